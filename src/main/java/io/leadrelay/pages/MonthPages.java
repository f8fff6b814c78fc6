package io.leadrelay.pages;

import io.leadrelay.agreement.Quota;
import io.leadrelay.agreement.Quotas;
import io.leadrelay.lead.Refusal;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of a month with the ways to the month before and after, or why there is none. */
@Component
class MonthPages {

  private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

  private final Quotas quotas;

  MonthPages(Quotas quotas) {
    this.quotas = quotas;
  }

  /** What a page shows of a month. */
  interface Content {
    Map<String, Object> of(Quota month, boolean running);
  }

  /** The way to another month. */
  record Link(String month, String name) {}

  /**
   * The page of a month.
   *
   * @param month as it was asked for; the one that runs if null or empty
   */
  ModelAndView page(String template, @Nullable String month, Locale language, Content content) {
    var running = quotas.of(null);
    if (month == null || month.isEmpty()) {
      return page(template, running, running, language, content);
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
        .map(quota -> page(template, quota, running, language, content))
        .orElseGet(
            () ->
                PlainPages.notAnswered(
                    language, "quota.page.before", QuotaText.month(wanted, language)));
  }

  private ModelAndView page(
      String template, Quota quota, Quota running, Locale language, Content content) {
    var runs = quota.month().equals(running.month());
    var model = PageLanguage.model(language);
    model.putAll(content.of(quota, runs));
    model.put(
        "before",
        find(quota.month().minusMonths(1))
            .map(Quota::month)
            .map(each -> link(each, language))
            .orElse(null));
    model.put("after", runs ? null : link(quota.month().plusMonths(1), language));
    return new ModelAndView(template, model);
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
}
