package io.leadrelay.process.whatif;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads handoffs of the past, lead by lead, a page at a time. */
final class PastHandoffs {

  static final int PAGE = 1_000;

  private final JdbcClient jdbc;
  private final Question question;

  PastHandoffs(JdbcClient jdbc, Question question) {
    this.jdbc = jdbc;
    this.question = question;
  }

  /**
   * @param due by when the first contact was due, null if the clock was switched off
   * @param firstContact null if there was none
   * @param ended null if the rep still has the lead
   */
  record Handoff(
      UUID id,
      UUID lead,
      Instant at,
      String grade,
      @Nullable Instant due,
      @Nullable Instant firstContact,
      @Nullable Instant ended) {

    /**
     * Whether the first contact was not made in time under this deadline.
     *
     * @param now until when a clock that still runs has run
     */
    boolean overdue(@Nullable Instant deadline, Instant now) {
      if (deadline == null) {
        return false;
      }
      var stopped = firstContact != null ? firstContact : ended != null ? ended : now;
      return stopped.isAfter(deadline);
    }
  }

  /** The handoffs that follow this one; the first ones if it is null. */
  List<Handoff> after(@Nullable Handoff last) {
    return jdbc.sql(
            """
            select id, lead_id, at, grade, contact_due_at, first_contact_at, ended_at
            from handoff
            where lead_id >= :lead and (lead_id, at, id) > (:lead, :at, :id)
              and at >= :since and at < :until
            order by lead_id, at, id
            fetch first %d rows only
            """
                .formatted(PAGE))
        .param("lead", last == null ? new UUID(0, 0) : last.lead())
        .param("at", last == null ? LocalDateTime.of(1970, 1, 1, 0, 0) : Utc.column(last.at()))
        .param("id", last == null ? new UUID(0, 0) : last.id())
        .param("since", Utc.column(question.since()))
        .param("until", Utc.column(question.until()))
        .query(PastHandoffs::handoff)
        .list();
  }

  private static Handoff handoff(ResultSet row, int n) throws SQLException {
    return new Handoff(
        row.getObject("id", UUID.class),
        row.getObject("lead_id", UUID.class),
        Utc.get(row, "at"),
        row.getString("grade"),
        Utc.find(row, "contact_due_at"),
        Utc.find(row, "first_contact_at"),
        Utc.find(row, "ended_at"));
  }
}
