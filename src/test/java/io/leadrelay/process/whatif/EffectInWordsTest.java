package io.leadrelay.process.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.process.whatif.Effect.Ended;
import io.leadrelay.process.whatif.Effect.Group;
import io.leadrelay.process.whatif.Effect.Handoffs;
import io.leadrelay.process.whatif.Effect.Judgements;
import io.leadrelay.process.whatif.Effect.Kind;
import io.leadrelay.process.whatif.Effect.Sentence;
import io.leadrelay.process.whatif.Effect.Shift;
import io.leadrelay.process.whatif.Effect.Turn;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What would have been otherwise, for those who sign,")
class EffectInWordsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final UUID ONE = new UUID(0x0192_0000_0000_7000L, 1);

  private static final Group WON_AND_WARM =
      new Group(
          31,
          List.of(
              new Ended(LifecycleStage.NURTURING, false, 24),
              new Ended(LifecycleStage.NURTURING, true, 1),
              new Ended(LifecycleStage.CUSTOMER, false, 4),
              new Ended(LifecycleStage.LOST, false, 2)),
          new TreeMap<>(Map.of("EUR", new BigDecimal("48000.00"), "CHF", new BigDecimal("99.5"))),
          List.of(ONE));

  private static final Effect EFFECT =
      effect(
          new Judgements(
              2_900,
              1_204,
              12,
              1,
              42,
              List.of(
                  new Turn(Kind.FIT, "FITS", "NO_FIT", 12, 7, only(LifecycleStage.ERASED, 12)),
                  new Turn(Kind.READINESS, "NOT_READY", "STANDARD", 40, 0, WON_AND_WARM))),
          new Handoffs(
              310,
              300,
              2,
              List.of(
                  new Shift(true, 2, 1, only(LifecycleStage.SALES_ACCEPTED, 1)),
                  new Shift(false, 1, 0, only(LifecycleStage.CUSTOMER, 1)))),
          "Plan next attempt");

  @Test
  @DisplayName("is said in English")
  void english() {
    assertThat(said(EFFECT, Locale.ENGLISH))
        .containsExactly(
            "Of 1,204 leads judged from 1 September 2026 to 30 November 2026, 42 would have been"
                + " judged otherwise.",
            "12 leads that fitted would not have fitted: 12 were erased.",
            "31 leads that were not ready would have been standard leads: 4 became customers"
                + " (99.50 CHF, 48,000 EUR), 2 were lost, 24 are in nurturing, 1 is in nurturing"
                + " after sales gave it back and that was upheld.",
            "A lead that was judged several times may be counted in several of these lines.",
            "7 judgements differ by an earlier change: the tables in force judge so too.",
            "12 leads were judged before facts were kept, or have been erased: not judged again.",
            "1 judgement rests on facts of which some were too long to be kept in full.",
            "Of 310 handoffs from 1 September 2026 to 30 November 2026, 3 would have been measured"
                + " otherwise.",
            "2 first contacts that were in time would have been overdue (1 lead): 1 is being"
                + " followed up by sales.",
            "1 first contact that was overdue would have been in time (1 lead): 1 became a"
                + " customer.",
            "1 handoff differs by an earlier change: the table in force measures so too.",
            "Past leads cannot be judged by what changes in “Plan next attempt”.");
  }

  @Test
  @DisplayName("is said in German")
  void german() {
    assertThat(said(EFFECT, Locale.GERMANY))
        .containsExactly(
            "Von 1.204 Leads, die vom 1. September 2026 bis 30. November 2026 beurteilt wurden,"
                + " wären 42 anders beurteilt worden.",
            "12 Leads, die passten, hätten nicht gepasst: 12 wurden gelöscht.",
            "31 Leads, die nicht bereit waren, wären Standard-Leads gewesen: 4 wurden Kunden"
                + " (99,50 CHF, 48.000 EUR), 2 gingen verloren, 24 sind in der Lead-Pflege, 1 ist"
                + " in der Lead-Pflege, nachdem der Vertrieb ihn zurückgab und das bestätigt"
                + " wurde.",
            "Ein mehrmals beurteilter Lead kann in mehreren dieser Zeilen mitgezählt sein.",
            "7 Urteile sind wegen einer früheren Änderung anders: So urteilen auch die geltenden"
                + " Tabellen.",
            "12 Leads wurden beurteilt, bevor Fakten aufgehoben wurden, oder sind gelöscht: nicht"
                + " neu beurteilt.",
            "1 Urteil beruht auf Fakten, von denen manche zu lang waren, um ganz aufgehoben zu"
                + " werden.",
            "Von 310 Übergaben vom 1. September 2026 bis 30. November 2026 wären 3 anders gemessen"
                + " worden.",
            "2 Erstkontakte, die rechtzeitig waren, wären überfällig gewesen (1 Lead): 1 wird vom"
                + " Vertrieb weiter verfolgt.",
            "1 Erstkontakt, der überfällig war, wäre rechtzeitig gewesen (1 Lead): 1 wurde Kunde.",
            "1 Übergabe ist wegen einer früheren Änderung anders: So misst auch die geltende"
                + " Tabelle.",
            "Nach dem, was sich in „Plan next attempt“ ändert, lassen sich frühere Leads nicht"
                + " beurteilen.");
  }

  @Test
  @DisplayName("is said plainly where it is nothing")
  void nothing() {
    var none = effect(judged(1_204), new Handoffs(310, 300, 0, List.of()));
    assertThat(said(none, Locale.ENGLISH))
        .containsExactly(
            "None of the 1,204 leads judged from 1 September 2026 to 30 November 2026 would have"
                + " been judged otherwise.",
            "None of the 310 handoffs from 1 September 2026 to 30 November 2026 would have been"
                + " measured otherwise.");
    assertThat(said(none, Locale.GERMAN))
        .containsExactly(
            "Keiner der 1.204 Leads, die vom 1. September 2026 bis 30. November 2026 beurteilt"
                + " wurden, wäre anders beurteilt worden.",
            "Keine der 310 Übergaben vom 1. September 2026 bis 30. November 2026 wäre anders"
                + " gemessen worden.");
    assertThat(said(effect(judged(0), null), Locale.ENGLISH))
        .containsExactly("No lead was judged from 1 September 2026 to 30 November 2026.");
    assertThat(said(effect(judged(1), null), Locale.GERMAN))
        .containsExactly(
            "Der eine Lead, der vom 1. September 2026 bis 30. November 2026 beurteilt wurde, wäre"
                + " nicht anders beurteilt worden.");
    assertThat(said(effect(null, null), Locale.ENGLISH))
        .containsExactly(
            "No decision table differs from agreement no. 3, so past leads would have been judged"
                + " as they were.");
    assertThat(said(effect(null, null, "Plan next attempt", "Route lead"), Locale.ENGLISH))
        .containsExactly(
            "Past leads cannot be judged by what changes in “Plan next attempt”, “Route lead”.");
  }

  @Test
  @DisplayName("has words for every turn and every end, one or several, in both languages")
  void everyWord() {
    var turns = new ArrayList<Turn>();
    for (var leads : List.of(1, 2)) {
      var group =
          new Group(
              leads,
              List.of(LifecycleStage.values()).stream()
                  .map(stage -> new Ended(stage, false, leads))
                  .toList(),
              Map.of(),
              List.of());
      for (var was : List.of("FITS", "NO_FIT", "UNKNOWN", "HOT", "STANDARD", "NOT_READY")) {
        turns.add(new Turn(Kind.FIT, was, was, leads, 0, group));
        turns.add(new Turn(Kind.FIT, was, Verdict.NONE, leads, 0, upheld(leads)));
      }
    }
    var all = effect(new Judgements(1, 1, 0, 0, 1_000, turns), null);
    for (var language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      assertThat(said(all, language))
          .hasSize(1 + turns.size())
          .noneMatch(line -> line.contains("{") || line.contains("choice"));
    }
  }

  @Test
  @DisplayName("names the days of the zone it is read in, and English for any other language")
  void days() {
    assertThat(EFFECT.inWords(Locale.FRENCH, ZoneId.of("America/New_York")).get(0).text())
        .startsWith("Of 1,204 leads judged from 31 August 2026 to 30 November 2026, 42");
  }

  @Test
  @DisplayName("names some of the leads that a sentence speaks of")
  void examples() {
    assertThat(EFFECT.inWords(Locale.ENGLISH, BERLIN))
        .filteredOn(sentence -> sentence.text().startsWith("31 leads"))
        .singleElement()
        .extracting(Sentence::examples)
        .isEqualTo(List.of(ONE));
  }

  @Test
  @DisplayName("can be kept as text and read again")
  void isKept() {
    assertThat(Effect.of(EFFECT.json())).isEqualTo(EFFECT);
    var nothing = effect(null, null);
    assertThat(Effect.of(nothing.json())).isEqualTo(nothing);
    assertThat(EFFECT.json()).contains("48000.00", "2026-11-30T23:00:00Z");
    assertThatIllegalArgumentException().isThrownBy(() -> Effect.of("{\"agreement\":[]}"));
  }

  private static Group upheld(long leads) {
    return new Group(
        leads,
        List.of(
            new Ended(LifecycleStage.NO_FIT, true, leads),
            new Ended(LifecycleStage.NURTURING, true, leads)),
        Map.of(),
        List.of());
  }

  private static Group only(LifecycleStage stage, long leads) {
    return new Group(leads, List.of(new Ended(stage, false, leads)), Map.of(), List.of());
  }

  private static Judgements judged(long leads) {
    return new Judgements(leads, leads, 0, 0, 0, List.of());
  }

  /** From 1 September to the end of 30 November, in Berlin. */
  private static Effect effect(
      @Nullable Judgements judgements, @Nullable Handoffs handoffs, String... notJudged) {
    return new Effect(
        3,
        Instant.parse("2026-08-31T22:00:00Z"),
        Instant.parse("2026-11-30T23:00:00Z"),
        judgements,
        handoffs,
        List.of(notJudged));
  }

  private static List<String> said(Effect effect, Locale language) {
    return effect.inWords(language, BERLIN).stream().map(Sentence::text).toList();
  }
}
