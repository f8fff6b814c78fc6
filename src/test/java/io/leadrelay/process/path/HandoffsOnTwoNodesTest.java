package io.leadrelay.process.path;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.LeadrelayApplication;
import io.leadrelay.TestDatabase;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Signal;
import io.leadrelay.lead.SignalTypes;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Team;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A hundred leads at once on two nodes with one PostgreSQL")
class HandoffsOnTwoNodesTest {

  private static final int LEADS = 100;

  /** A rep's turn advances by this, divided by the weight, with each lead. */
  private static final long ROUND = 2_520_000;

  @Test
  @DisplayName("use each turn once, share by weight to the lead, and exceed no cap")
  void useEachTurnOnce() throws Exception {
    var database = TestDatabase.freshPostgreSql();
    try (var first = node("node1", database);
        var second = node("node2", database)) {
      rep(first, "ann", 5, LEADS);
      rep(first, "ben", 3, LEADS);
      rep(first, "cas", 2, LEADS);
      var jdbc = first.getBean(JdbcClient.class);
      var before = turn(jdbc);

      comeIn(List.of(first, second));

      assertThat(shares(jdbc)).isEqualTo(Map.of("ann", 50L, "ben", 30L, "cas", 20L));
      assertThat(
              jdbc.sql("select id, (turn - ?) * weight from rep")
                  .param(before)
                  .query((row, n) -> row.getLong(2) / ROUND)
                  .list())
          .as("turns taken, one for each lead")
          .containsExactlyInAnyOrder(50L, 30L, 20L);
      assertThat(
              jdbc.sql("select count(*) from handoff group by lead_id having count(*) > 1")
                  .query(Long.class)
                  .list())
          .as("leads that were given twice")
          .isEmpty();

      // From now on there is room for 20 more leads, whatever the weights.
      rep(first, "ann", 1, 57);
      rep(first, "ben", 9, 41);
      rep(first, "cas", 4, 22);
      comeIn(List.of(first, second));
      assertThat(shares(jdbc)).isEqualTo(Map.of("ann", 57L, "ben", 41L, "cas", 22L));
    }
  }

  private static void comeIn(List<ConfigurableApplicationContext> nodes) throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try {
      var tasks = new ArrayList<Callable<LeadId>>();
      for (var n = 0; n < LEADS; n++) {
        var node = nodes.get(n % nodes.size());
        tasks.add(() -> takeIn(node));
      }
      for (var result : threads.invokeAll(tasks)) {
        result.get(2, TimeUnit.MINUTES);
      }
    } finally {
      threads.shutdown();
    }
  }

  /**
   * Everything that makes a lead ready, but no wish for a talk: it waits where there is no room.
   */
  private static LeadId takeIn(ConfigurableApplicationContext node) {
    var now = node.getBean(Clock.class).instant();
    var signals =
        node.getBean(SignalTypes.class).all().stream()
            .filter(type -> !type.decides())
            .map(type -> new Signal(type.type(), now, true))
            .toList();
    return node.getBean(TakeInLead.class)
        .takeIn(Prospect.thatFits().details(), signals, null)
        .lead();
  }

  private static long turn(JdbcClient jdbc) {
    return jdbc.sql("select turn from rotation").query(Long.class).single();
  }

  private static Map<String, Long> shares(JdbcClient jdbc) {
    return jdbc
        .sql("select rep, count(*) as leads from handoff group by rep")
        .query((row, n) -> Map.entry(row.getString("rep"), row.getLong("leads")))
        .list()
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static void rep(ConfigurableApplicationContext node, String id, int weight, int cap) {
    var identity = node.getBean(IdentityService.class);
    if (identity.createUserQuery().userId(id).count() == 0) {
      identity.saveUser(identity.newUser(id));
      identity.createMembership(id, "sales");
    }
    node.getBean(Team.class)
        .save(new Rep(id, null, weight, cap, Set.of(), Set.of(), true, List.of()));
  }

  private static ConfigurableApplicationContext node(String name, String database) {
    return new SpringApplicationBuilder(LeadrelayApplication.class)
        .profiles("test")
        .run(
            "--camunda.bpm.process-engine-name=" + name,
            "--spring.datasource.url=" + database,
            "--spring.datasource.username=postgres",
            "--logging.level.root=warn",
            "--server.port=0");
  }
}
