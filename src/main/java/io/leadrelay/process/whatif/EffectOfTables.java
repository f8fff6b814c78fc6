package io.leadrelay.process.whatif;

import io.leadrelay.lead.SignalTypes;
import io.leadrelay.terms.WorkingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says in figures what would have been otherwise in the past by other tables than those in force.
 * It goes through all that was judged in the time asked for, so it belongs in a job.
 */
@Component
public class EffectOfTables {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final SignalTypes signals;

  EffectOfTables(JdbcClient jdbc, Clock clock, SignalTypes signals) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.signals = signals;
  }

  /**
   * The effect of tables that stand in files; those that are as in force have none.
   *
   * @param files by name; one that does not end in {@code .dmn} is passed over
   * @param since the first moment that is looked at
   * @param until the first moment that is not
   * @throws CannotJudge if a file is no table that can be used
   */
  public Effect of(Map<String, byte[]> files, Instant since, Instant until) {
    return of(new Question(files, signals, since, until));
  }

  private Effect of(Question question) {
    var gathering = new Gathering();
    new WhatIf(jdbc, clock).answer(question, gathering);
    return gathering.effect();
  }

  /**
   * The effect of tables that are deployed.
   *
   * @param versions of the tables, by the key of the decision
   * @param since the first moment that is looked at
   * @param until the first moment that is not
   * @throws IllegalArgumentException if there is no such version
   */
  public Effect ofVersions(Map<String, Integer> versions, Instant since, Instant until) {
    return ofVersions(versions, null, since, until);
  }

  /**
   * The effect of tables that are deployed, and of another working calendar.
   *
   * @param calendar null for the one in force
   */
  Effect ofVersions(
      Map<String, Integer> versions,
      @Nullable WorkingCalendar calendar,
      Instant since,
      Instant until) {
    var deployed = new TableFiles(jdbc, clock.instant());
    var files = new HashMap<String, byte[]>();
    versions.forEach(
        (decision, version) -> {
          var file =
              deployed
                  .version(decision, version)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "There is no version " + version + " of " + decision));
          files.put(file.name(), file.content());
        });
    return of(new Question(files, signals, calendar, since, until));
  }
}
