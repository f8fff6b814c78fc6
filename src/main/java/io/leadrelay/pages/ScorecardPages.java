package io.leadrelay.pages;

import io.leadrelay.lead.People;
import io.leadrelay.lead.Words;
import io.leadrelay.reporting.Firms;
import io.leadrelay.reporting.ScorecardPage;
import io.leadrelay.reporting.ScorecardWords;
import io.leadrelay.reporting.Scorecards;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A month against the agreement, with its pace line. */
@Controller
class ScorecardPages {

  private final MonthPages months;
  private final Scorecards scorecards;
  private final Firms firms;
  private final People people;

  ScorecardPages(MonthPages months, Scorecards scorecards, Firms firms, People people) {
    this.months = months;
    this.scorecards = scorecards;
    this.firms = firms;
    this.people = people;
  }

  @GetMapping("/scorecard")
  ModelAndView show(
      @RequestParam(required = false) @Nullable String month, HttpServletRequest request) {
    var language = PageLanguage.of(request);
    return months.page(
        "agreement/scorecard",
        month,
        language,
        (quota, running) -> {
          var card = scorecards.of(quota.month(), ScorecardPage.FIRST);
          return Map.of(
              "card", new ScorecardText(card, firms.of(card), people, language),
              "chart", new PaceChart(card.pace(), card.quota().target()),
              "words", Words.of(ScorecardWords.SENTENCES, language));
        });
  }
}
