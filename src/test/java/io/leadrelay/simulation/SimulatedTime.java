package io.leadrelay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;

/**
 * Time that goes on as the test says, with the engine's jobs: each is executed at the moment at
 * which it is due, in that order, as a job executor that is never late would.
 */
final class SimulatedTime {

  private final ManagementService management;
  private Consumer<String> afterEachJob = instance -> {};
  private int jobs;

  /** Begins at a moment, which may be in the past. */
  SimulatedTime(ManagementService management, Instant begin) {
    this.management = management;
    ClockUtil.setCurrentTime(Date.from(begin));
  }

  Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  /** Somebody looks after each job at what it has done, by the id of its process instance. */
  void afterEachJob(Consumer<String> look) {
    afterEachJob = look;
  }

  /** How many jobs were executed. */
  int jobs() {
    return jobs;
  }

  /** Goes on to a moment; what is due until then, that moment included, happens in its order. */
  void runTo(Instant moment) {
    for (var job = firstDue(moment); job != null; job = firstDue(moment)) {
      if (job.getDuedate().toInstant().isAfter(now())) {
        ClockUtil.setCurrentTime(job.getDuedate());
      }
      management.executeJob(job.getId());
      jobs++;
      if (job.getProcessInstanceId() != null) {
        afterEachJob.accept(job.getProcessInstanceId());
      }
    }
    jumpTo(moment);
  }

  /** Goes on to a moment with nothing happening, as if Leadrelay did not run. */
  void jumpTo(Instant moment) {
    assertThat(moment).as("time goes forward only").isAfterOrEqualTo(now());
    ClockUtil.setCurrentTime(Date.from(moment));
  }

  private @Nullable Job firstDue(Instant moment) {
    return management
        .createJobQuery()
        .duedateLowerThan(Date.from(moment.plusMillis(1)))
        .active()
        .orderByJobDuedate()
        .asc()
        .orderByJobId()
        .asc()
        .listPage(0, 1)
        .stream()
        .findFirst()
        .orElse(null);
  }
}
