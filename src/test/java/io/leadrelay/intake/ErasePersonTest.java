package io.leadrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Mail;
import io.leadrelay.lead.Mailbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
@DisplayName("A person who is erased")
class ErasePersonTest {

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired Leads leads;
  @Autowired Mailbox mailbox;
  @Autowired TransactionTemplate transaction;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired HistoryService history;

  /** Stands in every text that tells who the person is, so that one search finds them all. */
  private final String mark = "zq" + UUID.randomUUID().toString().replace("-", "");

  private ApiClient api;

  @BeforeEach
  void logIn() {
    api = new ApiClient(port, "api");
  }

  @Test
  @DisplayName("stands in no text of the database any more, whatever was done with the lead")
  void isNowhere() {
    var id = handedOffLead();
    workOn(id);
    assertThat(placesOf(mark))
        .as("the search finds the person while they are there")
        .contains(
            "lead.email",
            "lead.search_text",
            "lead_attribute.content",
            "lead_event.note",
            "lead_event.facts",
            "contact_attempt.note",
            "rejection.statement",
            "ruling.reason",
            "opportunity.note",
            "handoff.evidence",
            "rejection.evidence",
            "mail_outbox.body",
            "idempotent_request.idempotency_key",
            "import_refusal.cells",
            "import_refusal.reason",
            "act_hi_dec_in.text_",
            "act_hi_op_log.new_value_",
            "act_hi_taskinst.name_");

    assertThat(api.delete("/api/leads/" + id + "/personal-data").status()).isEqualTo(204);

    assertThat(placesOf(mark)).isEmpty();
  }

  @Test
  @DisplayName("leaves figures behind: stage, events, signals, handoffs")
  void leavesFigures() {
    var id = handedOffLead();

    api.delete("/api/leads/" + id + "/personal-data");

    var lead = api.get("/api/leads/" + id).body();
    assertThat(lead.path("stage").asText()).isEqualTo("ERASED");
    assertThat(lead.path("source").asText()).isEqualTo("web-site");
    assertThat(lead.path("grade").asText()).isEqualTo("HOT");
    assertThat(lead.path("signals")).hasSize(1);
    assertThat(types(lead)).contains("LEAD_RECEIVED", "HANDED_OFF", "ERASED");
    for (var field :
        List.of("email", "phone", "firstName", "lastName", "company", "jobTitle", "externalId")) {
      assertThat(lead.path(field).isNull()).as(field).isTrue();
    }
    assertThat(lead.path("attributes")).isEmpty();
    assertThat(lead.path("rep").isNull()).isTrue();
    var handoff =
        jdbc.sql("select ended_at, evidence from handoff where lead_id = ?")
            .param(UUID.fromString(id))
            .query()
            .singleRow();
    assertThat(handoff.get("ended_at")).isNotNull();
    assertThat(String.valueOf(handoff.get("evidence")))
        .contains("\"grade\":\"HOT\"", "talk-request");
  }

  @Test
  @DisplayName("leaves nothing in the engine: no instance, no task, no history")
  void leavesTheEngine() {
    var id = handedOffLead();
    var instance =
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(id).singleResult().getId();

    api.delete("/api/leads/" + id + "/personal-data");

    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(id).count())
        .isZero();
    assertThat(tasks.createTaskQuery().processInstanceId(instance).count()).isZero();
    assertThat(history.createHistoricProcessInstanceQuery().processInstanceId(instance).count())
        .isZero();
    assertThat(history.createUserOperationLogQuery().processInstanceId(instance).count()).isZero();
  }

  @Test
  @DisplayName("may be one for whom no process runs")
  void withoutAProcess() {
    var id = LeadId.create();
    transaction.executeWithoutResult(
        status ->
            leads.insert(
                id,
                new LeadDetails(
                    null,
                    "old",
                    mark + "@example.com",
                    null,
                    mark,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Map.of("city", mark)),
                LifecycleStage.LOST,
                Instant.now(),
                true));

    assertThat(api.delete("/api/leads/" + id + "/personal-data").status()).isEqualTo(204);

    assertThat(placesOf(mark)).isEmpty();
    assertThat(leads.get(id).stage()).isEqualTo(LifecycleStage.ERASED);
  }

  @Test
  @DisplayName("is erased from the leads that were merged too, whichever of them is named")
  void takesMergedLeadsAlong() {
    var first = handedOffLead();
    var second =
        create("{\"email\": \"x%s@example.com\", \"phone\": \"%s\"}".formatted(mark, mark));
    var third = create("{\"email\": \"y%s@example.com\"}".formatted(mark));
    api.post("/api/leads/" + first + "/merge", "{\"into\": \"%s\"}".formatted(second));
    api.post("/api/leads/" + second + "/merge", "{\"into\": \"%s\"}".formatted(third));

    assertThat(api.delete("/api/leads/" + first + "/personal-data").status()).isEqualTo(204);

    assertThat(placesOf(mark)).isEmpty();
    assertThat(api.get("/api/leads/" + third).body().path("stage").asText()).isEqualTo("ERASED");
  }

  @Test
  @DisplayName("is erased once; again is answered the same and changes nothing")
  void twice() {
    var id = create("{\"email\": \"%s@example.com\"}".formatted(mark));
    api.delete("/api/leads/" + id + "/personal-data");
    var events = api.get("/api/leads/" + id).body().path("timeline").size();

    assertThat(api.delete("/api/leads/" + id + "/personal-data").status()).isEqualTo(204);

    assertThat(api.get("/api/leads/" + id).body().path("timeline")).hasSize(events);
  }

  @Test
  @DisplayName("takes no signal any more, and is somebody new when they come again")
  void comesAgain() {
    var body = "{\"email\": \"%s@example.com\"}".formatted(mark);
    var id = create(body);
    api.delete("/api/leads/" + id + "/personal-data");

    assertThat(api.post("/api/leads/" + id + "/signals", "{\"type\": \"long-visit\"}").status())
        .isEqualTo(409);
    assertThat(create(body)).isNotEqualTo(id);
  }

  @Test
  @DisplayName("is not started by a job that was still to start them")
  void aPendingStart() {
    var id = LeadId.create();
    transaction.executeWithoutResult(
        status -> {
          leads.insert(
              id,
              new LeadDetails(
                  null,
                  null,
                  mark + "@example.com",
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  Map.of()),
              LifecycleStage.NEW,
              Instant.now(),
              false);
          leads.setCycle(id, 1);
          jdbc.sql(
                  "insert into lead_cycle (id, lead_id, number, open_lead_id, opened_at,"
                      + " pieces_sent) values (?, ?, 1, ?, ?, 0)")
              .params(
                  UUID.randomUUID(), id.value(), id.value(), java.sql.Timestamp.from(Instant.now()))
              .update();
        });

    assertThat(api.delete("/api/leads/" + id + "/personal-data").status()).isEqualTo(204);

    assertThat(
            jdbc.sql("select count(*) from lead_cycle where open_lead_id = ?")
                .param(id.value())
                .query(Long.class)
                .single())
        .isZero();
  }

  /** Asked for a talk, from a country that only a person could have typed. */
  private String handedOffLead() {
    return create(
        """
        {"externalId": "%1$s", "source": "web-site", "email": "%1$s@example.com",
         "phone": "%1$s", "firstName": "%1$s", "lastName": "%1$s", "company": "%1$s",
         "jobTitle": "%1$s", "country": "DE", "industry": "%1$s", "employees": 120,
         "attributes": {"city": "%1$s"},
         "signals": [{"type": "talk-request", "at": "%2$s"}]}
        """
            .formatted(mark, Instant.now().minusSeconds(60)),
        "Idempotency-Key",
        mark);
  }

  /** Leaves the person in every table that can hold words about them. */
  private void workOn(String id) {
    var lead = LeadId.of(id).value();
    var task = tasks.createTaskQuery().processInstanceBusinessKey(id).singleResult();
    transaction.executeWithoutResult(
        status -> {
          mailbox.post(
              new Mail(lead, "nurture", mark + "@example.com", mark, mark, "test-" + lead));
          var list = "list-" + lead;
          mailbox.post(new Mail(null, "notices", "rep1@x.io", "Leads", mark, list, Set.of(lead)));
          var now = java.sql.Timestamp.from(Instant.now());
          var handoff =
              jdbc.sql("select id from handoff where lead_id = ?")
                  .param(lead)
                  .query(UUID.class)
                  .single();
          var imported = UUID.randomUUID();
          jdbc.sql(
                  "insert into lead_import (id, state, source, history, header, unused_columns,"
                      + " imported_at, uploaded_by, last_row, created, merged, refused, blank)"
                      + " values (?, 'DONE', 'web-site', false, '[]', '[]', ?, 'api', 1, 0, 0, 1, 0)")
              .params(imported, now)
              .update();
          jdbc.sql(
                  "insert into import_refusal (import_id, row_number, field, reason, cells)"
                      + " values (?, 1, 'country', ?, ?)")
              .params(
                  imported, "What is " + mark, "[\"" + mark + "@EXAMPLE.com\", \"" + mark + "\"]")
              .update();
          var rejection = UUID.randomUUID();
          jdbc.sql(
                  "insert into ACT_HI_OP_LOG (ID_, PROC_INST_ID_, TASK_ID_, USER_ID_, TIMESTAMP_,"
                      + " OPERATION_TYPE_, ENTITY_TYPE_, PROPERTY_, NEW_VALUE_)"
                      + " values (?, ?, ?, 'rep1', ?, 'Update', 'Task', 'name', ?)")
              .params(
                  UUID.randomUUID().toString(),
                  task.getProcessInstanceId(),
                  task.getId(),
                  now,
                  mark)
              .update();
          jdbc.sql("update lead_event set note = ? where lead_id = ?").params(mark, lead).update();
          jdbc.sql(
                  "insert into contact_attempt (id, lead_id, handoff_id, rep, at, channel, reached,"
                      + " source, note) values (?, ?, ?, 'rep1', ?, 'PHONE', true, 'TYPED', ?)")
              .params(UUID.randomUUID(), lead, handoff, now, mark)
              .update();
          jdbc.sql(
                  "insert into rejection (id, lead_id, handoff_id, rep, at, reason, evidence,"
                      + " statement) values (?, ?, ?, 'rep1', ?, 'OTHER', ?, ?)")
              .params(rejection, lead, handoff, now, "{\"industry\": \"" + mark + "\"}", mark)
              .update();
          jdbc.sql(
                  "insert into ruling (id, rejection_id, verdict, ruled_by, at, same_rep, reason)"
                      + " values (?, ?, 'UPHELD', 'arbiter', ?, false, ?)")
              .params(UUID.randomUUID(), rejection, now, mark)
              .update();
          jdbc.sql(
                  "insert into opportunity (id, lead_id, handoff_id, rep, at, outcome, note)"
                      + " values (?, ?, ?, 'rep1', ?, 'LOST', ?)")
              .params(UUID.randomUUID(), lead, handoff, now, mark)
              .update();
        });
  }

  /** Every table and column of the database whose text, or bytes, hold the given one. */
  private List<String> placesOf(String text) {
    var columns =
        jdbc.sql(
                """
                select c.table_name, c.column_name, c.data_type
                from information_schema.columns c
                join information_schema.tables t
                  on t.table_schema = c.table_schema and t.table_name = c.table_name
                where lower(c.table_schema) = 'public'
                  and t.table_type in ('BASE TABLE', 'TABLE')
                  and lower(c.data_type) in ('character varying', 'varchar', 'text',
                    'character large object', 'character', 'bytea', 'binary large object',
                    'binary varying')
                """)
            .query((row, n) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
            .list();
    assertThat(columns).hasSizeGreaterThan(100);
    var found = new ArrayList<String>();
    for (var column : columns) {
      var type = column.get(2).toLowerCase(Locale.ROOT);
      var binary = type.equals("bytea") || type.startsWith("binary");
      var values =
          jdbc.sql("select \"%s\" from \"%s\"".formatted(column.get(1), column.get(0)))
              .query(
                  (row, n) ->
                      binary
                          ? new String(
                              row.getBytes(1) == null ? new byte[0] : row.getBytes(1),
                              java.nio.charset.StandardCharsets.ISO_8859_1)
                          : "" + row.getString(1))
              .list();
      if (values.stream().anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(text))) {
        found.add((column.get(0) + "." + column.get(1)).toLowerCase(Locale.ROOT));
      }
    }
    return found;
  }

  private String create(String body, String... headers) {
    var answer = api.post("/api/leads", body, headers);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    return answer.id();
  }

  private static List<String> types(JsonNode lead) {
    return StreamSupport.stream(lead.path("timeline").spliterator(), false)
        .map(entry -> entry.path("type").asText())
        .toList();
  }
}
