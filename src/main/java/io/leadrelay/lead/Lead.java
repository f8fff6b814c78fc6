package io.leadrelay.lead;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person or firm that showed interest, as it stands now.
 *
 * @param details what is known of it
 * @param fitReason the sentence of the rule that judged its fit
 * @param points the sum of its signals at the last count
 * @param rep the user id of the rep who has it, null while marketing has it
 * @param cycle the number of its latest run through the process, 0 before the first
 * @param signalCount how many signals are stored
 * @param signalsHeard the number of the last signal a step has looked at
 * @param signalsSpent the number of the last signal that no longer counts, because sales has worked
 *     the lead on it and gave it back
 * @param mergedInto the lead that took this one over
 * @param history whether it came closed from an import of history
 */
public record Lead(
    LeadId id,
    LeadDetails details,
    LifecycleStage stage,
    @Nullable Grade grade,
    @Nullable Fit fit,
    @Nullable String fitReason,
    @Nullable Integer points,
    @Nullable String rep,
    int cycle,
    int signalCount,
    int signalsHeard,
    int signalsSpent,
    Instant receivedAt,
    Instant stageSince,
    @Nullable LeadId mergedInto,
    boolean history) {

  /** First and last name, or null if neither is known. */
  public @Nullable String name() {
    var name =
        Stream.of(details.firstName(), details.lastName())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? null : name;
  }
}
