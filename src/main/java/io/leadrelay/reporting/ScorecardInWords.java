package io.leadrelay.reporting;

import io.leadrelay.agreement.Deliveries.Delivered;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.People;
import io.leadrelay.reporting.MissedTerm.LeadBehind;
import io.leadrelay.review.ReviewFigure;
import io.leadrelay.terms.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A scorecard as people read it in a review; the keys of the lines never change. */
@Component
class ScorecardInWords {

  private static final String EVERY_ONE = "every one";

  private final People people;

  ScorecardInWords(People people) {
    this.people = people;
  }

  List<ReviewFigure> figures(Scorecard card) {
    var lines = new ArrayList<ReviewFigure>();
    var quota = card.quota();
    lines.add(
        new ReviewFigure(
            "delivery.points",
            "Qualified leads, weighted by grade",
            Side.MARKETING,
            counted("" + quota.target(), "point"),
            counted(number(quota.points()), "point")));
    for (var grade : List.of(Grade.HOT, Grade.STANDARD)) {
      lines.add(
          new ReviewFigure(
              "delivery." + grade,
              "of these, " + word(grade),
              Side.MARKETING,
              null,
              delivered(
                  quota.delivered().stream().filter(line -> line.grade() == grade).toList())));
    }
    card.contacts().stream()
        .filter(contact -> contact.grade() != null)
        .forEach(contact -> contact(contact, lines));
    var attempts = card.attempts();
    lines.add(
        new ReviewFigure(
            "attempts.enough",
            "Given up after the agreed attempts",
            Side.SALES,
            EVERY_ONE,
            part(attempts.ended() - attempts.belowMinimum(), attempts.ended())));
    lines.add(
        new ReviewFigure(
            "attempts.perLead",
            "Attempts per lead",
            Side.SALES,
            null,
            attempts.perLead() == null ? "–" : number(attempts.perLead())));
    lines.add(rejections(card));
    var rulings = card.rulings();
    lines.add(
        new ReviewFigure(
            "rulings",
            "Rulings of the month",
            null,
            null,
            "%d upheld, %d overruled, %d of them by precedent"
                .formatted(rulings.upheld(), rulings.overruled(), rulings.byPrecedent())));
    return lines;
  }

  private static void contact(Contact contact, List<ReviewFigure> lines) {
    var key = "contact." + contact.grade() + ".";
    var grade = contact.grade() == null ? "" : word(contact.grade());
    lines.add(
        new ReviewFigure(
            key + "triedInTime",
            "First contact tried in time, " + grade,
            Side.SALES,
            EVERY_ONE,
            part(contact.triedInTime(), contact.due())));
    lines.add(
        new ReviewFigure(
            key + "reachedInTime",
            "of these, reached in time",
            Side.SALES,
            null,
            part(contact.reachedInTime(), contact.due())));
    lines.add(
        new ReviewFigure(
            key + "response",
            "Time to the first contact, " + grade,
            Side.SALES,
            null,
            contact.medianMinutes() == null || contact.p90Minutes() == null
                ? "–"
                : "%s in the middle, nine of ten within %s"
                    .formatted(time(contact.medianMinutes()), time(contact.p90Minutes()))));
    lines.add(
        new ReviewFigure(
            key + "typed",
            "First contacts typed in by hand, " + grade,
            Side.SALES,
            null,
            part(contact.typed(), contact.contacted())));
  }

  private static ReviewFigure rejections(Scorecard card) {
    var all = card.rejections();
    return new ReviewFigure(
        "rejections",
        "Leads given back by sales",
        null,
        null,
        "%d: %d upheld, %d overruled, %d not ruled yet"
            .formatted(
                all.stream().mapToInt(Rejections::made).sum(),
                all.stream().mapToInt(Rejections::upheld).sum(),
                all.stream().mapToInt(Rejections::overruled).sum(),
                all.stream().mapToInt(Rejections::open).sum()));
  }

  private static String delivered(List<Delivered> lines) {
    var leads = lines.stream().mapToInt(Delivered::leads).sum();
    var subtracted = lines.stream().mapToInt(Delivered::subtracted).sum();
    return leads(leads) + (subtracted == 0 ? "" : ", %d taken off".formatted(subtracted));
  }

  List<io.leadrelay.review.MissedTerm> missed(Scorecard card) {
    var names = new HashMap<String, String>();
    return card.missed().stream()
        .map(
            missed ->
                new io.leadrelay.review.MissedTerm(
                    missed.owner() == Owner.MARKETING ? Side.MARKETING : Side.SALES,
                    sentence(missed),
                    missed.total(),
                    missed.leads().stream()
                        .map(
                            behind ->
                                new io.leadrelay.review.MissedTerm.LeadBehind(
                                    behind.lead(), said(missed, behind, names)))
                        .toList()))
        .toList();
  }

  private static String sentence(MissedTerm missed) {
    var actual = number(missed.actual());
    var owed = number(missed.owed());
    return switch (missed.term()) {
      case MONTHLY_TARGET ->
          "%s of %s points were delivered.".formatted(actual, owed)
              + (missed.total() == 0
                  ? ""
                  : " %s taken off, as a rejection was upheld."
                      .formatted(
                          missed.total() == 1 ? "One lead was" : missed.total() + " leads were"));
      case FIRST_CONTACT -> "%s of %s first contacts were tried in time.".formatted(actual, owed);
      case MINIMUM_ATTEMPTS ->
          "%s of %s leads that were given up had the agreed attempts.".formatted(actual, owed);
    };
  }

  private String said(MissedTerm missed, LeadBehind behind, Map<String, String> names) {
    var by = number(behind.by());
    var rep = names.computeIfAbsent(behind.rep(), people::nameOf);
    return switch (missed.term()) {
      case MONTHLY_TARGET -> "%s, %s".formatted(word(behind.grade()), counted(by, "point"));
      case FIRST_CONTACT ->
          "%s, %s, overdue by %s".formatted(rep, word(behind.grade()), time(behind.by()));
      case MINIMUM_ATTEMPTS -> "%s, %s missing".formatted(rep, counted(by, "attempt"));
    };
  }

  private static String counted(String number, String what) {
    return number + " " + what + (number.equals("1") ? "" : "s");
  }

  private static String leads(int leads) {
    return counted("" + leads, "lead");
  }

  private static String part(int part, int whole) {
    return whole == 0
        ? "none was due"
        : "%d of %d (%d %%)".formatted(part, whole, 100L * part / whole);
  }

  /** Minutes in the largest unit of which there are at least two. */
  private static String time(BigDecimal minutes) {
    var whole = minutes.setScale(0, RoundingMode.HALF_UP).longValue();
    if (whole < 120) {
      return whole + " min";
    }
    return whole < 48 * 60 ? whole / 60 + " h" : whole / (24 * 60) + " d";
  }

  private static String number(@Nullable BigDecimal number) {
    return number == null ? "–" : number.stripTrailingZeros().toPlainString();
  }

  private static String word(Grade grade) {
    return grade.name().toLowerCase(Locale.ROOT);
  }
}
