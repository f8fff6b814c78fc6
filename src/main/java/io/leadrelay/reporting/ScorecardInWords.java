package io.leadrelay.reporting;

import io.leadrelay.agreement.Deliveries.Delivered;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Words;
import io.leadrelay.reporting.MissedTerm.LeadBehind;
import io.leadrelay.review.ReviewFigure;
import io.leadrelay.terms.Side;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A scorecard as people read it in a review; the keys of the lines never change. */
@Component
class ScorecardInWords {

  private final People people;

  ScorecardInWords(People people) {
    this.people = people;
  }

  /**
   * The lines of a review.
   *
   * @param language any other than German reads English
   */
  List<ReviewFigure> figures(Scorecard card, Locale language) {
    var words = new ScorecardWords(language);
    var lines = new ArrayList<ReviewFigure>();
    delivery(card, words, lines);
    for (var contact : card.contacts()) {
      if (contact.grade() != null) {
        contact(contact, contact.grade(), words, lines);
      }
    }
    attempts(card.attempts(), words, lines);
    lines.add(line("rejections", null, null, rejections(card.rejections(), words), words));
    var rulings = card.rulings();
    lines.add(
        line(
            "rulings",
            null,
            null,
            words.say(
                "review.rulings.value",
                rulings.upheld(),
                rulings.overruled(),
                rulings.byPrecedent()),
            words));
    return lines;
  }

  private static void delivery(Scorecard card, ScorecardWords words, List<ReviewFigure> lines) {
    var quota = card.quota();
    lines.add(
        line(
            "delivery.points",
            Side.MARKETING,
            words.say("review.points", quota.target()),
            words.say("review.points", quota.points()),
            words));
    for (var grade : List.of(Grade.HOT, Grade.STANDARD)) {
      var delivered = quota.delivered().stream().filter(of -> of.grade() == grade).toList();
      lines.add(
          line(
              "delivery." + grade,
              Side.MARKETING,
              null,
              words.say(
                  "review.delivery.value",
                  sum(delivered, Delivered::leads),
                  sum(delivered, Delivered::subtracted)),
              words));
    }
  }

  private static void contact(
      Contact contact, Grade grade, ScorecardWords words, List<ReviewFigure> lines) {
    var key = "contact." + grade + ".";
    var everyOne = words.say("review.everyOne");
    lines.add(
        line(
            key + "triedInTime",
            Side.SALES,
            everyOne,
            words.part(contact.triedInTime(), contact.due()),
            words));
    lines.add(
        line(
            key + "reachedInTime",
            Side.SALES,
            null,
            words.part(contact.reachedInTime(), contact.due()),
            words));
    lines.add(
        line(
            key + "response",
            Side.SALES,
            null,
            words.response(contact.medianMinutes(), contact.p90Minutes()),
            words));
    lines.add(
        line(
            key + "typed",
            Side.SALES,
            null,
            contact.contacted() == 0
                ? words.say("nothing")
                : words.part(contact.typed(), contact.contacted()),
            words));
  }

  private static void attempts(Attempts attempts, ScorecardWords words, List<ReviewFigure> lines) {
    lines.add(
        line(
            "attempts.enough",
            Side.SALES,
            words.say("review.everyOne"),
            words.part(attempts.ended() - attempts.belowMinimum(), attempts.ended()),
            words));
    var perLead = attempts.perLead();
    lines.add(
        line(
            "attempts.perLead",
            Side.SALES,
            null,
            perLead == null ? words.say("nothing") : words.say("review.number", perLead),
            words));
  }

  private static String rejections(List<Rejections> all, ScorecardWords words) {
    return words.say(
        "review.rejections.value",
        sum(all, Rejections::made),
        sum(all, Rejections::upheld),
        sum(all, Rejections::overruled),
        sum(all, Rejections::open));
  }

  private static <T> int sum(List<T> of, ToIntFunction<T> figure) {
    return of.stream().mapToInt(figure).sum();
  }

  private static ReviewFigure line(
      String key,
      @Nullable Side side,
      @Nullable String agreed,
      String value,
      ScorecardWords words) {
    return new ReviewFigure(key, words.say("review." + key), side, agreed, value);
  }

  /**
   * The terms that were missed.
   *
   * @param language any other than German reads English
   */
  List<io.leadrelay.review.MissedTerm> missed(Scorecard card, Locale language) {
    var words = new ScorecardWords(language);
    var names = new HashMap<String, String>();
    return card.missed().stream()
        .map(
            missed ->
                new io.leadrelay.review.MissedTerm(
                    missed.owner() == Owner.MARKETING ? Side.MARKETING : Side.SALES,
                    words.sentence(missed),
                    missed.total(),
                    missed.leads().stream()
                        .map(
                            behind ->
                                new io.leadrelay.review.MissedTerm.LeadBehind(
                                    behind.lead(),
                                    said(missed, behind, card.zone(), language, words, names)))
                        .toList()))
        .toList();
  }

  private String said(
      MissedTerm missed,
      LeadBehind behind,
      ZoneId zone,
      Locale language,
      ScorecardWords words,
      Map<String, String> names) {
    return words.say(
        "review.behind." + missed.term(),
        names.computeIfAbsent(behind.rep(), people::nameOf),
        words.say("grade." + behind.grade()),
        Words.day(language).format(behind.at().atZone(zone)),
        words.happened(behind));
  }
}
