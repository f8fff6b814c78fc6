package io.leadrelay.contact;

import static java.util.Objects.requireNonNullElse;

import io.leadrelay.lead.Cycle;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.LeadId;
import io.leadrelay.terms.AgreementInForce;
import io.leadrelay.terms.ContactHours;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Team;
import io.leadrelay.terms.WorkingTime;
import io.leadrelay.terms.WorkingTimes;
import java.util.List;
import org.springframework.stereotype.Component;

/** The time that counts for the contact with a lead, by the agreement that its handoff has. */
@Component
class ContactTime {

  private final AgreementInForce agreements;
  private final Cycles cycles;
  private final Team team;

  ContactTime(AgreementInForce agreements, Cycles cycles, Team team) {
    this.agreements = agreements;
    this.cycles = cycles;
    this.team = team;
  }

  /** As the handoff's own clock counts; round the clock before that is set. */
  WorkingTime of(LeadId lead, ContactClock clock) {
    return of(lead, clock, requireNonNullElse(clock.hours(), ContactHours.ROUND_THE_CLOCK));
  }

  WorkingTime of(LeadId lead, ContactClock clock, ContactHours hours) {
    return WorkingTimes.of(
        hours,
        agreements.get(clock.agreement()).terms().calendar(),
        () -> inQuestion(lead, clock.rep()));
  }

  private List<Rep> inQuestion(LeadId lead, String holder) {
    var cycle = cycles.findOpen(lead);
    var territory = cycle.map(Cycle::territory).orElse(null);
    var language = cycle.map(Cycle::spokenLanguage).orElse(null);
    return team.all().stream()
        .filter(rep -> rep.comesIntoQuestion(holder, territory, language))
        .toList();
  }
}
