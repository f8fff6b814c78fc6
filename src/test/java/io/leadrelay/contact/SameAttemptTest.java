package io.leadrelay.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadrelay.lead.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a system logged and what the rep typed")
class SameAttemptTest {

  private static final Instant TYPED_AT = Instant.parse("2026-03-02T10:00:00Z");

  @ParameterizedTest(name = "{0} s before typing, {1}: {2}, and typed {3} before")
  @DisplayName("is the same attempt if the system tells later and time, channel and outcome fit")
  @CsvSource({
    "600, PHONE, , NOT_REACHED, true",
    "601, PHONE, , NOT_REACHED, false",
    "-60, PHONE, , NOT_REACHED, true",
    "-61, PHONE, , NOT_REACHED, false",
    "60, EMAIL, , NOT_REACHED, false",
    "60, PHONE, NOT_REACHED, NOT_REACHED, true",
    "60, PHONE, NOT_REACHED, CONVERSATION, false"
  })
  void isLoggedAfterwards(
      long before,
      String channel,
      @Nullable ContactOutcome logged,
      ContactOutcome typed,
      boolean same) {
    var bySystem = attempt(before, channel, logged, "pbx");
    var byRep = attempt(0, "PHONE", typed, ContactAttempt.TYPED);

    assertThat(SameAttempt.logged(bySystem, List.of(known(byRep, null))).isPresent())
        .isEqualTo(same);
  }

  @ParameterizedTest(name = "said {0} s before typing, logged {1} s before: {2}")
  @DisplayName("is recognised by the time that the rep gave, however much later it was typed")
  @CsvSource({
    "14400, 14400, true",
    "14400, 15000, true",
    "14400, 15001, false",
    "14400, 13800, true",
    "14400, 13799, false",
    "14400, 60, false"
  })
  void isRecognisedByTheTimeSaid(long said, long logged, boolean same) {
    var byRep = typedOf(said);
    var bySystem = attempt(logged, "PHONE", null, "pbx");

    assertThat(SameAttempt.logged(bySystem, List.of(known(byRep, null))).isPresent())
        .as("logged after it was typed")
        .isEqualTo(same);
    assertThat(
            SameAttempt.typed(byRep, WhichAttempt.UNSAID, List.of(known(bySystem, null)))
                .isPresent())
        .as("logged before it was typed")
        .isEqualTo(same);
  }

  @Test
  @DisplayName("is the newest logged call that waits for the rep's word, unless the rep says more")
  void isTheNewestThatWaits() {
    var typed = attempt(0, "PHONE", ContactOutcome.NOT_REACHED, ContactAttempt.TYPED);
    var newest = known(attempt(12_000, "PHONE", null, "pbx"), null);
    var older = known(attempt(14_400, "PHONE", null, "pbx"), null);
    var mail = known(attempt(60, "EMAIL", null, "crm"), null);
    var onRecord = List.of(mail, newest, older);

    assertThat(SameAttempt.typed(typed, WhichAttempt.UNSAID, onRecord)).contains(newest);
    assertThat(SameAttempt.typed(typed, WhichAttempt.of("" + older.id()), onRecord))
        .contains(older);
    assertThat(SameAttempt.typed(typed, WhichAttempt.of(WhichAttempt.ANOTHER), onRecord)).isEmpty();
  }

  @Test
  @DisplayName("is none that lies before an attempt of which somebody has said what came of it")
  void isNoneThatIsSettled() {
    var typed = attempt(0, "PHONE", ContactOutcome.NOT_REACHED, ContactAttempt.TYPED);
    var told = known(attempt(60, "PHONE", ContactOutcome.NOT_REACHED, "pbx"), null);
    var before = known(attempt(120, "PHONE", null, "pbx"), null);

    assertThat(SameAttempt.typed(typed, WhichAttempt.UNSAID, List.of(told, before))).isEmpty();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                SameAttempt.typed(typed, WhichAttempt.of("" + before.id()), List.of(told, before)))
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains("does not wait"));
  }

  @Test
  @DisplayName("pair once, each with the nearest")
  void pairOnce() {
    var typed = known(attempt(0, "PHONE", ContactOutcome.NOT_REACHED, ContactAttempt.TYPED), null);
    var earlier =
        known(attempt(400, "PHONE", ContactOutcome.NOT_REACHED, ContactAttempt.TYPED), null);
    var paired = known(attempt(30, "PHONE", null, "pbx"), typed.id());
    var near = attempt(450, "PHONE", null, "pbx");

    assertThat(SameAttempt.logged(near, List.of(typed, earlier))).contains(earlier);
    assertThat(SameAttempt.logged(attempt(60, "PHONE", null, "pbx"), List.of(typed, paired)))
        .isEmpty();
    assertThat(SameAttempt.logged(near, List.of(known(near, null)))).as("two systems").isEmpty();
  }

  private static ContactAttempt typedOf(long said) {
    return new ContactAttempt(
        TYPED_AT,
        "PHONE",
        false,
        ContactOutcome.NOT_REACHED,
        ContactAttempt.TYPED,
        null,
        null,
        TYPED_AT.minusSeconds(said));
  }

  private static LoggedAttempt known(ContactAttempt attempt, @Nullable UUID sameAs) {
    return new LoggedAttempt(UUID.randomUUID(), "rep", attempt, sameAs);
  }

  private static ContactAttempt attempt(
      long before, String channel, @Nullable ContactOutcome outcome, String source) {
    return new ContactAttempt(
        TYPED_AT.minusSeconds(before), channel, false, outcome, source, null, null);
  }
}
