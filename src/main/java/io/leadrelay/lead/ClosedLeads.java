package io.leadrelay.lead;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores leads of the past, many at once. Every method takes part in the caller's transaction. */
public interface ClosedLeads {

  /**
   * What identifies a lead that is known.
   *
   * @param emailKey its normalised e-mail address
   */
  record Identity(
      LeadId lead,
      @Nullable String source,
      @Nullable String externalId,
      @Nullable String emailKey) {}

  /**
   * The known leads that share an e-mail address, or a source and external id, with any of these.
   */
  List<Identity> findKnown(Collection<LeadDetails> details);

  /**
   * Stores leads with a cycle that is already closed, their signals spent, and the event {@code
   * HISTORY_IMPORTED}.
   *
   * @param now when they were imported
   */
  void insert(List<ClosedLead> leads, Instant now);

  /** Records that a lead of the past ended otherwise than was known; the caller holds its lock. */
  void restate(LeadId lead, LifecycleStage outcome, @Nullable Instant closedAt, Instant now);
}
