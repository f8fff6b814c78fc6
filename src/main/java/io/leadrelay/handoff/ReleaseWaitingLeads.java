package io.leadrelay.handoff;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.springframework.transaction.TransactionDefinition.PROPAGATION_REQUIRES_NEW;

import io.leadrelay.lead.Cycle;
import io.leadrelay.lead.Cycle.Routing;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.Lead;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LeadProcess;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.OneAtATime;
import io.leadrelay.terms.Rep;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Releases standard leads as sales gets room, over all territories the best first, of equals the
 * oldest; one look at a time over all nodes.
 */
@Component
public class ReleaseWaitingLeads {

  private static final Logger log = LoggerFactory.getLogger(ReleaseWaitingLeads.class);
  private static final String JOB = "releaseWaitingLeads";

  private final Cycles cycles;
  private final Leads leads;
  private final HandOffLead handOffLead;
  private final SelectReps selectReps;
  private final LeadProcess process;
  private final OneAtATime oneAtATime;
  private final TransactionTemplate transaction;

  ReleaseWaitingLeads(
      Cycles cycles,
      Leads leads,
      HandOffLead handOffLead,
      SelectReps selectReps,
      LeadProcess process,
      OneAtATime oneAtATime,
      PlatformTransactionManager transactions) {
    this.cycles = cycles;
    this.leads = leads;
    this.handOffLead = handOffLead;
    this.selectReps = selectReps;
    this.process = process;
    this.oneAtATime = oneAtATime;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(PROPAGATION_REQUIRES_NEW);
  }

  @Scheduled(fixedDelayString = "${leadrelay.room.look-every:2s}")
  void lookForRoom() {
    try {
      release();
    } catch (RuntimeException e) {
      // The next look finds the same leads again.
      log.warn("Leads that wait for room could not be released", e);
    }
  }

  /**
   * Releases as many leads as there is room for, each in a transaction of its own, and those for
   * whom no rep is left at all, so that somebody assigns them by hand. Does nothing while another
   * node is at it.
   *
   * @return how many were released
   */
  public int release() {
    var released = new AtomicInteger();
    if (!cycles.routingsWaitingForRoom().isEmpty()) {
      oneAtATime.tryTo(JOB, () -> released.set(releaseAll()));
    }
    return released.get();
  }

  private int releaseAll() {
    var routings = cycles.routingsWaitingForRoom();
    var open = open(routings);
    var released = 0;
    for (var waiting : cycles.waitingForRoom(open)) {
      if (open.contains(waiting.routing()) && release(waiting.lead())) {
        released++;
        open = open(routings);
      }
    }
    return released;
  }

  /** Those with which a lead can go on: a rep has room, or none is left to wait for. */
  private Set<Routing> open(List<Routing> routings) {
    var places = selectReps.places();
    return routings.stream()
        .filter(routing -> isOpen(routing, places))
        .collect(toUnmodifiableSet());
  }

  private static boolean isOpen(Routing routing, Map<Rep, Integer> places) {
    var matching =
        places.entrySet().stream()
            .filter(rep -> SelectReps.matches(rep.getKey(), routing))
            .map(Map.Entry::getValue)
            .toList();
    return matching.isEmpty() || matching.stream().anyMatch(free -> free > 0);
  }

  private boolean release(LeadId id) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              var lead = leads.lock(id);
              return cycles
                  .findOpen(id)
                  .filter(cycle -> cycle.waitingSince() != null && goesOn(lead, cycle))
                  .isPresent();
            }));
  }

  private boolean goesOn(Lead lead, Cycle cycle) {
    return cycle.processInstance() != null
        && handOffLead.canGoOn(lead, cycle)
        && process.roomInSales(cycle.processInstance());
  }
}
