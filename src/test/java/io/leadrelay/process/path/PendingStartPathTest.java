package io.leadrelay.process.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.LifecycleStage;
import io.leadrelay.lead.TakenIn;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@DisplayName("A lead whose process cannot start")
class PendingStartPathTest extends LeadPath {

  private static final String BROKEN = "businessRuleTask_checkFit";

  @AfterEach
  void whole() {
    ReachedNodes.mended(BROKEN);
  }

  @Test
  @DisplayName("is stored and answered all the same, shown as an incident, and started later")
  void isStartedLater() {
    ReachedNodes.broken(BROKEN);

    var taken = taken(Prospect.thatFits());

    assertThat(taken.startPending()).isTrue();
    var lead = taken.lead();
    assertThat(stage(lead)).isEqualTo(LifecycleStage.NEW);
    assertThat(events(lead)).containsExactly(EventType.LEAD_RECEIVED, EventType.START_PENDING);
    assertThat(runs(lead)).isFalse();

    // A signal that comes meanwhile is not lost.
    clock.advance(Duration.ofMinutes(1));
    takeInLead.signal(lead, signal(TALK_REQUEST));

    var job = startJob(lead);
    var tries = job.getRetries();
    for (var n = 0; n < tries; n++) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> management.executeJob(job.getId()))
          .withMessageContaining(BROKEN);
    }
    assertThat(startJob(lead).getRetries()).isZero();
    assertThat(runtime.createIncidentQuery().configuration(job.getId()).count())
        .as("incidents in Cockpit")
        .isEqualTo(1);

    ReachedNodes.mended(BROKEN);
    management.setJobRetries(job.getId(), 1);
    management.executeJob(job.getId());

    assertThat(waitsAt(lead)).containsExactly("userTask_contactLead");
    assertThat(lead(lead).cycle()).isEqualTo(1);
    assertThat(runtime.createIncidentQuery().configuration(job.getId()).count()).isZero();
  }

  @Test
  @DisplayName("starts once, though its job runs twice")
  void startsOnce() {
    ReachedNodes.broken(BROKEN);
    var lead = taken(Prospect.thatFits()).lead();
    ReachedNodes.mended(BROKEN);
    transaction.executeWithoutResult(status -> leadProcess.startLater(lead));

    for (var job : startJobs(lead)) {
      management.executeJob(job.getId());
    }

    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(lead.toString())
                .count())
        .isEqualTo(1);
  }

  private TakenIn taken(Prospect prospect) {
    return takeInLead.takeIn(prospect.details(), List.of(), null);
  }

  private Job startJob(LeadId lead) {
    var jobs = startJobs(lead);
    assertThat(jobs).hasSize(1);
    return jobs.get(0);
  }

  private List<Job> startJobs(LeadId lead) {
    return jdbc
        .sql("select ID_ from ACT_RU_JOB where HANDLER_TYPE_ = 'start-lead' and HANDLER_CFG_ = ?")
        .param(lead.toString())
        .query(String.class)
        .list()
        .stream()
        .map(id -> management.createJobQuery().jobId(id).singleResult())
        .toList();
  }
}
