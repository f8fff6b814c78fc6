package io.leadrelay.pages;

import io.leadrelay.agreement.Quota;
import io.leadrelay.agreement.Quotas;
import io.leadrelay.lead.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How marketing stands in a month against what it owes, and what would still reach it. */
@Controller
class QuotaPage {

  private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

  private final Quotas quotas;
  private final Clock clock;

  QuotaPage(Quotas quotas, Clock clock) {
    this.quotas = quotas;
    this.clock = clock;
  }

  @GetMapping("/quota")
  ModelAndView show(
      @RequestParam(required = false) @Nullable String month, HttpServletRequest request) {
    var language = PageLanguage.of(request);
    var running = quotas.of(null);
    if (month == null || month.isEmpty()) {
      return page(running, running, language);
    }
    if (!MONTH.matcher(month).matches()) {
      return PlainPages.notAnswered(language, "quota.page.month");
    }
    var wanted = YearMonth.parse(month);
    if (wanted.isAfter(running.month())) {
      return PlainPages.notAnswered(
          language, "quota.page.future", QuotaText.month(wanted, language));
    }
    return find(wanted)
        .map(quota -> page(quota, running, language))
        .orElseGet(
            () ->
                PlainPages.notAnswered(
                    language, "quota.page.before", QuotaText.month(wanted, language)));
  }

  private ModelAndView page(Quota quota, Quota running, Locale language) {
    var runs = quota.month().equals(running.month());
    var model = PageLanguage.model(language);
    model.put("quota", new QuotaText(quota, runs, clock.instant(), language));
    model.put(
        "before",
        find(quota.month().minusMonths(1))
            .map(Quota::month)
            .map(each -> link(each, language))
            .orElse(null));
    model.put("after", runs ? null : link(quota.month().plusMonths(1), language));
    return new ModelAndView("agreement/quota", model);
  }

  /** Empty if no agreement was in force yet. */
  private Optional<Quota> find(YearMonth month) {
    try {
      return Optional.of(quotas.of(month));
    } catch (Refusal tooEarly) {
      return Optional.empty();
    }
  }

  private static Link link(YearMonth month, Locale language) {
    return new Link(month.toString(), QuotaText.month(month, language));
  }

  /** The way to another month. */
  record Link(String month, String name) {}
}
