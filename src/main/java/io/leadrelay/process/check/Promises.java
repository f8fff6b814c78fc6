package io.leadrelay.process.check;

import io.leadrelay.process.StepContract;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    private static Condition read(String written) {
      var sides = written.split(":", 2);
      var test = sides[0].strip().split("=", 2);
      return new Condition(
          test[0].strip(), test.length == 2 ? test[1].strip() : "true", list(sides[1]));
    }
  }

  static Promises of(StepContract contract) {
    var words = new LinkedHashMap<String, Set<String>>();
    for (var line : contract.words()) {
      var sides = line.split(":", 2);
      words.put(sides[0].strip(), list(sides[1]));
    }
    return new Promises(
        Set.of(contract.needs()),
        Set.of(contract.leaves()),
        Set.of(contract.mayLeave()),
        Arrays.stream(contract.leavesWhen()).map(Condition::read).toList(),
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

  private static Set<String> list(String words) {
    return Arrays.stream(words.split(",")).map(String::strip).collect(Collectors.toSet());
  }
}
