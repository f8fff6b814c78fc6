package io.leadrelay.process;

import static java.util.stream.Collectors.toSet;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.engine.StartRefused;
import io.leadrelay.lead.LeadAttributes;
import io.leadrelay.qualification.LeadFacts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads which attributes the owners have declared; needs neither an engine nor a database. */
public final class DeclaredAttributes {

  /** The name of the file among the owners' files. */
  public static final String FILE = "bpmn/decisions/lead-attributes.yaml";

  /** What means something to the engine, to its expressions or to its tables. */
  private static final Set<String> RESERVED =
      Set.of(
          "and",
          "between",
          "div",
          "else",
          "empty",
          "eq",
          "every",
          "execution",
          "external",
          "false",
          "for",
          "function",
          "ge",
          "gt",
          "if",
          "in",
          "instance",
          "instanceof",
          "item",
          "le",
          "lt",
          "mod",
          "ne",
          "not",
          "null",
          "of",
          "or",
          "return",
          "satisfies",
          "some",
          "task",
          "then",
          "true",
          "agreement",
          "decisionInputs",
          "decisionResult",
          "lead");

  private DeclaredAttributes() {}

  /**
   * The declared attributes; none if there is no such file.
   *
   * @param steps whose names, facts and form fields an attribute may not have
   * @throws StartRefused if the file is broken, or an attribute bears a name that means something
   *     else already
   */
  public static LeadAttributes in(ModelFiles files, StepCatalogue steps) {
    var attributes = parse(files);
    attributes
        .all()
        .forEach(
            attribute ->
                meaning(attribute.name(), files, steps)
                    .ifPresent(
                        meaning -> {
                          throw refused("'%s' is %s already".formatted(attribute.name(), meaning));
                        }));
    return attributes;
  }

  private static LeadAttributes parse(ModelFiles files) {
    try {
      return files
          .find(FILE)
          .map(file -> LeadAttributes.parse(new String(file, StandardCharsets.UTF_8)))
          .orElseGet(LeadAttributes::none);
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private static StartRefused refused(String reason) {
    return new StartRefused(
        FILE + " cannot be used: " + reason + ".",
        "Give each attribute a name of its own, a type (text, number, yes-no or choice) and a"
            + " label, and a choice its choices, as the comment in the built-in file shows.");
  }

  /** What a name stands for, or nothing if it is free. */
  private static Optional<String> meaning(String name, ModelFiles files, StepCatalogue steps) {
    if (LeadFacts.TRAITS.contains(name)) {
      return Optional.of("a trait that every lead has");
    }
    if (Fact.all().containsKey(name)) {
      return Optional.of("a fact that the steps of the diagram set");
    }
    if (steps.all().stream().anyMatch(step -> names(step.contract()).contains(name))) {
      return Optional.of("a name that a form, a table or a step uses");
    }
    if (OwnersFiles.signalTypes(files).all().stream().anyMatch(type -> type.fact().equals(name))) {
      return Optional.of("the fact of a signal type");
    }
    return RESERVED.contains(name) || steps.find(name).isPresent()
        ? Optional.of("a word that the diagram or its tables know")
        : Optional.empty();
  }

  private static Set<String> names(StepContract step) {
    return Stream.of(step.keys(), step.gives(), step.parameters())
        .flatMap(Arrays::stream)
        .map(named -> named.replaceFirst(":.*", ""))
        .collect(toSet());
  }
}
