package io.leadrelay.contact;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.Mail;
import io.leadrelay.lead.Mailbox;
import io.leadrelay.lead.People;
import io.leadrelay.lead.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The rungs of the contact clock. Reminder and deadline look at the facts again before they act: an
 * attempt may have come in meanwhile, and after an outage only the highest rung that is due acts.
 * The last one does not: by then its timer has ended the task of the rep.
 */
@Component
public class Escalation {

  private static final String SALES_LEAD = "sales-lead";

  private final ContactRecords records;
  private final Leads leads;
  private final Timeline timeline;
  private final Mailbox mailbox;
  private final People people;
  private final MessageSource messages;
  private final Clock clock;

  Escalation(
      ContactRecords records,
      Leads leads,
      Timeline timeline,
      Mailbox mailbox,
      People people,
      MessageSource messages,
      Clock clock) {
    this.records = records;
    this.leads = leads;
    this.timeline = timeline;
    this.mailbox = mailbox;
    this.people = people;
    this.messages = messages;
    this.clock = clock;
  }

  /** Reminds the rep, unless a first contact was made or a higher rung is due. */
  public void remindRep(LeadId lead) {
    var due = records.clock(lead);
    if (due.firstContactAt() != null || isDue(due.contactDueAt()) || isDue(due.reassignAt())) {
      timeline.record(lead, EventType.RUNG_SKIPPED, "reminder");
      return;
    }
    timeline.record(lead, EventType.REMINDED, due.rep());
    mail(lead, due, "reminder", due.rep());
  }

  /** Records the breach and tells the sales lead, unless the lead is about to be taken back. */
  public void tellSalesLead(LeadId lead) {
    var due = records.clock(lead);
    if (due.firstContactAt() != null) {
      timeline.record(lead, EventType.RUNG_SKIPPED, "overdue");
      return;
    }
    recordBreach(lead, due);
    if (isDue(due.reassignAt())) {
      timeline.record(lead, EventType.RUNG_SKIPPED, "overdue mail");
      return;
    }
    people.membersOf(SALES_LEAD).forEach(salesLead -> mail(lead, due, "overdue", salesLead));
  }

  /**
   * The lead is taken from its rep: the breach stays on the handoff.
   *
   * @return whether the agreement lets another rep try
   */
  public boolean takeBack(LeadId lead) {
    var due = records.clock(lead);
    recordBreach(lead, due);
    timeline.record(lead, EventType.TAKEN_BACK, due.rep(), due.handoffs(), due.maximumHandoffs());
    return due.handoffs() < due.maximumHandoffs();
  }

  private void recordBreach(LeadId lead, ContactClock due) {
    if (due.overdueAt() == null && due.firstContactAt() == null) {
      records.overdue(due.handoff(), clock.instant());
      timeline.record(lead, EventType.OVERDUE, due.rep());
    }
  }

  private boolean isDue(@Nullable Instant rung) {
    return rung != null && !clock.instant().isBefore(rung);
  }

  private void mail(LeadId id, ContactClock due, String purpose, String user) {
    var address = people.emailOf(user);
    if (address.isEmpty()) {
      return;
    }
    var lead = leads.get(id);
    mailbox.post(
        new Mail(
            id.value(),
            purpose,
            address.get(),
            text("mail." + purpose + ".subject", lead.grade()),
            text(
                "mail." + purpose + ".text",
                people.nameOf(user),
                Objects.requireNonNullElse(lead.details().company(), "-"),
                Objects.requireNonNullElse(lead.name(), "-"),
                people.nameOf(due.rep())),
            purpose + "-" + due.handoff() + "-" + user));
  }

  private String text(String key, @Nullable Object... arguments) {
    return messages.getMessage(key, arguments, Locale.ENGLISH);
  }
}
