package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.timestamp;
import static io.leadrelay.persistence.Columns.uuid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.lead.Actor;
import io.leadrelay.lead.ClosedLead;
import io.leadrelay.lead.ClosedLeads;
import io.leadrelay.lead.EmailAddress;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LifecycleStage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcClosedLeads implements ClosedLeads {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final NamedParameterJdbcTemplate named;
  private final Actor actor;
  private final ObjectMapper json;

  JdbcClosedLeads(JdbcClient jdbc, JdbcTemplate batches, Actor actor, ObjectMapper json) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.named = new NamedParameterJdbcTemplate(batches);
    this.actor = actor;
    this.json = json;
  }

  @Override
  public List<Identity> findKnown(Collection<LeadDetails> details) {
    var emailKeys = new HashSet<String>();
    var externalIds = new HashMap<String, Set<String>>();
    for (var lead : details) {
      if (lead.email() != null) {
        emailKeys.add(EmailAddress.parse(lead.email()).key());
      }
      if (lead.source() != null && lead.externalId() != null) {
        externalIds.computeIfAbsent(lead.source(), s -> new HashSet<>()).add(lead.externalId());
      }
    }
    var known = new ArrayList<Identity>();
    if (!emailKeys.isEmpty()) {
      known.addAll(
          jdbc.sql("select id, source, external_id, email_key from lead where email_key in (:keys)")
              .param("keys", emailKeys)
              .query(JdbcClosedLeads::identity)
              .list());
    }
    externalIds.forEach(
        (source, ids) ->
            known.addAll(
                jdbc.sql(
                        "select id, source, external_id, email_key from lead"
                            + " where source = :source and external_id in (:ids)")
                    .param("source", source)
                    .param("ids", ids)
                    .query(JdbcClosedLeads::identity)
                    .list()));
    return known;
  }

  @Override
  public void insert(List<ClosedLead> leads, Instant now) {
    if (leads.isEmpty()) {
      return;
    }
    named.batchUpdate(
        """
        insert into lead (id, source, external_id, email, email_key, phone, first_name,
          last_name, company, job_title, country, industry, employees, language, mail_consent,
          search_text, stage, cycle, signal_count, signals_heard, signals_spent, received_at,
          stage_since, history)
        values (:id, :source, :externalId, :email, :emailKey, :phone, :firstName, :lastName,
          :company, :jobTitle, :country, :industry, :employees, :language, :mailConsent,
          :searchText, :stage, 1, :signals, :signals, :signals, :receivedAt, :closedAt, true)
        """,
        leads.stream().map(lead -> lead(lead, now)).toArray(SqlParameterSource[]::new));
    insertAttributes(leads);
    insertSignals(leads, now);
    batches.batchUpdate(
        "insert into lead_cycle (id, lead_id, number, opened_at, closed_at, pieces_sent)"
            + " values (?, ?, 1, ?, ?, 0)",
        leads.stream()
            .map(
                lead ->
                    new @Nullable Object[] {
                      LeadId.create().value(),
                      lead.id().value(),
                      timestamp(lead.receivedAt()),
                      timestamp(closedAt(lead.closedAt(), now))
                    })
            .toList());
    batches.batchUpdate(
        "insert into lead_event (id, lead_id, cycle, at, type, actor, details)"
            + " values (?, ?, 1, ?, ?, ?, ?)",
        leads.stream()
            .map(lead -> event(lead.id(), lead.outcome(), lead.closedAt(), now))
            .toList());
  }

  @Override
  public void restate(
      LeadId lead, LifecycleStage outcome, @Nullable Instant closedAt, Instant now) {
    jdbc.sql("update lead set stage = ?, stage_since = ? where id = ?")
        .params(outcome.name(), timestamp(closedAt(closedAt, now)), lead.value())
        .update();
    jdbc.sql("update lead_cycle set closed_at = ? where lead_id = ? and number = 1")
        .params(timestamp(closedAt(closedAt, now)), lead.value())
        .update();
    batches.update(
        "insert into lead_event (id, lead_id, cycle, at, type, actor, details)"
            + " values (?, ?, 1, ?, ?, ?, ?)",
        event(lead, outcome, closedAt, now));
  }

  private void insertAttributes(List<ClosedLead> leads) {
    var rows = new ArrayList<Object[]>();
    for (var lead : leads) {
      lead.details()
          .attributes()
          .forEach((name, value) -> rows.add(new Object[] {lead.id().value(), name, value}));
    }
    if (!rows.isEmpty()) {
      batches.batchUpdate(
          "insert into lead_attribute (lead_id, name, content) values (?, ?, ?)", rows);
    }
  }

  private void insertSignals(List<ClosedLead> leads, Instant now) {
    var rows = new ArrayList<Object[]>();
    for (var lead : leads) {
      var number = 0;
      for (var signal : lead.signals()) {
        rows.add(
            new @Nullable Object[] {
              lead.id().value(),
              ++number,
              signal.type(),
              timestamp(signal.at()),
              timestamp(now),
              signal.dated()
            });
      }
    }
    if (!rows.isEmpty()) {
      batches.batchUpdate(
          "insert into signal (lead_id, number, type, at, recorded_at, dated)"
              + " values (?, ?, ?, ?, ?, ?)",
          rows);
    }
  }

  private static SqlParameterSource lead(ClosedLead lead, Instant now) {
    Map<String, @Nullable Object> columns = JdbcLeads.columns(lead.details());
    columns.put("id", lead.id().value());
    columns.put("stage", lead.outcome().name());
    columns.put("signals", lead.signals().size());
    columns.put("receivedAt", timestamp(lead.receivedAt()));
    columns.put("closedAt", timestamp(closedAt(lead.closedAt(), now)));
    return new MapSqlParameterSource(columns);
  }

  private @Nullable Object[] event(
      LeadId lead, LifecycleStage outcome, @Nullable Instant closedAt, Instant now) {
    return new @Nullable Object[] {
      LeadId.create().value(),
      lead.value(),
      timestamp(now),
      EventType.HISTORY_IMPORTED.name(),
      actor.id(),
      written(List.of(outcome.name(), closedAt == null ? "-" : closedAt.toString()))
    };
  }

  /** Where nobody knows when a lead ended, it had ended by the time it was imported. */
  private static Instant closedAt(@Nullable Instant closedAt, Instant now) {
    return closedAt == null ? now : closedAt;
  }

  private static Identity identity(ResultSet row, int n) throws SQLException {
    return new Identity(
        new LeadId(uuid(row, "id")),
        row.getString("source"),
        row.getString("external_id"),
        row.getString("email_key"));
  }

  private String written(List<String> details) {
    try {
      return json.writeValueAsString(details);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The details of an event cannot be written", e);
    }
  }
}
