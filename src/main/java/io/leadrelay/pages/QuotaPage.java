package io.leadrelay.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How marketing stands in a month against what it owes, and what would still reach it. */
@Controller
class QuotaPage {

  private final MonthPages months;
  private final Clock clock;

  QuotaPage(MonthPages months, Clock clock) {
    this.months = months;
    this.clock = clock;
  }

  @GetMapping("/quota")
  ModelAndView show(
      @RequestParam(required = false) @Nullable String month, HttpServletRequest request) {
    var language = PageLanguage.of(request);
    return months.page(
        "agreement/quota",
        month,
        language,
        (quota, running) ->
            Map.of("quota", new QuotaText(quota, running, clock.instant(), language)));
  }
}
