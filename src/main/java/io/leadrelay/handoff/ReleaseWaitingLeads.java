package io.leadrelay.handoff;

import io.leadrelay.lead.Cycle;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LeadProcess;
import io.leadrelay.lead.Leads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Releases standard leads as sales gets room: the best first, of equals the oldest. */
@Component
public class ReleaseWaitingLeads {

  private static final Logger log = LoggerFactory.getLogger(ReleaseWaitingLeads.class);

  private final Cycles cycles;
  private final Leads leads;
  private final HandOffLead handOffLead;
  private final LeadProcess process;
  private final TransactionTemplate transaction;

  ReleaseWaitingLeads(
      Cycles cycles,
      Leads leads,
      HandOffLead handOffLead,
      LeadProcess process,
      TransactionTemplate transaction) {
    this.cycles = cycles;
    this.leads = leads;
    this.handOffLead = handOffLead;
    this.process = process;
    this.transaction = transaction;
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
   * Releases as many leads as there is room for, each in a transaction of its own.
   *
   * @return how many were released
   */
  public int release() {
    var released = 0;
    for (var routing : cycles.routingsWaitingForRoom()) {
      var room = handOffLead.room(routing.territory(), routing.language());
      if (room > 0) {
        for (var waiting : cycles.waitingForRoom(routing, room)) {
          if (release(waiting.lead())) {
            released++;
          }
        }
      }
    }
    return released;
  }

  private boolean release(LeadId lead) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              leads.lock(lead);
              return cycles
                  .findOpen(lead)
                  .filter(cycle -> cycle.waitingSince() != null)
                  .map(Cycle::processInstance)
                  .filter(process::roomInSales)
                  .isPresent();
            }));
  }
}
