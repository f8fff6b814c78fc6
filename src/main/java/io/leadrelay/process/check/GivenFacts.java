package io.leadrelay.process.check;

import io.leadrelay.process.Fact;
import io.leadrelay.process.StepContract;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a step gives to the table that it asks. */
final class GivenFacts {

  /** What a value is. */
  enum Kind {
    TEXT,
    NUMBER,
    YES_NO
  }

  private static final Map<String, Kind> TRAITS =
      Map.of(
          "country", Kind.TEXT,
          "industry", Kind.TEXT,
          "employees", Kind.NUMBER,
          "jobTitle", Kind.TEXT,
          "language", Kind.TEXT,
          "source", Kind.TEXT,
          "emailKind", Kind.TEXT,
          "grade", Kind.TEXT,
          "points", Kind.NUMBER,
          "mailConsent", Kind.YES_NO);

  private static final Set<String> ALWAYS_KNOWN = Set.of("grade", "points");

  private final boolean traits;
  private final boolean signals;
  private final Set<String> named;
  private final Optional<List<SignalTypesFile.Entry>> signalTypes;
  private final Optional<Set<String>> attributes;

  /**
   * @param signalTypes nothing if they are not known
   * @param attributes the declared ones, nothing if any may come in
   */
  GivenFacts(
      StepContract step,
      Optional<List<SignalTypesFile.Entry>> signalTypes,
      Optional<Set<String>> attributes) {
    this.named = new HashSet<>(Set.of(step.gives()));
    this.traits = named.remove(StepContract.TRAITS);
    this.signals = named.remove(StepContract.SIGNALS);
    this.signalTypes = signalTypes;
    this.attributes = attributes;
  }

  /** Whether every lead has this trait, known or not. */
  static boolean isTrait(String name) {
    return TRAITS.containsKey(name);
  }

  /** Whether the table may ask for it. */
  boolean has(String name) {
    return hasSurely(name)
        || (traits && attributes.isEmpty())
        || (signals && signalTypes.isEmpty());
  }

  /** Whether it is one of the names that are known, not an attribute that may perhaps come in. */
  boolean hasSurely(String name) {
    return named.contains(name)
        || (traits && (isTrait(name) || attributes.orElse(Set.of()).contains(name)))
        || (signals && signalType(name).isPresent());
  }

  /** Whether the table gets signals and nothing else, so that a stranger must be one. */
  boolean areSignals() {
    return signals && !traits;
  }

  boolean haveSignals() {
    return signals;
  }

  /** Whether a lead may come without it. */
  boolean mayBeMissing(String name) {
    return traits && !named.contains(name) && !ALWAYS_KNOWN.contains(name) && !isSignal(name);
  }

  private boolean isSignal(String name) {
    return signals && signalType(name).isPresent();
  }

  private Optional<SignalTypesFile.Entry> signalType(String fact) {
    return signalTypes.orElse(List.of()).stream()
        .filter(type -> type.fact().equals(fact))
        .findFirst();
  }

  /** What its values are, nothing if that is not known. */
  Optional<Kind> kind(String name) {
    if (traits && isTrait(name)) {
      return Optional.ofNullable(TRAITS.get(name));
    }
    if (isSignal(name)) {
      return signalType(name).map(type -> type.decides() ? Kind.YES_NO : Kind.NUMBER);
    }
    return named.contains(name)
        ? Optional.ofNullable(Fact.all().get(name)).map(fact -> ofType(fact.type()))
        : Optional.empty();
  }

  /** What a column of that declared type holds, nothing if it takes anything. */
  static Optional<Kind> ofColumn(@Nullable String type) {
    return type == null
        ? Optional.empty()
        : switch (type) {
          case "string" -> Optional.of(Kind.TEXT);
          case "boolean" -> Optional.of(Kind.YES_NO);
          case "integer", "long", "double", "number" -> Optional.of(Kind.NUMBER);
          default -> Optional.empty();
        };
  }

  static Kind ofValue(Object value) {
    return ofType(value.getClass());
  }

  private static Kind ofType(Class<?> type) {
    if (Number.class.isAssignableFrom(type)) {
      return Kind.NUMBER;
    }
    return type == Boolean.class ? Kind.YES_NO : Kind.TEXT;
  }

  /** How a sentence names a kind of value. */
  static Wording called(Kind kind) {
    return Wording.phrase("word.kind." + kind.name().toLowerCase(java.util.Locale.ROOT));
  }
}
