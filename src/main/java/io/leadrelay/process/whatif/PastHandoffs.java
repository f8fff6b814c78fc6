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
   * @param territory what the routing table asked of the rep, null if it was not asked
   * @param language null with the territory
   * @param due by when the first contact was due, null if the clock was switched off
   * @param firstContact null if there was none
   * @param ended null if the rep still has the lead
   */
  record Handoff(
      UUID id,
      UUID lead,
      Instant at,
      String grade,
      String rep,
      @Nullable String territory,
      @Nullable String language,
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
            select h.id, h.lead_id, h.at, h.grade, h.rep, h.contact_due_at, h.first_contact_at,
              h.ended_at, c.territory, c.spoken_language
            from handoff h
            left join lead_cycle c on c.lead_id = h.lead_id and c.number = h.cycle
            where h.lead_id >= :lead and (h.lead_id, h.at, h.id) > (:lead, :at, :id)
              and h.at >= :since and h.at < :until
            order by h.lead_id, h.at, h.id
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
        row.getString("rep"),
        row.getString("territory"),
        row.getString("spoken_language"),
        Utc.find(row, "contact_due_at"),
        Utc.find(row, "first_contact_at"),
        Utc.find(row, "ended_at"));
  }
}
