package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.instant;
import static io.leadrelay.persistence.Columns.timestamp;
import static io.leadrelay.persistence.Columns.uuid;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Rep.Absence;
import io.leadrelay.terms.Team;
import io.leadrelay.terms.WorkingHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        jdbc.sql(
                "update rep set team = ?, weight = ?, cap = ?, active = ?, hours = ?, zone = ?"
                    + " where id = ?")
            .param(rep.team())
            .param(rep.weight())
            .param(rep.cap())
            .param(rep.active())
            .param(text(rep.hours()))
            .param(text(rep.zone()))
            .param(rep.id())
            .update();
    if (known == 0) {
      // Somebody new joins at the turn that was given last, or all leads would go there first.
      jdbc.sql(
              "insert into rep (id, team, weight, cap, active, hours, zone, turn)"
                  + " values (?, ?, ?, ?, ?, ?, ?, (select turn from rotation where id = 1))")
          .param(rep.id())
          .param(rep.team())
          .param(rep.weight())
          .param(rep.cap())
          .param(rep.active())
          .param(text(rep.hours()))
          .param(text(rep.zone()))
          .update();
    }
    jdbc.sql("delete from rep_territory where rep = ?").param(rep.id()).update();
    jdbc.sql("delete from rep_language where rep = ?").param(rep.id()).update();
    jdbc.sql("delete from rep_segment where rep = ?").param(rep.id()).update();
    batches.batchUpdate(
        "insert into rep_territory (rep, territory) values (?, ?)",
        pairs(rep.id(), rep.territories()));
    batches.batchUpdate(
        "insert into rep_language (rep, language) values (?, ?)", pairs(rep.id(), rep.languages()));
    batches.batchUpdate(
        "insert into rep_segment (rep, segment) values (?, ?)", pairs(rep.id(), rep.segments()));
  }

  @Override
  public Optional<Rep> lock(String id) {
    return jdbc.sql("select id from rep where id = ? for update")
        .param(id)
        .query(String.class)
        .optional()
        .flatMap(this::find);
  }

  @Override
  public Optional<Rep> lockAbsence(UUID absence) {
    return jdbc.sql("select rep from rep_absence where id = ? for update")
        .param(absence)
        .query(String.class)
        .optional()
        .flatMap(this::find);
  }

  @Override
  public UUID addAbsence(String rep, Instant from, Instant to, @Nullable String standIn) {
    var id = NEW.generate();
    jdbc.sql("insert into rep_absence (id, rep, from_at, to_at, stand_in) values (?, ?, ?, ?, ?)")
        .param(id)
        .param(rep)
        .param(timestamp(from))
        .param(timestamp(to))
        .param(standIn)
        .update();
    return id;
  }

  @Override
  public void setStandIn(UUID absence, String standIn) {
    jdbc.sql("update rep_absence set stand_in = ? where id = ?").params(standIn, absence).update();
  }

  @Override
  public void endAbsence(UUID absence, Instant at) {
    var removed =
        jdbc.sql("delete from rep_absence where id = ? and from_at >= ?")
            .params(absence, timestamp(at))
            .update();
    if (removed == 0) {
      jdbc.sql("update rep_absence set to_at = ? where id = ? and to_at > ?")
          .params(timestamp(at), absence, timestamp(at))
          .update();
    }
  }

  /** One statement, because each handoff asks for the team: a row for the rep and for each part. */
  private List<Rep> read(String ofRep, String ofItsRows, List<Object> parameters) {
    var reps = new LinkedHashMap<String, Rep>();
    var territories = new HashMap<String, Set<String>>();
    var languages = new HashMap<String, Set<String>>();
    var segments = new HashMap<String, Set<String>>();
    var absences = new HashMap<String, List<Absence>>();
    var all = new ArrayList<Object>();
    for (var part = 0; part < 5; part++) {
      all.addAll(parameters);
    }
    jdbc.sql(
            """
            select 0 as part, id as rep, team as text, weight, cap, active, hours, zone,
              cast(null as uuid) as absence, cast(null as timestamp) as from_at,
              cast(null as timestamp) as to_at
            from rep where %1$s
            union all
            select 1, rep, territory, 0, 0, true, null, null, null, null, null
            from rep_territory where %2$s
            union all
            select 2, rep, language, 0, 0, true, null, null, null, null, null
            from rep_language where %2$s
            union all
            select 3, rep, segment, 0, 0, true, null, null, null, null, null
            from rep_segment where %2$s
            union all
            select 4, rep, stand_in, 0, 0, true, null, null, id, from_at, to_at
            from rep_absence where %2$s
            order by part, rep, from_at, absence
            """
                .formatted(ofRep, ofItsRows))
        .params(all)
        .query(
            row -> {
              var rep = row.getString("rep");
              switch (row.getInt("part")) {
                case 0 ->
                    reps.put(
                        rep,
                        new Rep(
                            rep,
                            row.getString("text"),
                            row.getInt("weight"),
                            row.getInt("cap"),
                            territories.computeIfAbsent(rep, key -> new TreeSet<>()),
                            languages.computeIfAbsent(rep, key -> new TreeSet<>()),
                            row.getBoolean("active"),
                            absences.computeIfAbsent(rep, key -> new ArrayList<>()),
                            hours(row.getString("hours")),
                            zone(row.getString("zone")),
                            segments.computeIfAbsent(rep, key -> new TreeSet<>())));
                case 1 ->
                    territories
                        .computeIfAbsent(rep, key -> new TreeSet<>())
                        .add(row.getString("text"));
                case 2 ->
                    languages
                        .computeIfAbsent(rep, key -> new TreeSet<>())
                        .add(row.getString("text"));
                case 3 ->
                    segments
                        .computeIfAbsent(rep, key -> new TreeSet<>())
                        .add(row.getString("text"));
                default ->
                    absences
                        .computeIfAbsent(rep, key -> new ArrayList<>())
                        .add(
                            new Absence(
                                uuid(row, "absence"),
                                instant(row, "from_at"),
                                instant(row, "to_at"),
                                row.getString("text")));
              }
            });
    return List.copyOf(reps.values());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable WorkingHours hours(@Nullable String text) {
    return text == null ? null : WorkingHours.parse(text);
  }

  private static @Nullable ZoneId zone(@Nullable String text) {
    return text == null ? null : ZoneId.of(text);
  }

  private static List<Object[]> pairs(String rep, Set<String> values) {
    return values.stream().map(value -> new Object[] {rep, value}).toList();
  }
}
