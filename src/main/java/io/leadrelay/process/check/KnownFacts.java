package io.leadrelay.process.check;

import io.leadrelay.process.Fact;
import io.leadrelay.process.StepCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The facts that a diagram may read: the one place that says where they come from. */
final class KnownFacts {

  static final Set<String> YES_OR_NO = Set.of("true", "false");

  private final Map<String, KnownFact> facts = new LinkedHashMap<>();

  private KnownFacts() {}

  /**
   * A fact as the diagram may read it.
   *
   * @param type null if it is not known
   * @param kept whether it outlives a wait
   * @param words all that it can be; empty if that is not known
   * @param setBy the names of the steps that can set it
   */
  record KnownFact(
      String name, @Nullable Class<?> type, boolean kept, Set<String> words, List<String> setBy) {

    boolean isYesOrNo() {
      return type == Boolean.class;
    }

    private KnownFact with(Set<String> moreWords, @Nullable String step) {
      var allWords = new TreeSet<>(words);
      allWords.addAll(moreWords);
      var allSteps = new ArrayList<>(setBy);
      if (step != null && !allSteps.contains(step)) {
        allSteps.add(step);
      }
      return new KnownFact(name, type, kept, Set.copyOf(allWords), List.copyOf(allSteps));
    }
  }

  /** The facts of the product, what the steps of the catalogue leave, and the owners' own. */
  static KnownFacts of(StepCatalogue steps, OwnFacts own) {
    var known = new KnownFacts();
    own.all().forEach(fact -> known.facts.put(fact.name(), fact));
    Fact.all().values().forEach(fact -> known.add(fact.name(), fact.type(), fact.kept()));
    for (var step : steps.all()) {
      var promises = Promises.of(step.contract());
      var name = step.contract().name();
      promises.leaves().stream()
          .filter(fact -> !fact.startsWith("*"))
          .forEach(fact -> known.note(fact, Set.of(), name));
      promises.mayLeave().forEach(fact -> known.note(fact, Set.of(), name));
      promises
          .conditions()
          .forEach(promise -> promise.facts().forEach(fact -> known.note(fact, Set.of(), name)));
      promises.words().forEach((fact, words) -> known.note(fact, words, null));
    }
    return known;
  }

  /** These and the variables that a diagram sets by its own mappings. */
  KnownFacts and(Set<String> variables) {
    var more = new KnownFacts();
    more.facts.putAll(facts);
    variables.forEach(name -> more.note(name, Set.of(), null));
    return more;
  }

  Optional<KnownFact> find(String name) {
    return Optional.ofNullable(facts.get(name));
  }

  private void add(String name, Class<?> type, boolean kept) {
    facts.put(
        name,
        new KnownFact(name, type, kept, type == Boolean.class ? YES_OR_NO : Set.of(), List.of()));
  }

  /** What no fact of the product describes is an ordinary variable, and those are stored. */
  private void note(String name, Set<String> words, @Nullable String step) {
    facts.put(
        name,
        facts
            .getOrDefault(name, new KnownFact(name, null, true, Set.of(), List.of()))
            .with(words, step));
  }
}
