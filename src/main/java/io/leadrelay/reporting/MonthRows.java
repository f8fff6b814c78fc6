package io.leadrelay.reporting;

import io.leadrelay.arbitration.RejectionReason;
import io.leadrelay.lead.Grade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts a month in the database, each group of figures by one statement. A month is given by its
 * first moment and the first moment after it.
 */
@Component
class MonthRows {

  private static final String ALL = "ALL";
  private static final BigDecimal SECONDS_OF_A_MINUTE = BigDecimal.valueOf(60);

  private final JdbcClient jdbc;

  MonthRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The first contacts of the month's handoffs: of hot leads, of standard leads, of both.
   *
   * @param now until when an open handoff without an attempt has waited
   */
  List<Contact> contacts(Instant from, Instant to, Instant now) {
    var found =
        jdbc
            .sql(
                """
                select grade,
                  count(*) as handoffs,
                  sum(overdue) as overdue,
                  sum(tried) as tried,
                  sum(reached) as reached,
                  sum(contacted) as contacted,
                  sum(logged) as logged,
                  percentile_cont(0.5) within group (order by response_seconds) as median,
                  percentile_cont(0.9) within group (order by response_seconds) as p90
                from (
                  select case part.kind when 'ALL' then 'ALL' else handoff.grade end as grade,
                    handoff.response_seconds,
                    case when handoff.contact_due_at
                        < coalesce(handoff.first_contact_at, handoff.ended_at, :now)
                      then 1 else 0 end as overdue,
                    case when handoff.first_contact_at <= handoff.contact_due_at
                      then 1 else 0 end as tried,
                    case when handoff.first_reached_at <= handoff.contact_due_at
                      then 1 else 0 end as reached,
                    case when handoff.first_contact_at is null then 0 else 1 end as contacted,
                    case when exists (
                        select 1 from contact_attempt attempt
                        where attempt.handoff_id = handoff.id
                          and attempt.at = handoff.first_contact_at and attempt.source <> 'TYPED')
                      then 1 else 0 end as logged
                  from handoff
                  cross join (values ('GRADE'), ('ALL')) as part (kind)
                  where handoff.at >= :from and handoff.at < :to) measured
                group by grade
                """)
            .param("from", Timestamp.from(from))
            .param("to", Timestamp.from(to))
            .param("now", Timestamp.from(now))
            .query((row, n) -> contact(row))
            .list()
            .stream()
            .collect(Collectors.toMap(MonthRows::key, Function.identity()));
    return Stream.of(Grade.HOT.name(), Grade.STANDARD.name(), ALL)
        .map(grade -> found.getOrDefault(grade, none(grade)))
        .toList();
  }

  private static Contact contact(ResultSet row) throws SQLException {
    var overdue = row.getInt("overdue");
    var tried = row.getInt("tried");
    var contacted = row.getInt("contacted");
    var logged = row.getInt("logged");
    return new Contact(
        grade(row.getString("grade")),
        row.getInt("handoffs"),
        tried + overdue,
        tried,
        row.getInt("reached"),
        overdue,
        contacted,
        minutes(row.getBigDecimal("median")),
        minutes(row.getBigDecimal("p90")),
        contacted - logged,
        logged);
  }

  private static String key(Contact contact) {
    return contact.grade() == null ? ALL : contact.grade().name();
  }

  private static Contact none(String grade) {
    return new Contact(grade(grade), 0, 0, 0, 0, 0, 0, null, null, 0, 0);
  }

  private static @Nullable Grade grade(String grade) {
    return grade.equals(ALL) ? null : Grade.valueOf(grade);
  }

  private static @Nullable BigDecimal minutes(@Nullable BigDecimal seconds) {
    return seconds == null ? null : seconds.divide(SECONDS_OF_A_MINUTE, 1, RoundingMode.HALF_UP);
  }

  /** The attempts on the month's handoffs. */
  Attempts attempts(Instant from, Instant to) {
    return jdbc.sql(
            """
            select count(distinct lead_id) as leads,
              sum(made) as made,
              sum(ended) as ended,
              sum(ended * counted) as made_before_end,
              sum(ended * owed) as owed_before_end,
              sum(case when counted < owed then ended else 0 end) as below_minimum
            from (
              select handoff.lead_id,
                case when handoff.end_reason in ('GIVEN_UP', 'CADENCE_USED_UP')
                  then 1 else 0 end as ended,
                coalesce(handoff.minimum_attempts, 0) as owed,
                (select count(*) from contact_attempt attempt
                 where attempt.handoff_id = handoff.id and attempt.same_as is null) as made,
                %s as counted
              from handoff
              where handoff.at >= ? and handoff.at < ?) handed_over
            """
                .formatted(CountedAttempts.SQL))
        .params(Timestamp.from(from), Timestamp.from(to))
        .query(
            (row, n) ->
                new Attempts(
                    row.getInt("leads"),
                    row.getInt("made"),
                    row.getInt("ended"),
                    row.getInt("made_before_end"),
                    row.getInt("owed_before_end"),
                    row.getInt("below_minimum")))
        .single();
  }

  /** The rejections of the month's handoffs, one for each reason. */
  List<Rejections> rejections(Instant from, Instant to) {
    Map<RejectionReason, Rejections> found =
        jdbc
            .sql(
                """
                select rejection.reason,
                  count(*) as made,
                  sum(case ruling.verdict when 'UPHELD' then 1 else 0 end) as upheld,
                  sum(case ruling.verdict when 'OVERRULED' then 1 else 0 end) as overruled,
                  sum(case when ruling.precedent_id is null then 0 else 1 end) as by_precedent
                from handoff
                join rejection on rejection.lead_id = handoff.lead_id
                  and rejection.handoff_id = handoff.id
                left join ruling on ruling.rejection_id = rejection.id
                where handoff.at >= ? and handoff.at < ?
                group by rejection.reason
                """)
            .params(Timestamp.from(from), Timestamp.from(to))
            .query(
                (row, n) ->
                    new Rejections(
                        RejectionReason.valueOf(row.getString("reason")),
                        row.getInt("made"),
                        row.getInt("upheld"),
                        row.getInt("overruled"),
                        row.getInt("by_precedent")))
            .list()
            .stream()
            .collect(Collectors.toMap(Rejections::reason, Function.identity()));
    return Arrays.stream(RejectionReason.values())
        .map(reason -> found.getOrDefault(reason, new Rejections(reason, 0, 0, 0, 0)))
        .toList();
  }

  /** The rulings that were made in the month. */
  Rulings rulings(Instant from, Instant to) {
    return jdbc.sql(
            """
            select sum(case verdict when 'UPHELD' then 1 else 0 end) as upheld,
              sum(case verdict when 'OVERRULED' then 1 else 0 end) as overruled,
              sum(case when precedent_id is null then 0 else 1 end) as by_precedent
            from ruling
            where at >= ? and at < ?
            """)
        .params(Timestamp.from(from), Timestamp.from(to))
        .query(
            (row, n) ->
                new Rulings(
                    row.getInt("upheld"), row.getInt("overruled"), row.getInt("by_precedent")))
        .single();
  }

  /** How many standard leads wait for room in sales now. */
  int waitingForRoom() {
    return Objects.requireNonNull(
        jdbc.sql("select count(*) from lead_cycle where waiting_since is not null")
            .query(Integer.class)
            .single());
  }
}
