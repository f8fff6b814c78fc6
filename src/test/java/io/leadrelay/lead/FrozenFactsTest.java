package io.leadrelay.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.lead.SignalTypes.SignalType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The facts that a judgement rested on")
class FrozenFactsTest {

  private static final SignalTypes SIGNALS =
      new SignalTypes(
          List.of(
              new SignalType("visit", "visits30d", 30, false, "Visited"),
              new SignalType("talk", "askedForTalk", 30, true, "Asked")));

  @Test
  @DisplayName("are what was known: no empty trait, no signal that was not shown")
  void areWhatWasKnown() {
    var inputs = new LinkedHashMap<String, @Nullable Object>();
    inputs.put("country", "DE");
    inputs.put("industry", null);
    inputs.put("employees", 0);
    inputs.put("mailConsent", false);
    inputs.put("visits30d", 0);
    inputs.put("askedForTalk", false);

    var facts = FrozenFacts.of(inputs, SIGNALS);

    assertThat(facts.values())
        .containsExactly(
            Map.entry("country", "DE"), Map.entry("employees", 0), Map.entry("mailConsent", false));
    assertThat(facts.incomplete()).isFalse();
    assertThat(FrozenFacts.of(Map.of("visits30d", 2, "askedForTalk", true), SIGNALS).values())
        .containsOnly(Map.entry("visits30d", 2), Map.entry("askedForTalk", true));
  }

  @Test
  @DisplayName("are shortened where a text is long, never in the middle of a character")
  void areShortened() {
    var facts =
        FrozenFacts.of(
            Map.of(
                "short", "a".repeat(200), "emoji", "a".repeat(199) + "😀", "long", "a".repeat(999)),
            SIGNALS);

    assertThat(facts.values())
        .containsOnly(
            Map.entry("short", "a".repeat(200)),
            Map.entry("emoji", "a".repeat(199)),
            Map.entry("long", "a".repeat(200)));
    assertThat(facts.incomplete()).isTrue();
  }
}
