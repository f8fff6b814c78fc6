package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.instant;
import static io.leadrelay.persistence.Columns.timestamp;

import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Signal;
import io.leadrelay.lead.SignalTypes.SignalType;
import io.leadrelay.lead.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSignals implements Signals {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  JdbcSignals(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  @Override
  public int add(LeadId lead, Collection<Signal> signals, Instant recordedAt) {
    if (signals.isEmpty()) {
      return 0;
    }
    var known = new HashSet<Object>();
    of(lead).forEach(signal -> known.add(identity(signal)));
    var added = signals.stream().filter(signal -> known.add(identity(signal))).toList();
    if (added.isEmpty()) {
      return 0;
    }
    var first = known.size() - added.size();
    var rows = new ArrayList<Object[]>();
    for (var signal : added) {
      rows.add(
          new @Nullable Object[] {
            lead.value(),
            ++first,
            signal.type(),
            timestamp(signal.at()),
            timestamp(recordedAt),
            signal.dated()
          });
    }
    batches.batchUpdate(
        "insert into signal (lead_id, number, type, at, recorded_at, dated)"
            + " values (?, ?, ?, ?, ?, ?)",
        rows);
    jdbc.sql("update lead set signal_count = signal_count + ? where id = ?")
        .params(added.size(), lead.value())
        .update();
    return added.size();
  }

  @Override
  public List<Signal> of(LeadId lead) {
    return jdbc.sql("select type, at, dated from signal where lead_id = ? order by at desc, number")
        .param(lead.value())
        .query(
            (row, n) ->
                new Signal(row.getString("type"), instant(row, "at"), row.getBoolean("dated")))
        .list();
  }

  @Override
  public Map<String, Integer> count(
      LeadId lead, int above, Collection<SignalType> types, Instant now) {
    var counts = new LinkedHashMap<String, Integer>();
    if (types.isEmpty()) {
      return counts;
    }
    var list = List.copyOf(types);
    var columns =
        list.stream()
            .map(type -> "count(*) filter (where type = ? and at > ?)")
            .collect(Collectors.joining(", "));
    var statement = jdbc.sql("select " + columns + " from signal where lead_id = ? and number > ?");
    for (var type : list) {
      statement =
          statement.param(type.type()).param(timestamp(now.minus(Duration.ofDays(type.days()))));
    }
    statement
        .param(lead.value())
        .param(above)
        .query(
            row -> {
              for (var i = 0; i < list.size(); i++) {
                counts.put(list.get(i).type(), row.getInt(i + 1));
              }
            });
    return counts;
  }

  @Override
  public int move(LeadId from, LeadId to, Instant now) {
    var added = add(to, of(from), now);
    jdbc.sql("delete from signal where lead_id = ?").param(from.value()).update();
    jdbc.sql("update lead set signal_count = 0, signals_heard = 0, signals_spent = 0 where id = ?")
        .param(from.value())
        .update();
    return added;
  }

  /** A deed without a date is known by its type alone: the same file twice tells nothing new. */
  private static Object identity(Signal signal) {
    return signal.dated() ? signal : signal.type();
  }
}
