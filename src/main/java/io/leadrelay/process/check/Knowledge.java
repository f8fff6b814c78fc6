package io.leadrelay.process.check;

import io.leadrelay.process.check.KnownFacts.KnownFact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one fact at one place, on one way there.
 *
 * @param isSet whether it is set for certain
 * @param forgottenAt the wait at which it was lost, null if it never was set
 * @param provided the facts on whose words it depends whether it is set
 */
record Knowledge(boolean isSet, @Nullable String forgottenAt, Map<String, Proviso> provided) {

  static final Knowledge NONE = new Knowledge(false, null, Map.of());

  static final Knowledge SET = new Knowledge(true, null, Map.of());

  /**
   * It is set if another fact is one of some words.
   *
   * @param setIf these words
   * @param possible the words that the other fact can still be
   * @param anyOther whether it can also be any word outside the list, that is not excluded
   */
  record Proviso(Set<String> setIf, Set<String> possible, boolean anyOther) {

    private Proviso only(String word) {
      return possible.contains(word) || anyOther
          ? new Proviso(setIf, Set.of(word), false)
          : new Proviso(setIf, Set.of(), false);
    }

    private Proviso without(String word) {
      var left = new TreeSet<>(possible);
      left.remove(word);
      return new Proviso(setIf, Set.copyOf(left), anyOther);
    }

    private boolean isImpossible() {
      return possible.isEmpty() && !anyOther;
    }

    private boolean isMet() {
      return !anyOther && setIf.containsAll(possible);
    }

    private boolean isHopeless() {
      return !anyOther && possible.stream().noneMatch(setIf::contains);
    }
  }

  /** After a wait: a fact that is not kept is gone, and so is whatever else hung on such a one. */
  Knowledge after(String wait, KnownFact fact, KnownFacts all) {
    if (!fact.kept()) {
      return isSet || !provided.isEmpty() ? new Knowledge(false, wait, Map.of()) : this;
    }
    var left = new HashMap<>(provided);
    left.keySet().removeIf(name -> all.find(name).filter(KnownFact::kept).isEmpty());
    return new Knowledge(isSet, forgottenAt, left);
  }

  /** After a step. */
  Knowledge after(String fact, Promises step, KnownFacts all) {
    if (step.leaves().contains(fact)) {
      return SET;
    }
    var left = new HashMap<>(provided);
    // A step that needs a fact and leaves it takes back only, so what followed from it still does.
    left.keySet()
        .removeIf(
            name ->
                (step.leaves().contains(name) || step.mayLeave().contains(name))
                    && !step.needs().contains(name));
    if (!isSet) {
      for (var condition : step.conditions()) {
        if (condition.facts().contains(fact)) {
          left.merge(condition.on(), proviso(condition, step, all), Knowledge::either);
        }
      }
    }
    return isSet ? this : new Knowledge(false, forgottenAt, left);
  }

  private static Proviso proviso(Promises.Condition condition, Promises step, KnownFacts all) {
    var words =
        step.words()
            .getOrDefault(
                condition.on(), all.find(condition.on()).map(KnownFact::words).orElse(Set.of()));
    return new Proviso(Set.of(condition.word()), Set.copyOf(words), words.isEmpty());
  }

  private static Proviso either(Proviso one, Proviso other) {
    var setIf = new TreeSet<>(one.setIf());
    setIf.addAll(other.setIf());
    return new Proviso(Set.copyOf(setIf), other.possible(), other.anyOther());
  }

  /**
   * Once a question has been answered.
   *
   * @return null if no lead can get that answer
   */
  @Nullable Knowledge answered(ConditionRules.Question question, boolean yes) {
    var proviso = provided.get(question.fact());
    if (proviso == null) {
      return this;
    }
    var now = yes ? proviso.only(question.word()) : proviso.without(question.word());
    if (now.isImpossible()) {
      return null;
    }
    if (now.isMet()) {
      return SET;
    }
    var left = new HashMap<>(provided);
    if (now.isHopeless()) {
      left.remove(question.fact());
    } else {
      left.put(question.fact(), now);
    }
    return new Knowledge(false, forgottenAt, left);
  }

  /** Where ways that run at the same time meet: what one of them has set is set. */
  static boolean isSetByOne(List<Set<Knowledge>> ways) {
    return ways.stream().anyMatch(way -> !way.isEmpty() && way.stream().allMatch(Knowledge::isSet));
  }
}
