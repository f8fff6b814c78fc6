package io.leadrelay.reporting;

import static java.util.stream.Collectors.toMap;

import io.leadrelay.lead.LeadId;
import io.leadrelay.review.AgreedAction;
import io.leadrelay.review.MissedTerm;
import io.leadrelay.review.MissedTerm.LeadBehind;
import io.leadrelay.review.Restatement;
import io.leadrelay.review.Review;
import io.leadrelay.review.ReviewFigure;
import io.leadrelay.review.Reviews;
import io.leadrelay.review.Statement;
import io.leadrelay.terms.Side;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A month as the lead of a side reads it in the form of the review. */
@Component
public class ReviewCard {

  private static final int LEADS_SHOWN = 20;

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);

  private final Reviews reviews;
  private final JdbcClient jdbc;

  ReviewCard(Reviews reviews, JdbcClient jdbc) {
    this.reviews = reviews;
    this.jdbc = jdbc;
  }

  /**
   * What the form shows: texts, and lists and maps of these; nothing if the month is not reviewed.
   *
   * @param side whose form it is
   */
  @Transactional(readOnly = true)
  public Map<String, @Nullable Object> of(YearMonth month, Side side) {
    return reviews.find(month).map(review -> card(review, side)).orElseGet(Map::of);
  }

  private Map<String, @Nullable Object> card(Review review, Side side) {
    var firms = firms(review);
    var open =
        reviews.openActions().stream()
            .filter(action -> action.month().isBefore(review.month()))
            .map(
                action ->
                    "No. %d, %s, %s: %s"
                        .formatted(
                            action.number(),
                            action.side().word(),
                            MONTH.format(action.month()),
                            action.text()))
            .toList();
    var other = review.statement(side.other()).map(said -> said(review, said)).orElse(null);
    var card = new LinkedHashMap<String, @Nullable Object>();
    card.put("month", MONTH.format(review.month()));
    card.put("summary", summary(review));
    card.put(
        "due", review.dueAt() == null ? null : DAY.format(review.dueAt().atZone(review.zone())));
    card.put("figures", review.figures().stream().map(ReviewCard::line).toList());
    card.put("missed", review.missed().stream().map(missed -> missed(missed, firms)).toList());
    card.put("restated", review.restated().stream().map(ReviewCard::sentence).toList());
    card.put("other", other);
    card.put("openActions", open);
    card.put("said", other != null || !open.isEmpty());
    return card;
  }

  private static String summary(Review review) {
    return review.missed().isEmpty()
        ? "Every term was kept"
        : review.missed().size() == 1
            ? "One term was missed"
            : review.missed().size() + " terms were missed";
  }

  private static Map<String, String> line(ReviewFigure figure) {
    return Map.of(
        "name", figure.name(),
        "who", figure.side() == null ? "" : name(figure.side()),
        "agreed", Objects.requireNonNullElse(figure.agreed(), ""),
        "value", figure.value());
  }

  private static Map<String, @Nullable Object> missed(
      MissedTerm missed, Map<LeadId, String> firms) {
    var shown = missed.leads().stream().limit(LEADS_SHOWN).toList();
    var term = new HashMap<String, @Nullable Object>();
    term.put("who", name(missed.side()));
    term.put("sentence", missed.sentence());
    term.put(
        "leads",
        shown.stream()
            .map(
                behind ->
                    Map.of(
                        "firm",
                        Objects.requireNonNullElse(firms.get(behind.lead()), "firm not known"),
                        "said",
                        behind.said()))
            .toList());
    term.put(
        "more",
        missed.total() > shown.size()
            ? "and %d more".formatted(missed.total() - shown.size())
            : null);
    return term;
  }

  private static String sentence(Restatement restated) {
    return "%s, %s: %s, shown as %s."
        .formatted(MONTH.format(restated.month()), restated.name(), restated.now(), restated.was());
  }

  private static Map<String, Object> said(Review review, Statement said) {
    return Map.of(
        "title",
        "%s has reviewed the month for %s".formatted(said.name(), said.side().word()),
        "notes",
        Objects.requireNonNullElse(said.notes(), "No notes."),
        "actions",
        review.actions().stream()
            .filter(action -> action.side() == said.side())
            .map(AgreedAction::text)
            .toList());
  }

  private static String name(Side side) {
    return side == Side.MARKETING ? "Marketing" : "Sales";
  }

  /** Read at the moment of reading, so that nothing is left here of a lead that was erased. */
  private Map<LeadId, String> firms(Review review) {
    var ids =
        review.missed().stream()
            .flatMap(missed -> missed.leads().stream().limit(LEADS_SHOWN))
            .map(LeadBehind::lead)
            .map(LeadId::value)
            .distinct()
            .toList();
    return ids.isEmpty()
        ? Map.of()
        : jdbc
            .sql("select id, company from lead where company is not null and id in (:ids)")
            .param("ids", ids)
            .query(
                (row, n) ->
                    Map.entry(
                        new LeadId(row.getObject("id", UUID.class)), row.getString("company")))
            .list()
            .stream()
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
