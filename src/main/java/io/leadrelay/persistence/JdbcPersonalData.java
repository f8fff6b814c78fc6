package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.findUuid;
import static io.leadrelay.persistence.Columns.timestamp;
import static io.leadrelay.persistence.Columns.uuid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.PersonalData;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPersonalData implements PersonalData {

  /** What figures and rulings need of the evidence; the rest are traits, some typed by hand. */
  private static final Set<String> ANONYMOUS_EVIDENCE =
      Set.of("fit", "points", "grade", "source", "signals");

  private static final List<String> FORGET =
      List.of(
          """
          update lead_event set note = null, facts = null
          where lead_id = ? and (note is not null or facts is not null)
          """,
          """
          update contact_attempt set note = null where note is not null
            and handoff_id in (select id from handoff where lead_id = ?)
          """,
          "update rejection set statement = null where lead_id = ? and statement is not null",
          """
          update ruling set reason = null where reason is not null
            and rejection_id in (select id from rejection where lead_id = ?)
          """,
          "update opportunity set note = null where lead_id = ? and note is not null",
          "delete from lead_attribute where lead_id = ?",
          "delete from idempotent_request where lead_id = ?");

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  JdbcPersonalData(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  @Override
  public List<LeadId> samePerson(LeadId lead) {
    var known = new HashSet<UUID>();
    var asked = Set.of(lead.value());
    while (!asked.isEmpty()) {
      known.addAll(asked);
      asked =
          jdbc
              .sql("select id, merged_into from lead where id in (:ids) or merged_into in (:ids)")
              .param("ids", asked)
              .query((row, n) -> Stream.of(uuid(row, "id"), findUuid(row, "merged_into")))
              .list()
              .stream()
              .flatMap(ids -> ids)
              .filter(Objects::nonNull)
              .filter(id -> !known.contains(id))
              .collect(Collectors.toSet());
    }
    return known.stream().map(LeadId::new).sorted(LeadId.LOCK_ORDER).toList();
  }

  @Override
  public void erase(LeadId lead, Instant at) {
    forgetRefusedRows(lead);
    jdbc.sql(
            """
            update lead set external_id = null, email = null, email_key = null, phone = null,
              first_name = null, last_name = null, company = null, job_title = null,
              country = null, industry = null, employees = null, language = null,
              mail_consent = null, search_text = null, fit_reason = null, erased_at = ?
            where id = ?
            """)
        .params(timestamp(at), lead.value())
        .update();
    FORGET.forEach(statement -> jdbc.sql(statement).param(lead.value()).update());
    forgetFitReasons(lead);
    keepAnonymousEvidence("handoff", lead);
    keepAnonymousEvidence("rejection", lead);
  }

  /** Rows of imports that were refused and name the person in a cell of their own. */
  private void forgetRefusedRows(LeadId lead) {
    jdbc.sql("select email, external_id from lead where id = ?")
        .param(lead.value())
        .query((row, n) -> Stream.of(row.getString("email"), row.getString("external_id")))
        .single()
        .filter(Objects::nonNull)
        .map(known -> json.valueToTree(known).toString().toLowerCase(Locale.ROOT))
        .forEach(
            cell ->
                jdbc.sql(
                        "update import_refusal set cells = '[]', reason = 'Erased.'"
                            + " where position(cast(? as varchar) in lower(cells)) > 0")
                    .param(cell)
                    .update());
  }

  /** The reason repeats what was typed where a table could not make sense of it. */
  private void forgetFitReasons(LeadId lead) {
    jdbc.sql("select id, details from lead_event where lead_id = ? and type = ?")
        .params(lead.value(), EventType.FIT_CHECKED.name())
        .query((row, n) -> new Text(uuid(row, "id"), row.getString("details")))
        .list()
        .forEach(
            checked ->
                jdbc.sql("update lead_event set details = ? where id = ?")
                    .params(verdictOnly(checked.text()), checked.id())
                    .update());
  }

  private String verdictOnly(String details) {
    try {
      var verdict = json.readTree(details).path(0).asText();
      return json.writeValueAsString(List.of(verdict, ""));
    } catch (JsonProcessingException unreadable) {
      return "[]";
    }
  }

  private void keepAnonymousEvidence(String table, LeadId lead) {
    jdbc.sql("select id, evidence from " + table + " where lead_id = ?")
        .param(lead.value())
        .query((row, n) -> new Text(uuid(row, "id"), row.getString("evidence")))
        .list()
        .forEach(
            evidence ->
                jdbc.sql("update " + table + " set evidence = ? where id = ?")
                    .params(anonymous(evidence.text()), evidence.id())
                    .update());
  }

  private String anonymous(String evidence) {
    try {
      return json.readTree(evidence) instanceof ObjectNode known
          ? known.retain(ANONYMOUS_EVIDENCE).toString()
          : "{}";
    } catch (JsonProcessingException unreadable) {
      return "{}";
    }
  }

  private record Text(UUID id, String text) {}
}
