package io.leadrelay.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.agreement.Deliveries.Delivered;
import io.leadrelay.agreement.Quota;
import io.leadrelay.arbitration.RejectionReason;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.People;
import io.leadrelay.reporting.MissedTerm.LeadBehind;
import io.leadrelay.reporting.MissedTerm.Term;
import io.leadrelay.reporting.MissedTerm.What;
import io.leadrelay.review.ReviewFigure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A scorecard in the words of a review")
class ScorecardInWordsTest {

  private static final Instant DUE = Instant.parse("2026-11-03T23:30:00Z");

  private final ScorecardInWords words = new ScorecardInWords(new OnePerson());

  /** Knows the name of whoever is asked for. */
  private static final class OnePerson implements People {

    @Override
    public Optional<String> emailOf(String userId) {
      return Optional.empty();
    }

    @Override
    public String nameOf(String userId) {
      return "Rita Reyes";
    }

    @Override
    public List<String> membersOf(String group) {
      return List.of();
    }

    @Override
    public boolean isKnown(String userId) {
      return true;
    }

    @Override
    public boolean isMember(String userId, String group) {
      return false;
    }
  }

  @Test
  @DisplayName("says each figure with its unit, in English and in German")
  void figures() {
    assertThat(lines(Locale.ENGLISH))
        .contains(
            "Qualified leads, weighted by grade | 1,500 points | 1 point",
            "of these, hot | null | 1 lead, 2 taken off",
            "of these, standard | null | 0 leads",
            "First contact tried in time, hot | every one | 199 of 200 (99.5%)",
            "Time to the first contact, hot | null | 45 min in the middle, nine of ten within 3 h",
            "First contact tried in time, standard | every one | none was due",
            "Time to the first contact, standard | null | –",
            "Let go as not reached after the agreed attempts | every one | 2 of 3 (66.7%)",
            "Attempts per lead | null | 2.5",
            "Leads given back by sales | null | 6: 3 upheld, 1 overruled, 2 not ruled yet",
            "Rulings of the month | null | 3 upheld, 1 overruled; 2 of all by precedent");
    assertThat(lines(Locale.GERMAN))
        .contains(
            "Qualifizierte Leads, nach Qualitätsstufe gewichtet | 1.500 Punkte | 1 Punkt",
            "davon heiß | null | 1 Lead, 2 abgezogen",
            "Erstkontakt rechtzeitig versucht, heiß | alle | 199 von 200 (99,5 %)",
            "Zeit bis zum Erstkontakt, heiß | null | 45 Min. im Median, neun von zehn binnen 3 Std.",
            "Versuche je Lead | null | 2,5");
  }

  private List<String> lines(Locale language) {
    return words.figures(card(), language).stream()
        .map(figure -> figure.name() + " | " + figure.agreed() + " | " + figure.value())
        .toList();
  }

  @Test
  @DisplayName("keeps the keys by which later months find a figure again")
  void keys() {
    assertThat(words.figures(card(), Locale.GERMAN))
        .extracting(ReviewFigure::key)
        .containsExactly(
            "delivery.points",
            "delivery.HOT",
            "delivery.STANDARD",
            "contact.HOT.triedInTime",
            "contact.HOT.reachedInTime",
            "contact.HOT.response",
            "contact.HOT.typed",
            "contact.STANDARD.triedInTime",
            "contact.STANDARD.reachedInTime",
            "contact.STANDARD.response",
            "contact.STANDARD.typed",
            "attempts.enough",
            "attempts.perLead",
            "rejections",
            "rulings");
  }

  @Test
  @DisplayName("says what happened to each lead behind a missed term: whose, how hot, since when")
  void missed() {
    assertThat(said(Locale.ENGLISH))
        .containsExactly(
            "hot, Rita Reyes, ruled on 4 November 2026: rejection upheld, 3 points taken off",
            "hot, Rita Reyes, due on 4 November 2026: tried 2 h late",
            "hot, Rita Reyes, due on 4 November 2026: not tried yet, overdue by 2 days",
            "hot, Rita Reyes, due on 4 November 2026: never tried, let go 119 min after it was due",
            "hot, Rita Reyes, let go on 4 November 2026: given up with 1 attempt missing",
            "hot, Rita Reyes, let go on 4 November 2026: cadence used up with 2 attempts missing");
    assertThat(said(Locale.GERMAN))
        .contains(
            "heiß, Rita Reyes, fällig am 4. November 2026: versucht, 2 Std. zu spät",
            "heiß, Rita Reyes, abgegeben am 4. November 2026: aufgegeben, es fehlt 1 Versuch");
    assertThat(words.missed(card(), Locale.GERMAN).get(1).sentence())
        .isEqualTo(
            "Der Vertrieb schuldete 200 Erstkontakte und hat 199 rechtzeitig versucht; überfällig"
                + " waren 3.");
  }

  private List<String> said(Locale language) {
    return words.missed(card(), language).stream()
        .flatMap(missed -> missed.leads().stream())
        .map(io.leadrelay.review.MissedTerm.LeadBehind::said)
        .toList();
  }

  private static Scorecard card() {
    return new Scorecard(
        YearMonth.of(2026, 11),
        ZoneId.of("Europe/Berlin"),
        Scorecard.State.OVER,
        DUE,
        List.of(),
        new Quota(
            YearMonth.of(2026, 11),
            ZoneId.of("Europe/Berlin"),
            Quota.State.MISSED,
            1500,
            List.of(new Delivered(1, Grade.HOT, BigDecimal.ONE, 1, 2)),
            new BigDecimal("1.00"),
            new BigDecimal("1499.00"),
            21,
            0,
            null,
            1500,
            List.of()),
        new Pace(List.of(), null, null, List.of()),
        List.of(
            contact(Grade.HOT, 200, 199, "45.0", "185.2"),
            contact(Grade.STANDARD, 0, 0, null, null),
            contact(null, 200, 199, "45.0", "185.2")),
        new Attempts(2, 5, 3, 9, 12, 1),
        List.of(
            new Rejections(RejectionReason.NO_FIT, 5, 3, 1, 2),
            new Rejections(RejectionReason.OTHER, 1, 0, 0, 0)),
        new Rulings(3, 1, 2),
        List.of(
            term(Term.MONTHLY_TARGET, "1500", "1.00", behind(What.TAKEN_OFF, "3.00")),
            term(
                Term.FIRST_CONTACT,
                "200",
                "199",
                behind(What.TRIED_LATE, "120.0"),
                behind(What.NOT_TRIED_YET, "2880.0"),
                behind(What.NEVER_TRIED, "119.4")),
            term(
                Term.MINIMUM_ATTEMPTS,
                "3",
                "2",
                behind(What.GIVEN_UP, "1"),
                behind(What.CADENCE_USED_UP, "2"))),
        List.of());
  }

  private static Contact contact(
      @Nullable Grade grade, int due, int tried, @Nullable String median, @Nullable String p90) {
    return new Contact(
        grade,
        due,
        due,
        tried,
        tried,
        due - tried,
        due,
        median == null ? null : new BigDecimal(median),
        p90 == null ? null : new BigDecimal(p90),
        0,
        due);
  }

  private static MissedTerm term(Term term, String owed, String actual, LeadBehind... leads) {
    return new MissedTerm(
        term,
        new BigDecimal(owed),
        new BigDecimal(actual),
        leads.length,
        Arrays.asList(leads),
        null);
  }

  private static LeadBehind behind(What what, String by) {
    return new LeadBehind(
        LeadId.create(), UUID.randomUUID(), "rep1", Grade.HOT, DUE, DUE, what, new BigDecimal(by));
  }
}
