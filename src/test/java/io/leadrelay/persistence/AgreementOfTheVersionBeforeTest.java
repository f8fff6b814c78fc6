package io.leadrelay.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadrelay.TestDatabase;
import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.Side;
import io.leadrelay.terms.Signature;
import io.leadrelay.terms.WorkingHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("database")
@DisplayName("An agreement of the version before")
class AgreementOfTheVersionBeforeTest {

  private static final Instant SIGNED = Instant.parse("2026-10-01T00:00:00Z");

  private final DriverManagerDataSource database =
      TestDatabase.isPostgreSql()
          ? new DriverManagerDataSource(TestDatabase.freshPostgreSql(), "postgres", "")
          : new DriverManagerDataSource(TestDatabase.freshH2(), "sa", "");
  private final JdbcClient jdbc = JdbcClient.create(database);

  @Test
  @DisplayName("is in force as before, round the clock, signed by nobody in person")
  void isKept() {
    migrate("9");
    jdbc.sql(
            """
            insert into agreement
              (number, in_force_from, monthly_target, weight_standard, weight_hot)
            values (1, timestamp '2026-10-01 00:00:00', 420, 1, 2.5)
            """)
        .update();
    jdbc.sql("insert into agreement_table values (1, 'fit', 1, 'aa')").update();
    for (var side : Side.values()) {
      jdbc.sql(
              """
              insert into agreement_signature (agreement, side, person, at, words)
              values (1, ?, 'set-up', timestamp '2026-10-01 00:00:00', 'As shipped.')
              """)
          .param(side.word())
          .update();
    }

    migrate("latest");

    var rows = new AgreementRows(jdbc, new JdbcTemplate(database));
    var kept = new JdbcAgreements(rows, event -> {}).all();
    assertThat(kept).extracting(Agreement::number).containsExactly(1);
    var agreement = kept.get(0);
    assertThat(agreement.inForceFrom()).isEqualTo(SIGNED);
    assertThat(agreement.terms().monthlyTarget()).isEqualTo(420);
    assertThat(agreement.terms().weightHot()).isEqualByComparingTo("2.5");
    assertThat(agreement.table("fit").orElseThrow().sha256()).isEqualTo("aa");
    assertThat(agreement.terms().calendar().zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(agreement.terms().calendar().hours())
        .isEqualTo(WorkingHours.parse("Mon-Sun 00:00-24:00"));
    assertThat(agreement.signatures())
        .extracting(Signature::side, Signature::person, Signature::words)
        .containsExactlyInAnyOrder(
            tuple(Side.MARKETING, null, "As shipped."), tuple(Side.SALES, null, "As shipped."));
  }

  @Test
  @DisplayName("leaves its handoffs a clock that ran round the clock, and what they took by it")
  void keepsTheClockOfItsHandoffs() {
    migrate("10");
    jdbc.sql(
            """
            insert into agreement (number, state, origin, proposed_at, wanted_from, in_force_from,
              monthly_target, weight_standard, weight_hot, zone, working_hours)
            values (1, 'AGREED', 'SET_UP', timestamp '2026-10-01 00:00:00',
              timestamp '2026-10-01 00:00:00', timestamp '2026-10-01 00:00:00', 420, 1, 2.5,
              'UTC', 'Mon-Sun 00:00-24:00')
            """)
        .update();
    var lead = UUID.randomUUID();
    jdbc.sql(
            """
            insert into lead (id, source, stage, cycle, signal_count, signals_heard, signals_spent,
              received_at, stage_since, history)
            values (?, 'api', 'NURTURING', 1, 0, 0, 0, timestamp '2026-10-01 00:00:00',
              timestamp '2026-10-01 00:00:00', false)
            """)
        .param(lead)
        .update();
    var contacted = handoff(lead, 3, "timestamp '2026-10-02 11:30:45.9'");
    var waiting = handoff(lead, 3, "null");
    var withoutDeadline = handoff(lead, null, "null");

    migrate("latest");

    assertThat(clock(contacted)).isEqualTo("ROUND_THE_CLOCK 95445");
    assertThat(clock(waiting)).isEqualTo("ROUND_THE_CLOCK null");
    assertThat(clock(withoutDeadline)).isEqualTo("null null");
  }

  private UUID handoff(UUID lead, @Nullable Integer maximumHandoffs, String firstContact) {
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into handoff (id, lead_id, cycle, number, rep, grade, agreement, at,
              maximum_handoffs, first_contact_at, evidence, counts)
            values (?, ?, 1, 1, 'rep', 'HOT', 1, timestamp '2026-10-01 09:00:00', ?, %s, '{}',
              true)
            """
                .formatted(firstContact))
        .params(Arrays.asList(id, lead, maximumHandoffs))
        .update();
    return id;
  }

  private String clock(UUID handoff) {
    return jdbc.sql("select clock, response_seconds from handoff where id = ?")
        .param(handoff)
        .query((row, n) -> row.getString(1) + " " + row.getObject(2))
        .single();
  }

  /** Of the engine's own tables one is enough: our migrations keep a lock in it. */
  private void migrate(String target) {
    jdbc.sql(
            """
            create table if not exists ACT_GE_PROPERTY
              (NAME_ varchar(64) primary key, VALUE_ varchar(300), REV_ integer)
            """)
        .update();
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration")
        .baselineOnMigrate(true)
        .baselineVersion("1")
        .target(target)
        .load()
        .migrate();
  }
}
