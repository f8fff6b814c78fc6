package io.leadrelay.process.whatif;

import io.leadrelay.lead.SignalTypes;
import java.time.Instant;
import java.util.Map;

/**
 * What is to be judged, and by what.
 *
 * @param files the owner's files that may hold changed tables, by name
 * @param signals the types of signals that the changed tables count
 * @param since the first moment whose judgements and handoffs are looked at
 * @param until the first moment that is not
 */
public record Question(
    Map<String, byte[]> files, SignalTypes signals, Instant since, Instant until) {}
