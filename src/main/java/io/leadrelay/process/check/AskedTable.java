package io.leadrelay.process.check;

import io.leadrelay.process.StepContract;
import io.leadrelay.process.check.Table.Column;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A decision table with the steps of the diagram that ask it. */
record AskedTable(Table table, List<Asking> steps) {

  /**
   * A step that asks.
   *
   * @param label what the diagram shows
   */
  record Asking(String label, StepContract contract, GivenFacts given) {

    boolean reads(String output) {
      return answers().stream().anyMatch(answer -> answer.replace("?", "").equals(output));
    }

    /** Whether it needs that output from every rule. */
    boolean needs(String output) {
      return answers().contains(output);
    }

    List<String> answers() {
      return List.of(contract.answers());
    }

    /** All words that it knows of that output; null if it takes any. */
    @Nullable List<String> words(String output) {
      var words = Contract.lists(contract.answerWords()).get(output);
      return words == null ? Contract.lists(contract.words()).get(output) : words;
    }

    /** What it takes that output for; nothing if it does not read it. */
    Optional<GivenFacts.Kind> kind(String output) {
      if (!reads(output)) {
        return Optional.empty();
      }
      if (List.of(contract.numbers()).contains(output)) {
        return Optional.of(GivenFacts.Kind.NUMBER);
      }
      return Optional.of(
          List.of(contract.yesNo()).contains(output)
              ? GivenFacts.Kind.YES_NO
              : GivenFacts.Kind.TEXT);
    }
  }

  /** Whether a name is surely a fact, and no word that lacks its quotes. */
  boolean isFact(String name) {
    return table.required().contains(name)
        || table.inputs().stream().map(Column::name).anyMatch(name::equals)
        || steps.stream().anyMatch(step -> step.given().hasSurely(name));
  }

  /** The step that does not give this name, if there is one. */
  Optional<Asking> withoutFact(String name) {
    return table.required().contains(name)
        ? Optional.empty()
        : steps.stream().filter(step -> !step.given().has(name)).findFirst();
  }
}
