package io.leadrelay.contact;

import io.leadrelay.lead.LeadId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The record of clocks and attempts. */
public interface ContactRecords {

  /** The clock of the open handoff of a lead. */
  Optional<ContactClock> findClock(LeadId lead);

  /**
   * The clock of the open handoff of a lead.
   *
   * @throws IllegalStateException if there is none
   */
  default ContactClock clock(LeadId lead) {
    return findClock(lead)
        .orElseThrow(() -> new IllegalStateException("Lead " + lead + " is with no rep"));
  }

  /** Sets the rungs of a handoff, null for one that is switched off, and what else it is owed. */
  void setDeadlines(
      UUID handoff,
      @Nullable Instant reminderAt,
      @Nullable Instant contactDueAt,
      @Nullable Instant reassignAt,
      ContactTerms terms);

  void overdue(UUID handoff, Instant at);

  /**
   * Stores an attempt and, where it is the first or the first that reached somebody, its time.
   *
   * @param response from the handoff to this attempt, by the handoff's clock; kept in seconds for
   *     the first attempt
   */
  void add(LeadId lead, ContactClock clock, ContactAttempt attempt, Duration response);

  /** Whether the same system has logged an attempt of that time and channel for the lead before. */
  boolean isKnown(LeadId lead, ContactAttempt attempt);

  /** The attempts of the open handoff, newest first. */
  List<ContactAttempt> attempts(UUID handoff);
}
