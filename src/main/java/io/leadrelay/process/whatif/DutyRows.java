package io.leadrelay.process.whatif;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Rep.Absence;
import io.leadrelay.terms.WorkingCalendar;
import io.leadrelay.terms.WorkingCalendar.ClosingDay;
import io.leadrelay.terms.WorkingHours;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When the company and its reps work, as it is stored. */
final class DutyRows {

  private final JdbcClient jdbc;

  DutyRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The working calendar of an agreement. */
  WorkingCalendar calendar(int agreement) {
    var closed =
        jdbc.sql("select on_day, name from agreement_closing_day where agreement = ?")
            .param(agreement)
            .query(
                (row, n) ->
                    new ClosingDay(row.getObject("on_day", LocalDate.class), row.getString("name")))
            .list();
    return jdbc.sql("select zone, working_hours, holidays from agreement where number = ?")
        .param(agreement)
        .query(
            (row, n) ->
                WorkingCalendar.of(
                    row.getString("zone"),
                    row.getString("working_hours"),
                    row.getString("holidays"),
                    closed))
        .single();
  }

  /** The reps as they are now, with their absences of the past. */
  List<Rep> reps() {
    var territories = words("rep_territory", "territory");
    var languages = words("rep_language", "language");
    var absences = absences();
    return jdbc.sql("select id, active, hours, zone from rep order by id")
        .query(
            (row, n) -> {
              var id = row.getString("id");
              var hours = row.getString("hours");
              var zone = row.getString("zone");
              return new Rep(
                  id,
                  null,
                  1,
                  0,
                  territories.getOrDefault(id, Set.of()),
                  languages.getOrDefault(id, Set.of()),
                  row.getBoolean("active"),
                  absences.getOrDefault(id, List.of()),
                  hours == null ? null : WorkingHours.parse(hours),
                  zone == null ? null : ZoneId.of(zone));
            })
        .list();
  }

  private Map<String, Set<String>> words(String table, String column) {
    return jdbc
        .sql("select rep, " + column + " as word from " + table)
        .query((row, n) -> Map.entry(row.getString("rep"), row.getString("word")))
        .list()
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
  }

  private Map<String, List<Absence>> absences() {
    return jdbc
        .sql("select id, rep, from_at, to_at from rep_absence")
        .query(
            (row, n) ->
                Map.entry(
                    row.getString("rep"),
                    new Absence(
                        row.getObject("id", UUID.class),
                        Utc.get(row, "from_at"),
                        Utc.get(row, "to_at"))))
        .list()
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }
}
