package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.instant;
import static io.leadrelay.persistence.Columns.timestamp;
import static io.leadrelay.persistence.Columns.uuid;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Rep.Absence;
import io.leadrelay.terms.Team;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcTeam implements Team {

  private static final TimeBasedEpochGenerator NEW = Generators.timeBasedEpochGenerator();

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  JdbcTeam(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Rep> all() {
    return read("id is not null", "rep is not null", List.of());
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Rep> find(String id) {
    return read("id = ?", "rep = ?", List.of(id)).stream().findFirst();
  }

  /** The row is written first: its lock makes two who store the same rep take turns. */
  @Override
  @Transactional
  public void save(Rep rep) {
    var known =
        jdbc.sql("update rep set team = ?, weight = ?, cap = ?, active = ? where id = ?")
            .param(rep.team())
            .param(rep.weight())
            .param(rep.cap())
            .param(rep.active())
            .param(rep.id())
            .update();
    if (known == 0) {
      // Somebody new joins at the turn that was given last, or all leads would go there first.
      jdbc.sql(
              "insert into rep (id, team, weight, cap, active, turn)"
                  + " values (?, ?, ?, ?, ?, (select turn from rotation where id = 1))")
          .param(rep.id())
          .param(rep.team())
          .param(rep.weight())
          .param(rep.cap())
          .param(rep.active())
          .update();
    }
    jdbc.sql("delete from rep_territory where rep = ?").param(rep.id()).update();
    jdbc.sql("delete from rep_language where rep = ?").param(rep.id()).update();
    batches.batchUpdate(
        "insert into rep_territory (rep, territory) values (?, ?)",
        pairs(rep.id(), rep.territories()));
    batches.batchUpdate(
        "insert into rep_language (rep, language) values (?, ?)", pairs(rep.id(), rep.languages()));
  }

  @Override
  public UUID addAbsence(String rep, Instant from, Instant to) {
    var id = NEW.generate();
    jdbc.sql("insert into rep_absence (id, rep, from_at, to_at) values (?, ?, ?, ?)")
        .params(id, rep, timestamp(from), timestamp(to))
        .update();
    return id;
  }

  private List<Rep> read(String ofRep, String ofItsRows, List<Object> parameters) {
    var territories = values("territory", ofItsRows, parameters);
    var languages = values("language", ofItsRows, parameters);
    var absences = new HashMap<String, List<Absence>>();
    jdbc.sql("select * from rep_absence where " + ofItsRows + " order by from_at, id")
        .params(parameters)
        .query(
            row -> {
              absences
                  .computeIfAbsent(row.getString("rep"), rep -> new ArrayList<>())
                  .add(
                      new Absence(uuid(row, "id"), instant(row, "from_at"), instant(row, "to_at")));
            });
    return jdbc.sql("select * from rep where " + ofRep + " order by id")
        .params(parameters)
        .query(
            (row, n) -> {
              var id = row.getString("id");
              return new Rep(
                  id,
                  row.getString("team"),
                  row.getInt("weight"),
                  row.getInt("cap"),
                  territories.getOrDefault(id, Set.of()),
                  languages.getOrDefault(id, Set.of()),
                  row.getBoolean("active"),
                  List.copyOf(absences.getOrDefault(id, List.of())));
            })
        .list();
  }

  private Map<String, Set<String>> values(
      String column, String ofItsRows, List<Object> parameters) {
    var values = new HashMap<String, Set<String>>();
    jdbc.sql("select rep, " + column + " from rep_" + column + " where " + ofItsRows)
        .params(parameters)
        .query(
            row -> {
              values
                  .computeIfAbsent(row.getString("rep"), rep -> new TreeSet<>())
                  .add(row.getString(column));
            });
    return values;
  }

  private static List<Object[]> pairs(String rep, Set<String> values) {
    return values.stream().map(value -> new Object[] {rep, value}).toList();
  }
}
