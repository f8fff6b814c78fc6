package io.leadrelay.process.whatif;

import io.leadrelay.lead.SignalTypes;
import io.leadrelay.terms.WorkingCalendar;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be judged, and by what.
 *
 * @param files the owner's files that may hold changed tables, by name
 * @param signals the types of signals that the changed tables count
 * @param calendar when the company would work; null for the calendar in force
 * @param since the first moment whose judgements and handoffs are looked at
 * @param until the first moment that is not
 */
public record Question(
    Map<String, byte[]> files,
    SignalTypes signals,
    @Nullable WorkingCalendar calendar,
    Instant since,
    Instant until) {

  /** What would be by other tables and the calendar in force. */
  public Question(Map<String, byte[]> files, SignalTypes signals, Instant since, Instant until) {
    this(files, signals, null, since, until);
  }
}
