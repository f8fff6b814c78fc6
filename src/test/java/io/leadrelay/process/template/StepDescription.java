package io.leadrelay.process.template;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.partitioningBy;

import io.leadrelay.process.StepContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a step's contract says, in sentences for those who draw the diagram. */
final class StepDescription {

  private final StepContract contract;
  private final String home;
  private final Function<String, String> errorNames;

  /**
   * Describes a step.
   *
   * @param home where it belongs, in a sentence
   * @param errorNames an error's name in the diagram, by its code
   */
  StepDescription(StepContract contract, String home, Function<String, String> errorNames) {
    this.contract = contract;
    this.home = home;
    this.errorNames = errorNames;
  }

  String text() {
    var sentences = new ArrayList<String>(List.of(contract.does(), home));
    if (!contract.element().isEmpty()) {
      sentences.add(
          "There is one such step, and its id is %s: give it that id under General."
              .formatted(contract.element()));
    }
    if (contract.needs().length > 0) {
      sentences.add("Needs: " + list(Arrays.stream(contract.needs()).map(FactWords::say)) + ".");
    }
    var leaves = Arrays.stream(contract.leaves()).collect(partitioningBy(FactWords::isPassing));
    tell(sentences, "Leaves behind: ", said(leaves, false));
    tell(sentences, "Leaves behind until the next wait: ", said(leaves, true));
    Arrays.stream(contract.leavesWhen()).map(this::sometimes).forEach(sentences::add);
    if (contract.errors().length > 0) {
      sentences.add(
          "Catch these errors at its border: "
              + list(Arrays.stream(contract.errors()).map(errorNames))
              + ".");
    }
    return String.join(" ", sentences);
  }

  private Stream<String> said(Map<Boolean, List<String>> leaves, boolean passing) {
    return leaves.getOrDefault(passing, List.of()).stream()
        .map(fact -> FactWords.say(fact, contract.words()));
  }

  private static void tell(List<String> sentences, String beginning, Stream<String> facts) {
    var list = list(facts);
    if (!list.isEmpty()) {
      sentences.add(beginning + list + ".");
    }
  }

  private String sometimes(String leavesWhen) {
    var parts = leavesWhen.split(":", 2);
    var condition = parts[0].strip().split("=", 2);
    return "If %s is %s, also: %s."
        .formatted(
            condition[0],
            condition.length == 2 ? condition[1] : "yes",
            list(
                Arrays.stream(parts[1].split(","))
                    .map(fact -> FactWords.say(fact.strip(), contract.words()))));
  }

  private static String list(Stream<String> items) {
    return items.collect(joining("; "));
  }
}
