package io.leadrelay.contact;

import static org.assertj.core.api.Assertions.assertThat;

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

  @ParameterizedTest(name = "{0} s before typing, {1}: {2} and typed {3}")
  @DisplayName("is the same attempt if it fits in time, channel and outcome")
  @CsvSource({
    "600, PHONE, , NOT_REACHED, true, true",
    "601, PHONE, , NOT_REACHED, false, false",
    "-60, PHONE, , NOT_REACHED, true, true",
    "-61, PHONE, , NOT_REACHED, false, false",
    "60, EMAIL, , NOT_REACHED, false, false",
    "60, PHONE, NOT_REACHED, NOT_REACHED, true, false",
    "60, PHONE, NOT_REACHED, CONVERSATION, false, false"
  })
  void isTheSame(
      long before,
      String channel,
      @Nullable ContactOutcome logged,
      ContactOutcome typed,
      boolean ifTypedFirst,
      boolean ifLoggedFirst) {
    var bySystem = attempt(before, channel, logged, "pbx");
    var byRep = attempt(0, "PHONE", typed, ContactAttempt.TYPED);

    assertThat(SameAttempt.of(bySystem, List.of(known(byRep, null))).isPresent())
        .isEqualTo(ifTypedFirst);
    assertThat(SameAttempt.of(byRep, List.of(known(bySystem, null))).isPresent())
        .isEqualTo(ifLoggedFirst);
  }

  @Test
  @DisplayName("pair once, each with the nearest")
  void pairOnce() {
    var typed = known(attempt(0, "PHONE", ContactOutcome.NOT_REACHED, ContactAttempt.TYPED), null);
    var near = known(attempt(60, "PHONE", null, "pbx"), null);
    var far = known(attempt(300, "PHONE", null, "pbx"), null);
    var paired = known(attempt(30, "PHONE", null, "pbx"), typed.id());

    assertThat(SameAttempt.of(typed.attempt(), List.of(far, near))).contains(near);
    assertThat(SameAttempt.of(near.attempt(), List.of(typed, paired))).isEmpty();
    assertThat(SameAttempt.of(near.attempt(), List.of(far))).as("two systems").isEmpty();
  }

  private static LoggedAttempt known(ContactAttempt attempt, @Nullable UUID sameAs) {
    return new LoggedAttempt(UUID.randomUUID(), attempt, sameAs);
  }

  private static ContactAttempt attempt(
      long before, String channel, @Nullable ContactOutcome outcome, String source) {
    return new ContactAttempt(
        TYPED_AT.minusSeconds(before), channel, false, outcome, source, null, null);
  }
}
