package io.leadrelay.reporting;

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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A month as the lead of a side reads it in the form of the review. */
@Component
public class ReviewCard {

  private static final int LEADS_SHOWN = 20;

  private final Reviews reviews;
  private final Firms firms;

  ReviewCard(Reviews reviews, Firms firms) {
    this.reviews = reviews;
    this.firms = firms;
  }

  /**
   * What the form shows: texts, and lists and maps of these; nothing if the month is not reviewed.
   *
   * @param side whose form it is
   * @param language of what the form says beside the figures, which are kept as both were shown
   *     them; any other than German reads English
   */
  @Transactional(readOnly = true)
  public Map<String, @Nullable Object> of(YearMonth month, Side side, Locale language) {
    return reviews.find(month).map(review -> card(review, side, language)).orElseGet(Map::of);
  }

  private Map<String, @Nullable Object> card(Review review, Side side, Locale language) {
    var words = new ScorecardWords(language);
    var named = firms(review);
    var open =
        reviews.openActions().stream()
            .filter(action -> action.month().isBefore(review.month()))
            .map(action -> sentence(action, words))
            .toList();
    var other = review.statement(side.other()).map(said -> said(review, said, words)).orElse(null);
    var card = new LinkedHashMap<String, @Nullable Object>();
    card.put("month", words.month(review.month()));
    card.put("summary", summary(review, words));
    card.put(
        "due",
        review.dueAt() == null
            ? null
            : Words.day(language).format(review.dueAt().atZone(review.zone())));
    card.put("figures", review.figures().stream().map(line -> line(line, words)).toList());
    card.put(
        "missed", review.missed().stream().map(missed -> missed(missed, named, words)).toList());
    card.put("restated", review.restated().stream().map(each -> sentence(each, words)).toList());
    card.put("other", other);
    card.put("openActions", open);
    card.put("said", other != null || !open.isEmpty());
    return card;
  }

  private static String sentence(AgreedAction action, ScorecardWords words) {
    return words.say(
        "review.action",
        "" + action.number(),
        words.say("review.side." + action.side()),
        words.month(action.month()),
        action.text());
  }

  private static String summary(Review review, ScorecardWords words) {
    return review.missed().isEmpty()
        ? words.say("review.kept")
        : words.say("review.missed", review.missed().size());
  }

  private static Map<String, String> line(ReviewFigure figure, ScorecardWords words) {
    return Map.of(
        "name", figure.name(),
        "who", figure.side() == null ? "" : words.say("review.side." + figure.side()),
        "agreed", Objects.requireNonNullElse(figure.agreed(), ""),
        "value", figure.value());
  }

  private static Map<String, @Nullable Object> missed(
      MissedTerm missed, Firms.Named named, ScorecardWords words) {
    var shown = missed.leads().stream().limit(LEADS_SHOWN).toList();
    var term = new HashMap<String, @Nullable Object>();
    term.put("sentence", missed.sentence());
    term.put(
        "leads",
        shown.stream()
            .map(
                behind ->
                    Map.of("firm", words.firm(named.of(behind.lead())), "said", behind.said()))
            .toList());
    term.put(
        "more",
        missed.total() > shown.size()
            ? words.say("review.more", missed.total() - shown.size())
            : null);
    return term;
  }

  private static String sentence(Restatement restated, ScorecardWords words) {
    return words.say(
        "review.restated",
        words.month(restated.month()),
        restated.name(),
        restated.now(),
        restated.was());
  }

  private static Map<String, Object> said(Review review, Statement said, ScorecardWords words) {
    return Map.of(
        "title",
        words.say("review.said", said.name(), words.say("review.for." + said.side())),
        "notes",
        Objects.requireNonNullElse(said.notes(), words.say("review.noNotes")),
        "actions",
        review.actions().stream()
            .filter(action -> action.side() == said.side())
            .map(AgreedAction::text)
            .toList());
  }

  private Firms.Named firms(Review review) {
    return firms.of(
        review.missed().stream()
            .flatMap(missed -> missed.leads().stream().limit(LEADS_SHOWN))
            .map(LeadBehind::lead)
            .toList());
  }
}
