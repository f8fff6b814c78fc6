package io.leadrelay.contact;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.Lead;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.Notice;
import io.leadrelay.lead.Notices;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Timeline;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * The rungs of the contact clock. Each locks the lead and looks at the facts again before it acts:
 * an attempt may have come in meanwhile, and after an outage only the highest rung that is due
 * acts.
 */
@Component
public class Escalation {

  private static final String SALES_LEAD = "sales-lead";
  private static final String REMINDER = "reminder";
  private static final String OVERDUE_MAIL = "overdue mail";

  private final ContactRecords records;
  private final Breach breach;
  private final Leads leads;
  private final Timeline timeline;
  private final Notices notices;
  private final People people;
  private final Clock clock;

  Escalation(
      ContactRecords records,
      Breach breach,
      Leads leads,
      Timeline timeline,
      Notices notices,
      People people,
      Clock clock) {
    this.records = records;
    this.breach = breach;
    this.leads = leads;
    this.timeline = timeline;
    this.notices = notices;
    this.people = people;
    this.clock = clock;
  }

  /** Reminds the rep, unless a first contact was made or a higher rung is due. */
  public void remindRep(LeadId id) {
    var lead = leads.lock(id);
    var due = records.clock(id);
    records.reminderFired(due.handoff(), clock.instant());
    if (due.firstContactAt() != null || due.reminderAt() == null || isHigherRungDue(due)) {
      timeline.record(id, EventType.RUNG_SKIPPED, REMINDER);
      return;
    }
    timeline.record(id, EventType.REMINDED, due.rep());
    notices.post(notice(Notice.Kind.REMINDER, lead, due, due.rep()));
  }

  /** Records the breach and tells the sales lead, unless the lead is about to be taken back. */
  public void tellSalesLead(LeadId id) {
    var lead = leads.lock(id);
    var due = records.clock(id);
    if (due.firstContactAt() != null || due.contactDueAt() == null) {
      timeline.record(id, EventType.RUNG_SKIPPED, "overdue");
      return;
    }
    breach.record(id, due);
    if (due.isReassignmentDue(clock.instant())) {
      timeline.record(id, EventType.RUNG_SKIPPED, OVERDUE_MAIL);
      return;
    }
    people
        .membersOf(SALES_LEAD)
        .forEach(salesLead -> notices.post(notice(Notice.Kind.OVERDUE, lead, due, salesLead)));
  }

  /**
   * The lead is taken from its rep: the breach stays on the handoff. Rungs below that are due but
   * had no time to fire are skipped, for their timers end with the task.
   *
   * @return whether the agreement lets another rep try
   * @throws AlreadyContacted if a first contact came in at this moment; the lead stays then
   */
  public boolean takeBack(LeadId id) {
    leads.lock(id);
    var due = records.clock(id);
    if (due.firstContactAt() != null || due.reassignAt() == null) {
      throw new AlreadyContacted(id);
    }
    skipRungsBelow(id, due);
    breach.record(id, due);
    timeline.record(id, EventType.TAKEN_BACK, due.rep(), due.handoffs(), due.maximumHandoffs());
    return due.handoffs() < due.maximumHandoffs();
  }

  private void skipRungsBelow(LeadId lead, ContactClock due) {
    var now = clock.instant();
    if (due.reminderFiredAt() == null && due.isReminderDue(now)) {
      records.reminderFired(due.handoff(), now);
      timeline.record(lead, EventType.RUNG_SKIPPED, REMINDER);
    }
    if (due.overdueAt() == null && due.isDeadlineOver(now)) {
      timeline.record(lead, EventType.RUNG_SKIPPED, OVERDUE_MAIL);
    }
  }

  /**
   * A reminder may be set later than the deadline; then that has acted and is no reason to skip.
   */
  private boolean isHigherRungDue(ContactClock due) {
    var now = clock.instant();
    return due.isReassignmentDue(now)
        || (due.isDeadlineOver(now) && !due.wasOverdueBeforeTheReminder());
  }

  private static Notice notice(Notice.Kind kind, Lead lead, ContactClock due, String recipient) {
    return new Notice(kind, recipient, lead.id(), due.handoff(), lead.grade() == Grade.HOT);
  }
}
