package io.leadrelay.intake;

import io.leadrelay.lead.Refusal;
import io.leadrelay.reporting.Firms;
import io.leadrelay.review.MissedTerm.LeadBehind;
import io.leadrelay.review.Review;
import io.leadrelay.review.Reviews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.YearMonth;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/reviews")
@Tag(name = "Reviews", description = "The months that both leads close together")
@Transactional(readOnly = true)
class ReviewsController {

  private final Reviews reviews;
  private final Firms firms;

  ReviewsController(Reviews reviews, Firms firms) {
    this.reviews = reviews;
    this.firms = firms;
  }

  @GetMapping
  @Operation(
      summary = "List the reviewed months",
      description = "Open and closed, the latest month first.")
  List<ReviewView> list() {
    var all = reviews.all();
    var named = firms(all);
    return all.stream().map(review -> ReviewView.of(review, all, named)).toList();
  }

  @GetMapping("/{month}")
  @Operation(
      summary = "Show the review of a month",
      description =
          "The figures as both leads were shown them, what has changed of them since, the terms"
              + " that were missed with the leads behind them, and what both noted and agreed.")
  @ApiResponse(responseCode = "200", description = "The review")
  @ApiResponse(responseCode = "400", description = "The month is none")
  @ApiResponse(responseCode = "404", description = "The month has not been opened for review")
  ReviewView show(@Parameter(example = "2026-11") @PathVariable String month) {
    var wanted = month(month);
    var all = reviews.all();
    return all.stream()
        .filter(review -> review.month().equals(wanted))
        .findFirst()
        .map((Review review) -> ReviewView.of(review, all, firms(List.of(review))))
        .orElseThrow(() -> new NotThere("%s has not been opened for review.".formatted(wanted)));
  }

  private Firms.Named firms(List<Review> shown) {
    return firms.of(
        shown.stream()
            .flatMap(review -> review.missed().stream())
            .flatMap(missed -> missed.leads().stream())
            .map(LeadBehind::lead)
            .toList());
  }

  private static YearMonth month(String text) {
    if (!text.matches("\\d{4}-(0[1-9]|1[0-2])")) {
      throw Refusal.invalid("month", "This must be a year and a month, such as 2026-11.");
    }
    return YearMonth.parse(text);
  }
}
