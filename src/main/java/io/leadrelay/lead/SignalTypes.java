package io.leadrelay.lead;

import java.util.List;
import java.util.Optional;

/**
 * The kinds of signals that the decision tables can count, as the process owners list them in
 * {@code bpmn/decisions/signal-types.yaml}.
 */
public record SignalTypes(List<SignalType> all) {

  public SignalTypes {
    all = List.copyOf(all);
  }

  /**
   * One kind of signal.
   *
   * @param type its name, for example {@code price-list-visit}
   * @param fact the input of the decision table that it feeds
   * @param days how long a signal counts
   * @param decides whether the fact only says that there was one, instead of how many
   * @param label its name for people
   */
  public record SignalType(String type, String fact, int days, boolean decides, String label) {}

  public Optional<SignalType> find(String type) {
    return all.stream().filter(known -> known.type().equals(type)).findFirst();
  }

  /** Whether an input of a decision table counts signals. */
  public boolean hasFact(String input) {
    return all.stream().anyMatch(type -> type.fact().equals(input));
  }

  /** The name of a type for people; the type itself if the list does not have it. */
  public String label(String type) {
    return find(type).map(SignalType::label).orElse(type);
  }
}
