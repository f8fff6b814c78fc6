package io.leadrelay.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.handoff.Handoffs.Turns;
import io.leadrelay.terms.Rep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rotation")
class RotationTest {

  private long latest;
  private final Map<String, Long> turns = new HashMap<>();
  private final Map<String, Integer> leads = new HashMap<>();

  @Test
  @DisplayName("gives each rep the share of leads that their weight says, whatever the weights")
  void sharesByWeight() {
    var random = new Random(7);
    for (var round = 0; round < 50; round++) {
      forget();
      var reps = new ArrayList<Rep>();
      var sum = 0;
      for (var n = 0; n < 1 + random.nextInt(12); n++) {
        var weight = 1 + random.nextInt(10);
        reps.add(rep("rep" + n, weight));
        sum += weight;
      }

      give(reps, sum * 20);

      for (var rep : reps) {
        assertThat(leads.get(rep.id()))
            .as("%s of weight %d in %s", rep.id(), rep.weight(), reps)
            .isCloseTo(rep.weight() * 20, Offset.offset(2));
      }
    }
  }

  @Test
  @DisplayName("is fair at every moment, not only in the end")
  void isFairAtEveryMoment() {
    var heavy = rep("heavy", 3);
    var light = rep("light", 1);
    for (var n = 1; n <= 400; n++) {
      give(List.of(heavy, light), 1);
      assertThat(leads.getOrDefault("light", 0)).isCloseTo(n / 4, Offset.offset(1));
    }
  }

  @Test
  @DisplayName("does not flood a rep who was away, and gives them their share from then on")
  void doesNotFloodWhoReturns() {
    var stayed = rep("stayed", 1);
    var returns = rep("returns", 1);
    give(List.of(stayed, returns), 10);
    give(List.of(stayed), 200);
    leads.clear();

    give(List.of(stayed, returns), 10);

    assertThat(leads.get("returns")).isCloseTo(5, Offset.offset(1));
  }

  @Test
  @DisplayName("gives a new rep no more than their share either")
  void doesNotFloodWhoIsNew() {
    var old = rep("old", 2);
    give(List.of(old), 500);
    leads.clear();

    give(List.of(old, rep("new", 2)), 20);

    assertThat(leads.get("new")).isCloseTo(10, Offset.offset(1));
  }

  @Test
  @DisplayName("keeps the shares of those who stay when others come and go")
  void keepsSharesWhileOthersComeAndGo() {
    var random = new Random(11);
    var a = rep("a", 2);
    var b = rep("b", 1);
    var guest = rep("guest", 5);
    for (var n = 0; n < 600; n++) {
      give(random.nextBoolean() ? List.of(a, b, guest) : List.of(a, b), 1);
    }
    assertThat((double) leads.getOrDefault("a", 0) / leads.getOrDefault("b", 1))
        .isCloseTo(2.0, Offset.offset(0.2));
  }

  @Test
  @DisplayName("never gives a rep the same turn twice")
  void usesNoTurnTwice() {
    var used = new ArrayList<String>();
    var reps = List.of(rep("a", 10), rep("b", 7), rep("c", 1));
    for (var n = 0; n < 1000; n++) {
      var choice = Rotation.next(reps, new Turns(latest, turns)).orElseThrow();
      used.add(choice.rep().id() + choice.turn());
      take(choice);
    }
    assertThat(used).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("names nobody if there is nobody")
  void namesNobody() {
    assertThat(Rotation.next(List.of(), new Turns(0, Map.of()))).isEmpty();
  }

  private void give(Collection<Rep> candidates, int number) {
    for (var n = 0; n < number; n++) {
      take(Rotation.next(candidates, new Turns(latest, turns)).orElseThrow());
    }
  }

  private void take(Rotation.Choice choice) {
    leads.merge(choice.rep().id(), 1, Integer::sum);
    turns.put(choice.rep().id(), choice.next());
    latest = Math.max(latest, choice.turn());
  }

  private void forget() {
    latest = 0;
    turns.clear();
    leads.clear();
  }

  private static Rep rep(String id, int weight) {
    return new Rep(id, null, weight, 10, Set.of(), Set.of(), true, List.of());
  }
}
