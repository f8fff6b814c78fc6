package io.leadrelay.intake;

import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.Words;
import io.leadrelay.reporting.Firms;
import io.leadrelay.reporting.MissedTerm.Term;
import io.leadrelay.reporting.ScorecardPage;
import io.leadrelay.reporting.ScorecardWords;
import io.leadrelay.reporting.Scorecards;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/scorecard")
@Tag(name = "Scorecard", description = "A month against the agreement")
class ScorecardController {

  private final Scorecards scorecards;
  private final Firms firms;

  ScorecardController(Scorecards scorecards, Firms firms) {
    this.scorecards = scorecards;
    this.firms = firms;
  }

  @GetMapping
  @Operation(
      summary = "Show the scorecard of a month",
      description =
          "A handoff belongs to the month of its time and is measured by its own agreement and"
              + " deadline. Each group of figures names its owner: MARKETING, SALES or ARBITRATION."
              + " missed lists the terms that were not kept, each with the first leads behind it;"
              + " term, after and limit fetch the others. restated lists figures that have changed"
              + " since both teams reviewed the month.")
  @ApiResponse(responseCode = "200", description = "The scorecard as it stands now")
  @ApiResponse(
      responseCode = "400",
      description =
          "The month is none, has not begun, or was over before the first agreement; or another"
              + " parameter is not valid")
  ScorecardView show(
      @Parameter(description = "The month that runs if left out", example = "2026-11")
          @RequestParam(required = false)
          @Nullable String month,
      @Parameter(description = "Name the leads behind this missed term only")
          @RequestParam(required = false)
          @Nullable String term,
      @Parameter(description = "The next of an earlier answer, together with its term")
          @RequestParam(required = false)
          @Nullable String after,
      @Parameter(
              description =
                  "How many leads behind each missed term, 1 to "
                      + ScorecardPage.MOST
                      + ", 20 if left out")
          @RequestParam(required = false)
          @Nullable String limit,
      @Parameter(description = "de for German sentences; any other language reads English")
          @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
          @Nullable String language) {
    var page = new ScorecardPage(term(term), after(after), limit(limit));
    var card = scorecards.of(QuotaController.month(month), page);
    return ScorecardView.of(card, firms.of(card), new ScorecardWords(Words.language(language)));
  }

  private static @Nullable Term term(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    return Arrays.stream(Term.values())
        .filter(term -> term.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.invalid(
                    "term",
                    Arrays.stream(Term.values())
                        .map(Enum::name)
                        .collect(Collectors.joining(", ", "This must be one of ", "."))));
  }

  private static @Nullable UUID after(@Nullable String text) {
    try {
      return text == null || text.isEmpty() ? null : UUID.fromString(text);
    } catch (IllegalArgumentException noId) {
      throw Refusal.invalid("after", "This must be the next of an earlier answer.");
    }
  }

  private static int limit(@Nullable String text) {
    try {
      return text == null || text.isEmpty() ? ScorecardPage.FIRST.limit() : Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw Refusal.invalid("limit", ScorecardPage.LIMIT);
    }
  }
}
