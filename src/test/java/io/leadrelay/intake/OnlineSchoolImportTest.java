package io.leadrelay.intake;

import static io.leadrelay.intake.ImportClient.onlineSchoolMapping;
import static io.leadrelay.intake.ImportClient.shared;
import static io.leadrelay.intake.ImportTest.tally;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.LeadrelayTest;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Team;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Where the figures in the README come from: it prints them. */
@LeadrelayTest
@ActiveProfiles({"test", "demo"})
@TestPropertySource(
    properties = {
      "leadrelay.models=src/examples/online-school",
      "leadrelay.demo.leads=false",
      "camunda.bpm.job-execution.enabled=true"
    })
@DirtiesContext
@Tag("database")
@DisplayName("All leads of the online school")
class OnlineSchoolImportTest {

  private static final int LEADS = 4_613;

  @TempDir static Path data;

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired Team team;

  @DynamicPropertySource
  static void ownFolder(DynamicPropertyRegistry settings) {
    settings.add("leadrelay.data", data::toString);
  }

  @Test
  @DisplayName("go through the running process, and a second time change nothing")
  void goThroughTheProcess() throws Exception {
    var file = shared("x-education/leads-even.csv");
    var mapping = onlineSchoolMapping("mapping.json");
    var client = new ImportClient(port);
    // The reps of the demo, as advisers where the school's routing table asks for some.
    team.save(new Rep("rep1", null, 2, 8, Set.of("Mumbai"), Set.of("en"), true, List.of()));
    team.save(new Rep("rep2", null, 1, 8, Set.of("Gulf"), Set.of("en"), true, List.of()));
    team.save(new Rep("rep3", null, 1, 6, Set.of("Mumbai", "Gulf"), Set.of("en"), true, List.of()));

    var start = System.nanoTime();
    var done =
        client.awaitEnd(
            client.accepted(client.upload(Files.readAllBytes(file), mapping)),
            Duration.ofMinutes(10));
    var imported = Duration.ofNanos(System.nanoTime() - start);
    awaitQuietJobs();
    var settled = Duration.ofNanos(System.nanoTime() - start);

    print(imported, settled);
    assertThat(tally(done)).isEqualTo("DONE 4613: 4613 created, 0 merged, 0 refused, 0 blank");
    assertEveryLeadStandsSomewhere();

    assertThat(tally(client.importFile(file, mapping)))
        .isEqualTo("DONE 4613: 0 created, 4613 merged, 0 refused, 0 blank");
    assertEveryLeadStandsSomewhere();
  }

  private void assertEveryLeadStandsSomewhere() {
    assertThat(leads("1 = 1")).isEqualTo(LEADS);
    assertThat(leads("fit = 'FITS'") + leads("fit = 'NO_FIT'") + leads("fit = 'UNKNOWN'"))
        .isEqualTo(LEADS);
    assertThat(
            leads(
                "(select count(*) from lead_cycle c where c.lead_id = lead.id) = 1"
                    + " and exists (select 1 from lead_cycle c where c.lead_id = lead.id and ("
                    + "   (c.open_lead_id is not null and c.process_instance_id is not null"
                    + "     and lead.stage not in ('NO_FIT', 'CUSTOMER', 'LOST'))"
                    + "   or (c.open_lead_id is null and c.closed_at is not null"
                    + "     and lead.stage in ('NO_FIT', 'CUSTOMER', 'LOST'))))"))
        .isEqualTo(LEADS);
    assertThat(count("select count(*) from ACT_RU_INCIDENT")).isZero();
    assertThat(count("select count(*) from ACT_RU_JOB where EXCEPTION_MSG_ is not null")).isZero();
    assertThat(
            count(
                "select count(*) from lead_cycle c where c.open_lead_id is not null and not exists"
                    + " (select 1 from ACT_RU_EXECUTION e"
                    + "  where e.PROC_INST_ID_ = c.process_instance_id)"))
        .isZero();
    assertThat(leads(byHand())).isZero();
    assertThat(
            leads(handedOff())
                + leads(waiting())
                + leads("stage = 'NURTURING'")
                + leads("stage in ('NO_FIT', 'RESEARCH')"))
        .isEqualTo(LEADS);
  }

  private void print(Duration imported, Duration settled) {
    System.out.printf(
        """

        | the online school's leads | |
        |---|---|
        | imported | %,d |
        | fit | %,d |
        | do not fit | %,d |
        | fit unknown, to research | %,d |
        | ready, hot | %,d |
        | ready, standard | %,d |
        | handed off | %,d |
        | waiting for room in sales | %,d |
        | to be assigned by hand | %,d |
        | nurtured | %,d |
        | of these dormant | %,d |
        | time until imported | %d s |
        | time until no job was due | %d s |

        """,
        leads("1 = 1"),
        leads("fit = 'FITS'"),
        leads("fit = 'NO_FIT'"),
        leads("fit = 'UNKNOWN'"),
        leads("grade = 'HOT'"),
        leads("grade = 'STANDARD'"),
        leads(handedOff()),
        leads(waiting()),
        leads(byHand()),
        leads("stage = 'NURTURING'"),
        leads(
            "exists (select 1 from lead_event e where e.lead_id = lead.id and e.type = 'DORMANT')"),
        imported.toSeconds(),
        settled.toSeconds());
  }

  private static String handedOff() {
    return "exists (select 1 from handoff h where h.lead_id = lead.id)";
  }

  private static String waiting() {
    return "exists (select 1 from lead_cycle c where c.lead_id = lead.id"
        + " and c.waiting_since is not null)";
  }

  private static String byHand() {
    return "exists (select 1 from lead_event e where e.lead_id = lead.id"
        + " and e.type = 'NO_REP_MATCHES')";
  }

  private void awaitQuietJobs() {
    var deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (count(
            "select count(*) from ACT_RU_JOB where SUSPENSION_STATE_ = 1 and RETRIES_ > 0"
                + " and (DUEDATE_ is null or DUEDATE_ <= current_timestamp)")
        > 0) {
      assertThat(System.nanoTime()).as("jobs are still due").isLessThan(deadline);
      ImportClient.pause();
    }
  }

  private long leads(String condition) {
    return count("select count(*) from lead where " + condition);
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
