package io.leadrelay.handoff;

import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Ends the handoff of a lead: ownership is no longer with the rep. */
@Component
public class EndHandoff {

  private final Handoffs handoffs;
  private final Leads leads;
  private final Clock clock;

  EndHandoff(Handoffs handoffs, Leads leads, Clock clock) {
    this.handoffs = handoffs;
    this.leads = leads;
    this.clock = clock;
  }

  /** Ends the open handoff, if there is one, and takes the lead from its rep. */
  public void end(LeadId lead, HandoffEnd reason) {
    handoffs.end(lead, clock.instant(), reason);
    leads.setRep(lead, null);
  }

  /** Ends it with the lead left to the rep's name, as for a customer they have won. */
  public void close(LeadId lead, HandoffEnd reason) {
    handoffs.end(lead, clock.instant(), reason);
  }

  /** The rep pursues an opportunity: the lead takes up no room any more. */
  public void pursue(LeadId lead) {
    handoffs.pursue(lead, clock.instant());
  }
}
