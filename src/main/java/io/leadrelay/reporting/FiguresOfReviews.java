package io.leadrelay.reporting;

import io.leadrelay.review.Review;
import io.leadrelay.review.Reviews;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The figures of a month as both leads closed it. */
@Component
class FiguresOfReviews implements ReviewedMonths {

  private final Reviews reviews;

  FiguresOfReviews(Reviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public Optional<Figures> find(YearMonth month) {
    return reviews
        .find(month)
        .filter(review -> !review.isOpen())
        .map(Review::values)
        .map(Figures::new);
  }
}
