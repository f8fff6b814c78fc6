package io.leadrelay.review;

import io.leadrelay.lead.Languages;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files the figures of a month as both leads will see them. */
@Component
@Transactional
public class PrepareScorecard {

  /** How far back a figure is looked at again: later no rejection is likely to be decided. */
  private static final int MONTHS_LOOKED_AT_AGAIN = 12;

  private final Reviews reviews;
  private final MonthFigures figures;
  private final Languages languages;

  PrepareScorecard(Reviews reviews, MonthFigures figures, Languages languages) {
    this.reviews = reviews;
    this.figures = figures;
    this.languages = languages;
  }

  /** Safe to repeat until somebody has spoken. */
  public void of(YearMonth month) {
    reviews.setScorecard(month, figures.of(month, language()), restated(month));
  }

  /** What has changed of earlier months since both were last shown it. */
  private List<Restatement> restated(YearMonth month) {
    var shown =
        reviews.all().stream()
            .filter(review -> review.month().isBefore(month))
            .filter(review -> !review.month().isBefore(month.minusMonths(MONTHS_LOOKED_AT_AGAIN)))
            .sorted(Comparator.comparing(Review::month))
            .toList();
    var restated = new ArrayList<Restatement>();
    for (var review : shown) {
      var now = figures.of(review.month(), language()).figures();
      for (var figure : review.figures()) {
        var was = lastShown(review.month(), figure, shown);
        now.stream()
            .filter(other -> other.key().equals(figure.key()))
            .filter(other -> !other.value().equals(was))
            .map(
                other ->
                    new Restatement(
                        review.month(), figure.key(), figure.name(), was, other.value()))
            .forEach(restated::add);
      }
    }
    return restated;
  }

  private static String lastShown(YearMonth month, ReviewFigure figure, List<Review> shown) {
    return shown.stream()
        .flatMap(review -> review.restated().stream())
        .filter(restated -> restated.month().equals(month))
        .filter(restated -> restated.key().equals(figure.key()))
        .map(Restatement::now)
        .reduce(figure.value(), (earlier, later) -> later);
  }

  /** Both leads are shown the same words, which are kept as they were shown. */
  private Locale language() {
    return languages.of(null);
  }
}
