package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.findEnum;
import static io.leadrelay.persistence.Columns.findInstant;
import static io.leadrelay.persistence.Columns.findUuid;
import static io.leadrelay.persistence.Columns.instant;
import static io.leadrelay.persistence.Columns.timestamp;
import static io.leadrelay.persistence.Columns.uuid;

import io.leadrelay.contact.ContactAttempt;
import io.leadrelay.contact.ContactClock;
import io.leadrelay.contact.ContactOutcome;
import io.leadrelay.contact.ContactRecords;
import io.leadrelay.contact.ContactTerms;
import io.leadrelay.contact.LoggedAttempt;
import io.leadrelay.lead.LeadId;
import io.leadrelay.terms.ContactHours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcContactRecords implements ContactRecords {

  /** A handoff and those right before it that were passed on: for the lead it is one contact. */
  private static final String COUNTED =
      """
      (select c.id from handoff c where c.lead_id = h.lead_id and c.cycle = h.cycle
        and (c.id = h.id or c.number < h.number and c.end_reason = 'PASSED_ON'
          and not exists (select 1 from handoff b
            where b.lead_id = h.lead_id and b.cycle = h.cycle
              and b.number > c.number and b.number < h.number and b.end_reason <> 'PASSED_ON')))
      """;

  private static final String CLOCK =
      """
      select h.*,
        (select 1 + count(*) from handoff o
         where o.lead_id = h.lead_id and o.cycle = h.cycle and o.end_reason = 'OVERDUE'
           and o.first_contact_at is null and o.number < h.number
           and not exists (select 1 from handoff b
             where b.lead_id = o.lead_id and b.cycle = o.cycle and b.number > o.number
               and b.number < h.number
               and (b.end_reason <> 'OVERDUE' or b.first_contact_at is not null))) as handoffs,
        (select count(*) from contact_attempt a
         where a.same_as is null and a.handoff_id in %s) as attempts
      from handoff h
      """
          .formatted(COUNTED);

  private final JdbcClient jdbc;

  JdbcContactRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<ContactClock> findClock(LeadId lead) {
    return jdbc.sql(CLOCK + "where h.lead_id = ? and h.ended_at is null")
        .param(lead.value())
        .query(JdbcContactRecords::clock)
        .optional();
  }

  @Override
  public Optional<ContactClock> findClock(LeadId lead, Instant at) {
    return jdbc.sql(
            CLOCK
                + """
                join lead l on l.id = h.lead_id and l.cycle = h.cycle
                where h.lead_id = :lead and h.at <= :at
                  and (h.ended_at is null or h.ended_at > :at
                    or h.end_reason = 'OVERDUE' and l.stage <> 'NURTURING')
                  and not exists (select 1 from handoff n where n.lead_id = h.lead_id
                    and n.cycle = h.cycle and n.number > h.number and n.at <= :at)
                """)
        .param("lead", lead.value())
        .param("at", timestamp(at))
        .query(JdbcContactRecords::clock)
        .optional();
  }

  private static ContactClock clock(ResultSet row, int n) throws SQLException {
    return new ContactClock(
        uuid(row, "id"),
        row.getString("rep"),
        row.getInt("agreement"),
        findEnum(row, "clock", ContactHours.class),
        instant(row, "at"),
        findInstant(row, "ended_at"),
        findInstant(row, "reminder_at"),
        findInstant(row, "contact_due_at"),
        findInstant(row, "reassign_at"),
        findInstant(row, "reminder_fired_at"),
        findInstant(row, "first_contact_at"),
        findInstant(row, "overdue_at"),
        row.getInt("handoffs"),
        row.getInt("maximum_handoffs"),
        row.getInt("minimum_attempts"),
        row.getInt("planned_attempts"),
        row.getInt("attempts"));
  }

  @Override
  public void setDeadlines(
      UUID handoff,
      @Nullable Instant reminderAt,
      @Nullable Instant contactDueAt,
      @Nullable Instant reassignAt,
      ContactTerms terms) {
    jdbc.sql(
            """
            update handoff set clock = ?, reminder_at = ?, contact_due_at = ?, reassign_at = ?,
              maximum_handoffs = ?, minimum_attempts = ?, planned_attempts = ?
            where id = ?
            """)
        .param(terms.clock().name())
        .param(timestamp(reminderAt))
        .param(timestamp(contactDueAt))
        .param(timestamp(reassignAt))
        .param(terms.maximumHandoffs())
        .param(terms.minimumAttempts())
        .param(terms.plannedAttempts())
        .param(handoff)
        .update();
  }

  @Override
  public void reminderFired(UUID handoff, Instant at) {
    jdbc.sql("update handoff set reminder_fired_at = ? where id = ?")
        .params(timestamp(at), handoff)
        .update();
  }

  @Override
  public void setOverdue(UUID handoff, @Nullable Instant at) {
    jdbc.sql("update handoff set overdue_at = ? where id = ?")
        .param(timestamp(at))
        .param(handoff)
        .update();
  }

  @Override
  public UUID add(
      LeadId lead, ContactClock clock, ContactAttempt attempt, Duration response, String by) {
    var id = LeadId.create().value();
    jdbc.sql(
            """
            insert into contact_attempt (id, lead_id, handoff_id, rep, at, channel, reached,
              outcome, source, call_back_at, note, said_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(id)
        .param(lead.value())
        .param(clock.handoff())
        .param(by)
        .param(timestamp(attempt.at()))
        .param(attempt.channel())
        .param(attempt.reached())
        .param(attempt.outcome() == null ? null : attempt.outcome().name())
        .param(attempt.source())
        .param(timestamp(attempt.callBackAt()))
        .param(attempt.note())
        .param(timestamp(attempt.saidAt()))
        .update();
    jdbc.sql(
            """
            update handoff set
              response_seconds = case when first_contact_at is null or first_contact_at > :at
                then :response else response_seconds end,
              first_contact_at = case when first_contact_at is null or first_contact_at > :at
                then :at else first_contact_at end,
              first_reached_at = case
                when :reached and (first_reached_at is null or first_reached_at > :at)
                then :at else first_reached_at end
            where id = :handoff
            """)
        .param("at", timestamp(attempt.at()))
        .param("response", response.toSeconds())
        .param("reached", attempt.reached())
        .param("handoff", clock.handoff())
        .update();
    return id;
  }

  @Override
  public List<UUID> stopPassedOn(UUID handoff) {
    var followers =
        jdbc.sql(
                """
                select c.id from handoff h join handoff c
                  on c.lead_id = h.lead_id and c.cycle = h.cycle and c.number > h.number
                where h.id = ? and not exists (select 1 from handoff b
                  where b.lead_id = h.lead_id and b.cycle = h.cycle and b.number >= h.number
                    and b.number < c.number and b.end_reason <> 'PASSED_ON')
                """)
            .param(handoff)
            .query((row, n) -> uuid(row, "id"))
            .list();
    followers.forEach(
        follower ->
            jdbc.sql(
                    """
                    update handoff set reminder_at = null, contact_due_at = null,
                      reassign_at = null, overdue_at = null
                    where id = ?
                    """)
                .param(follower)
                .update());
    return followers;
  }

  @Override
  public void markSame(UUID logged, UUID typed) {
    jdbc.sql("update contact_attempt set same_as = ? where id = ?").params(typed, logged).update();
  }

  @Override
  public boolean isKnown(LeadId lead, ContactAttempt attempt) {
    return jdbc.sql(
                """
                select count(*) from contact_attempt a join handoff h on h.id = a.handoff_id
                where h.lead_id = ? and a.at = ? and a.channel = ? and a.source = ?
                """)
            .params(lead.value(), timestamp(attempt.at()), attempt.channel(), attempt.source())
            .query(Long.class)
            .single()
        > 0;
  }

  @Override
  public List<LoggedAttempt> attempts(UUID handoff) {
    return jdbc.sql(
            """
            select a.* from handoff h join contact_attempt a on a.handoff_id in %s
            where h.id = ?
            order by a.at desc, a.id desc
            """
                .formatted(COUNTED))
        .param(handoff)
        .query(
            (row, n) ->
                new LoggedAttempt(
                    uuid(row, "id"), row.getString("rep"), attempt(row), findUuid(row, "same_as")))
        .list();
  }

  private static ContactAttempt attempt(ResultSet row) throws SQLException {
    return new ContactAttempt(
        instant(row, "at"),
        row.getString("channel"),
        row.getBoolean("reached"),
        findEnum(row, "outcome", ContactOutcome.class),
        row.getString("source"),
        findInstant(row, "call_back_at"),
        row.getString("note"),
        findInstant(row, "said_at"));
  }
}
