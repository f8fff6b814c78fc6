package io.leadrelay.reporting;

import static java.util.stream.Collectors.toMap;

import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Words;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A month as the lead of a side reads it in the form of the review. */
@Component
public class ReviewCard {

  private static final int LEADS_SHOWN = 20;

  private final Reviews reviews;
  private final MessageSource messages;
  private final JdbcClient jdbc;

  ReviewCard(Reviews reviews, MessageSource messages, JdbcClient jdbc) {
    this.reviews = reviews;
    this.messages = messages;
    this.jdbc = jdbc;
  }

  /**
   * What the form shows: texts, and lists and maps of these; nothing if the month is not reviewed.
   *
   * @param side whose form it is
   * @param language of who reads it; what a scorecard has stored stays in the language it was
   *     stored in
   */
  @Transactional(readOnly = true)
  public Map<String, @Nullable Object> of(YearMonth month, Side side, Locale language) {
    return reviews.find(month).map(review -> card(review, side, language)).orElseGet(Map::of);
  }

  private Map<String, @Nullable Object> card(Review review, Side side, Locale language) {
    var firms = firms(review);
    var open =
        reviews.openActions().stream()
            .filter(action -> action.month().isBefore(review.month()))
            .map(
                action ->
                    say(
                        language,
                        "card.review.action",
                        "" + action.number(),
                        side(action.side(), language),
                        Words.month(language).format(action.month()),
                        action.text()))
            .toList();
    var other =
        review.statement(side.other()).map(said -> said(review, said, language)).orElse(null);
    var card = new LinkedHashMap<String, @Nullable Object>();
    card.put("month", Words.month(language).format(review.month()));
    card.put("summary", say(language, "card.review.summary", review.missed().size()));
    card.put(
        "due",
        review.dueAt() == null
            ? null
            : Words.day(language).format(review.dueAt().atZone(review.zone())));
    card.put("figures", review.figures().stream().map(figure -> line(figure, language)).toList());
    card.put(
        "missed", review.missed().stream().map(missed -> missed(missed, firms, language)).toList());
    card.put(
        "restated",
        review.restated().stream().map(restated -> sentence(restated, language)).toList());
    card.put("other", other);
    card.put("openActions", open);
    card.put("said", other != null || !open.isEmpty());
    return card;
  }

  private Map<String, String> line(ReviewFigure figure, Locale language) {
    return Map.of(
        "name", figure.name(),
        "who", figure.side() == null ? "" : side(figure.side(), language),
        "agreed", Objects.requireNonNullElse(figure.agreed(), ""),
        "value", figure.value());
  }

  private Map<String, @Nullable Object> missed(
      MissedTerm missed, Map<LeadId, String> firms, Locale language) {
    var shown = missed.leads().stream().limit(LEADS_SHOWN).toList();
    var term = new HashMap<String, @Nullable Object>();
    term.put("who", side(missed.side(), language));
    term.put("sentence", missed.sentence());
    term.put(
        "leads",
        shown.stream()
            .map(
                behind ->
                    Map.of(
                        "firm",
                        Objects.requireNonNullElseGet(
                            firms.get(behind.lead()), () -> say(language, "card.review.noFirm")),
                        "said",
                        behind.said()))
            .toList());
    term.put(
        "more",
        missed.total() > shown.size()
            ? say(language, "card.review.more", missed.total() - shown.size())
            : null);
    return term;
  }

  private String sentence(Restatement restated, Locale language) {
    return say(
        language,
        "card.review.restated",
        Words.month(language).format(restated.month()),
        restated.name(),
        restated.now(),
        restated.was());
  }

  private Map<String, Object> said(Review review, Statement said, Locale language) {
    return Map.of(
        "title",
        say(language, "card.review.said." + said.side(), said.name()),
        "notes",
        Objects.requireNonNullElseGet(said.notes(), () -> say(language, "card.review.noNotes")),
        "actions",
        review.actions().stream()
            .filter(action -> action.side() == said.side())
            .map(AgreedAction::text)
            .toList());
  }

  private String side(Side side, Locale language) {
    return say(language, "side." + side);
  }

  private String say(Locale language, String key, Object... arguments) {
    return messages.getMessage(key, arguments, language);
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
