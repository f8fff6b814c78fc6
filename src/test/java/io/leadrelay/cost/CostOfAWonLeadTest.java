package io.leadrelay.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.leadrelay.LeadrelayTest;
import io.leadrelay.TestDatabase;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.Signal;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Team;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@LeadrelayTest
@Tag("database")
@DisplayName("A won lead costs the database")
class CostOfAWonLeadTest {

  private static final String REP = "cost-rep";
  private static final int LEADS = 20;

  /** What design asks for; not reached yet. */
  private static final String AIM = "130 / 90 / 60";

  // What is reached: a step that adds to it has to say why.
  private static final int STATEMENTS = 180;
  private static final int ROWS = 118;

  /** With the images of whole pages that follow a checkpoint, so it varies by a few. */
  private static final int WAL_KILOBYTES = 100;

  @Autowired TakeInLead takeInLead;
  @Autowired Leads leads;
  @Autowired Team team;
  @Autowired TaskService tasks;
  @Autowired IdentityService identity;
  @Autowired JdbcTemplate jdbc;
  @Autowired Clock clock;

  @Test
  @DisplayName("no more than so many statements, rows and bytes of WAL")
  void isBounded() {
    assumeTrue(
        TestDatabase.isPostgreSql(), "Skipped: the cost of a lead is measured on PostgreSQL only.");
    team.save(new Rep(REP, null, 1, 500, Set.of(), Set.of(), true, List.of()));
    identity.saveUser(identity.newUser(REP));
    identity.createMembership(REP, "sales");
    jdbc.execute("create extension if not exists pg_stat_statements");
    for (var n = 0; n < 5; n++) {
      win(n);
    }

    jdbc.execute("select pg_stat_statements_reset()");
    for (var n = 5; n < 5 + LEADS; n++) {
      win(n);
    }
    var statements = figure("sum(calls)", "true") / LEADS;
    var rows = figure("sum(rows)", "query ~* '^\\s*(insert|update|delete|merge)'") / LEADS;
    var wal = figure("sum(wal_bytes)", "true") / LEADS / 1000;

    System.out.printf(
        "Cost of a won lead on PostgreSQL, authorization on: %.0f statements, %.0f rows written,"
            + " %.1f kB of WAL (aim: %s)%n",
        statements, rows, wal, AIM);
    if (Boolean.getBoolean("leadrelay.cost.detail")) {
      jdbc.queryForList(
              "select calls, rows, wal_bytes, left(regexp_replace(query, '\\s+', ' ', 'g'), 150) q"
                  + " from pg_stat_statements where "
                  + ours()
                  + " order by calls desc")
          .forEach(System.out::println);
    }
    assertThat(statements).as("statements").isLessThanOrEqualTo(STATEMENTS);
    assertThat(rows).as("rows written").isLessThanOrEqualTo(ROWS);
    assertThat(wal).as("kB of WAL").isLessThanOrEqualTo(WAL_KILOBYTES);
  }

  private double figure(String what, String condition) {
    var sum =
        jdbc.queryForObject(
            "select %s from pg_stat_statements where %s and (%s)"
                .formatted(what, ours(), condition),
            Double.class);
    return sum == null ? 0 : sum;
  }

  private static String ours() {
    return "dbid = (select oid from pg_database where datname = current_database())"
        + " and query !~* '^\\s*(begin|commit|rollback|set |show |select pg_stat|savepoint)'";
  }

  private void win(int n) {
    var lead =
        takeInLead
            .takeIn(
                new LeadDetails(
                    null,
                    "web site",
                    "buyer" + n + "@cost.example",
                    "+49 30 1",
                    "Carla",
                    "Cost",
                    "Cost GmbH",
                    "CEO",
                    "Germany",
                    "Machines",
                    200,
                    "de",
                    true,
                    Map.of()),
                List.of(new Signal("talk-request", clock.instant(), true)),
                null)
            .lead();
    complete(lead, Map.of("contactOutcome", "CONVERSATION", "channel", "PHONE"));
    complete(lead, Map.of("opportunityOutcome", "WON", "amount", 1000, "currency", "EUR"));
    assertThat(leads.get(lead).stage()).isEqualTo(LifecycleStage.CUSTOMER);
  }

  private void complete(LeadId lead, Map<String, Object> values) {
    var task = tasks.createTaskQuery().processInstanceBusinessKey(lead.toString()).singleResult();
    identity.setAuthentication(task.getAssignee(), List.of("sales"));
    try {
      tasks.complete(task.getId(), values);
    } finally {
      identity.clearAuthentication();
    }
  }
}
