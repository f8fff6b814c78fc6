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

  /** The reminder's time has come. */
  void reminderFired(UUID handoff, Instant at);

  /** Records when a breach was seen, or with null that there was none after all. */
  void setOverdue(UUID handoff, @Nullable Instant at);

  /**
   * The clock of the handoff to which a moment of the lead's current cycle belongs; the handoff may
   * be over by now. Until another rep has it, a lead that was taken back belongs to the handoff
   * before.
   */
  Optional<ContactClock> findClock(LeadId lead, Instant at);

  /**
   * Stores an attempt of the rep's own.
   *
   * @param response from the handoff to this attempt, by the handoff's clock
   * @return its id
   */
  default UUID add(LeadId lead, ContactClock clock, ContactAttempt attempt, Duration response) {
    return add(lead, clock, attempt, response, clock.rep());
  }

  /**
   * Stores an attempt and, where it is the first or the first that reached somebody, its time.
   *
   * @param response from the handoff to this attempt, by the handoff's clock; kept in seconds for
   *     the first attempt
   * @param by who made it: the rep or who acts for them
   * @return its id
   */
  UUID add(LeadId lead, ContactClock clock, ContactAttempt attempt, Duration response, String by);

  /**
   * The clock of a handoff that was passed on goes on with the next rep. Once a contact of that
   * handoff has come to be known, it stands there too: rungs and breaches of those who followed on
   * the same clock are taken off.
   *
   * @return the handoffs of which that is so, the open one included
   */
  List<UUID> stopPassedOn(UUID handoff);

  /** What a system has logged is the attempt of which the rep has told: the two count once. */
  void markSame(UUID logged, UUID typed);

  /** Whether the same system has logged an attempt of that time and channel for the lead before. */
  boolean isKnown(LeadId lead, ContactAttempt attempt);

  /** The attempts that a clock counts, newest first. */
  List<LoggedAttempt> attempts(UUID handoff);
}
