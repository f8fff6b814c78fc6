package io.leadrelay.process;

import io.leadrelay.engine.StartLeadJobs;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LeadProcess;
import io.leadrelay.lead.Leads;
import org.springframework.stereotype.Component;

/** Starts the process of a lead that was stored while its process could not start. */
@Component
class PendingStart implements StartLeadJobs.LeadStart {

  private final Leads leads;
  private final Cycles cycles;
  private final LeadProcess process;

  PendingStart(Leads leads, Cycles cycles, LeadProcess process) {
    this.leads = leads;
    this.cycles = cycles;
    this.process = process;
  }

  @Override
  public String process() {
    return LeadLifecycle.PROCESS;
  }

  @Override
  public void start(String lead) {
    var id = LeadId.of(lead);
    leads.lock(id);
    cycles
        .findOpen(id)
        .filter(cycle -> cycle.processInstance() == null)
        .ifPresent(pending -> process.start(id));
  }
}
