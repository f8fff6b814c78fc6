package io.leadrelay.process.whatif;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.lead.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads judgements of the past, lead by lead, a page at a time. */
final class PastJudgements {

  static final int PAGE = 1_000;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

  /** Says in the column that something was shortened or left out. */
  private static final String INCOMPLETE = "…";

  private final JdbcClient jdbc;
  private final Question question;
  private final Collection<String> types;

  PastJudgements(JdbcClient jdbc, Question question, Collection<EventType> types) {
    this.jdbc = jdbc;
    this.question = question;
    this.types = types.stream().map(EventType::name).toList();
  }

  /**
   * A judgement as it was recorded.
   *
   * @param details the verdict and its figures
   * @param facts what it rested on, null if that was not kept or has been erased
   * @param incomplete whether some of the facts were shortened or left out
   */
  record Judgement(
      UUID id,
      UUID lead,
      Instant at,
      EventType type,
      List<Object> details,
      @Nullable Map<String, Object> facts,
      boolean incomplete) {}

  /** The judgements that follow this one; the first ones if it is null. */
  List<Judgement> after(@Nullable Judgement last) {
    // The first condition repeats the second: H2 finds its way in the index by a single column
    // only.
    return jdbc.sql(
            """
            select id, lead_id, at, type, details, facts
            from lead_event
            where lead_id >= :lead and (lead_id, at, id) > (:lead, :at, :id)
              and type in (:types) and at >= :since and at < :until
            order by lead_id, at, id
            fetch first %d rows only
            """
                .formatted(PAGE))
        .param("lead", last == null ? new UUID(0, 0) : last.lead())
        .param("at", last == null ? LocalDateTime.of(1970, 1, 1, 0, 0) : Utc.column(last.at()))
        .param("id", last == null ? new UUID(0, 0) : last.id())
        .param("types", types)
        .param("since", Utc.column(question.since()))
        .param("until", Utc.column(question.until()))
        .query(PastJudgements::judgement)
        .list();
  }

  private static Judgement judgement(ResultSet row, int n) throws SQLException {
    try {
      var written = row.getString("facts");
      var facts = written == null ? null : JSON.readValue(written, FACTS);
      var incomplete = facts != null && facts.remove(INCOMPLETE) != null;
      return new Judgement(
          row.getObject("id", UUID.class),
          row.getObject("lead_id", UUID.class),
          Utc.get(row, "at"),
          EventType.valueOf(row.getString("type")),
          JSON.readValue(row.getString("details"), new TypeReference<List<Object>>() {}),
          facts,
          incomplete);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A judgement of the past cannot be read", e);
    }
  }
}
