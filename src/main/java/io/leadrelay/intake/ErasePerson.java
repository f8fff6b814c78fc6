package io.leadrelay.intake;

import io.leadrelay.handoff.EndHandoff;
import io.leadrelay.handoff.HandoffEnd;
import io.leadrelay.lead.Cycle;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LeadProcess;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Notices;
import io.leadrelay.lead.PersonalData;
import io.leadrelay.lead.Timeline;
import java.time.Clock;
import java.util.HashSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Erases a person everywhere and keeps figures that say nothing of who it was. */
@Service
public class ErasePerson {

  private final Leads leads;
  private final Cycles cycles;
  private final PersonalData personalData;
  private final Notices notices;
  private final Timeline timeline;
  private final EndHandoff handoffs;
  private final LeadProcess process;
  private final Clock clock;

  ErasePerson(
      Leads leads,
      Cycles cycles,
      PersonalData personalData,
      Notices notices,
      Timeline timeline,
      EndHandoff handoffs,
      LeadProcess process,
      Clock clock) {
    this.leads = leads;
    this.cycles = cycles;
    this.personalData = personalData;
    this.notices = notices;
    this.timeline = timeline;
    this.handoffs = handoffs;
    this.process = process;
    this.clock = clock;
  }

  /**
   * Ends whatever runs for the person and erases them from our tables, the mails and the engine's
   * history: this lead, the one it was merged into, and all that were merged into that. Doing it
   * twice does no harm.
   *
   * @throws io.leadrelay.lead.UnknownLead if there is no such lead
   */
  @Transactional
  public void erase(LeadId id) {
    leads.get(id);
    var locked = new HashSet<LeadId>();
    var person = personalData.samePerson(id);
    // A merge may have added to the person while we waited for a lock.
    while (!locked.containsAll(person)) {
      person.stream().filter(locked::add).forEach(leads::lock);
      person = personalData.samePerson(id);
    }
    person.forEach(this::eraseOne);
  }

  private void eraseOne(LeadId id) {
    if (leads.get(id).stage() != LifecycleStage.ERASED) {
      handoffs.end(id, HandoffEnd.CYCLE_ENDED);
      leads.setStage(id, LifecycleStage.ERASED, clock.instant());
      timeline.record(id, EventType.ERASED);
      cycles
          .findOpen(id)
          .map(Cycle::processInstance)
          .ifPresent(running -> process.end(running, LeadProcess.End.PERSONAL_DATA_ERASED));
      cycles.close(id, clock.instant());
    }
    personalData.erase(id, clock.instant());
    notices.forget(id);
    process.forget(cycles.processInstances(id));
  }
}
