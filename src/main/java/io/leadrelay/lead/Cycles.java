package io.leadrelay.lead;

import io.leadrelay.lead.Cycle.Routing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of leads through the process. A lead has at most one open. */
public interface Cycles {

  /** The open cycle of a lead, or nothing if it rests. */
  Optional<Cycle> findOpen(LeadId lead);

  /**
   * The open cycle of a lead.
   *
   * @throws IllegalStateException if it has none
   */
  default Cycle getOpen(LeadId lead) {
    return findOpen(lead)
        .orElseThrow(() -> new IllegalStateException("Lead " + lead + " has no open cycle"));
  }

  /**
   * Opens a cycle.
   *
   * @throws org.springframework.dao.DuplicateKeyException if another request opened one first
   */
  void open(LeadId lead, int number, Instant at);

  void setProcessInstance(LeadId lead, String processInstance);

  void close(LeadId lead, Instant at);

  /** The track starts anew, as after a return from sales. */
  void restartTrack(LeadId lead);

  void pieceSent(LeadId lead, Instant nextPieceAt);

  void setRouting(LeadId lead, @Nullable Routing routing);

  void setWaitingSince(LeadId lead, @Nullable Instant since);

  /** The lead whose cycle runs in this instance. */
  Optional<LeadId> leadOf(String processInstance);

  /** All instances, of open and of closed cycles. */
  List<String> processInstances(LeadId lead);

  /** What the routing table asked of the rep for leads that wait for room, each once. */
  List<Routing> routingsWaitingForRoom();

  /**
   * The cycles that wait for room with one of these routings: the best lead (by points) first, of
   * equals the one that waits longest.
   */
  List<Cycle> waitingForRoom(Collection<Routing> routings);
}
