package io.leadrelay.process.check;

import io.leadrelay.process.StepContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a step says of the facts, taken apart.
 *
 * @param conditions what is set only where another fact has a certain word
 * @param words all words that a fact can take
 */
record Promises(
    Set<String> needs,
    Set<String> leaves,
    Set<String> mayLeave,
    List<Condition> conditions,
    Map<String, Set<String>> words) {

  /** Where the fact {@code on} is {@code word}, these facts are set. */
  record Condition(String on, String word, Set<String> facts) {

    private static Condition of(Contract.When when) {
      return new Condition(
          Objects.requireNonNull(when.name(), "It holds always"),
          Objects.requireNonNullElse(when.word(), "true"),
          Set.copyOf(when.then()));
    }
  }

  static Promises of(StepContract contract) {
    var words = new LinkedHashMap<String, Set<String>>();
    Contract.lists(contract.words()).forEach((fact, list) -> words.put(fact, Set.copyOf(list)));
    return new Promises(
        Set.of(contract.needs()),
        Set.of(contract.leaves()),
        Set.of(contract.mayLeave()),
        Contract.whens(contract.leavesWhen()).stream().map(Condition::of).toList(),
        words);
  }

  /** These with facts in place of a word that stands for them. */
  Promises naming(String word, List<KnownFacts.KnownFact> facts) {
    if (!leaves.contains(word)) {
      return this;
    }
    var left = new TreeSet<>(leaves);
    left.remove(word);
    facts.forEach(fact -> left.add(fact.name()));
    return new Promises(needs, Set.copyOf(left), mayLeave, conditions, words);
  }
}
