package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.timestamp;

import io.leadrelay.review.MonthPace;
import io.leadrelay.review.MonthPace.Reason;
import io.leadrelay.review.PaceChecks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class JdbcPaceChecks implements PaceChecks {

  private final JdbcClient jdbc;

  JdbcPaceChecks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional(readOnly = true)
  public boolean isChecked(LocalDate day) {
    return jdbc.sql("select count(*) from pace_check where on_day = ?")
            .param(day)
            .query(Integer.class)
            .single()
        > 0;
  }

  @Override
  public void add(MonthPace pace, Instant at) {
    jdbc.sql(
            """
            insert into pace_check (on_day, of_month, at, working_days, working_days_gone, target,
              forecast, waiting, taken_away, reason, warned)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)
            """)
        .params(
            pace.day(),
            pace.month().toString(),
            timestamp(at),
            pace.workingDays(),
            pace.workingDaysGone(),
            pace.target(),
            pace.forecast(),
            pace.waiting(),
            pace.takenAway(),
            pace.reason().name())
        .update();
  }

  @Override
  public void setProcessInstance(LocalDate day, String instance) {
    jdbc.sql("update pace_check set process_instance_id = ? where on_day = ?")
        .params(instance, day)
        .update();
  }

  @Override
  @Transactional(readOnly = true)
  public MonthPace get(LocalDate day) {
    return jdbc.sql("select * from pace_check where on_day = ?")
        .param(day)
        .query(
            (row, n) ->
                new MonthPace(
                    YearMonth.parse(row.getString("of_month")),
                    day,
                    row.getInt("working_days"),
                    row.getInt("working_days_gone"),
                    row.getBigDecimal("target"),
                    row.getBigDecimal("forecast"),
                    row.getBigDecimal("waiting"),
                    row.getBigDecimal("taken_away")))
        .optional()
        .orElseThrow(() -> new IllegalArgumentException("The pace of " + day + " is not known"));
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Warning> lastWarning(YearMonth month) {
    return jdbc.sql(
            """
            select working_days_gone, reason from pace_check where of_month = ? and warned
            order by on_day desc limit 1
            """)
        .param(month.toString())
        .query(
            (row, n) ->
                new Warning(
                    row.getInt("working_days_gone"), Reason.valueOf(row.getString("reason"))))
        .optional();
  }

  @Override
  public void warned(LocalDate day) {
    jdbc.sql("update pace_check set warned = true where on_day = ?").param(day).update();
  }
}
