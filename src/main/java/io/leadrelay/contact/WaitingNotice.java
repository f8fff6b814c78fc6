package io.leadrelay.contact;

import io.leadrelay.lead.Grade;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Notice.Kind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice that was not mailed yet, with its lead and handoff as they are now.
 *
 * @param at when it was filed
 * @param firm as it is known now, like the name
 * @param handoffOver whether the lead is no longer with that rep
 * @param contacted whether a first contact was made
 */
public record WaitingNotice(
    UUID id,
    Kind kind,
    LeadId lead,
    UUID handoff,
    Instant at,
    Grade grade,
    @Nullable String firm,
    @Nullable String name,
    String rep,
    @Nullable Instant contactDueAt,
    boolean handoffOver,
    boolean contacted) {

  /** Whether it may still be told: nobody is mailed what has been settled meanwhile. */
  boolean isStillSo(Instant now) {
    return !handoffOver && !contacted && !(isReminderBeforeTheDeadline() && isPast(now));
  }

  /** The kind whose words fit: a reminder set later than the deadline tells of an overdue lead. */
  Kind inWords() {
    return kind == Kind.REMINDER && !isReminderBeforeTheDeadline() ? Kind.OVERDUE : kind;
  }

  /** Whether it is told to somebody who acts for the rep. */
  boolean isForStandIn(String recipient) {
    return kind != Kind.OVERDUE && !recipient.equals(rep);
  }

  private boolean isReminderBeforeTheDeadline() {
    return kind == Kind.REMINDER && (contactDueAt == null || at.isBefore(contactDueAt));
  }

  private boolean isPast(Instant now) {
    return contactDueAt != null && !now.isBefore(contactDueAt);
  }
}
