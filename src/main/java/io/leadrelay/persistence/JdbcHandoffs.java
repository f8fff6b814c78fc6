package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.findInstant;
import static io.leadrelay.persistence.Columns.instant;
import static io.leadrelay.persistence.Columns.timestamp;
import static io.leadrelay.persistence.Columns.uuid;

import io.leadrelay.handoff.Handoff;
import io.leadrelay.handoff.HandoffEnd;
import io.leadrelay.handoff.Handoffs;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.LeadId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcHandoffs implements Handoffs {

  private final JdbcClient jdbc;

  JdbcHandoffs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void open(Handoff handoff) {
    jdbc.sql(
            """
            insert into handoff (id, lead_id, cycle, number, rep, grade, agreement, at, evidence,
              counts)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, true)
            """)
        .params(
            handoff.id(),
            handoff.lead().value(),
            handoff.cycle(),
            handoff.number(),
            handoff.rep(),
            handoff.grade().name(),
            handoff.agreement(),
            timestamp(handoff.at()),
            handoff.evidence())
        .update();
  }

  @Override
  public Optional<Handoff> findOpen(LeadId lead) {
    return jdbc.sql("select * from handoff where lead_id = ? and ended_at is null")
        .param(lead.value())
        .query(JdbcHandoffs::handoff)
        .optional();
  }

  @Override
  public List<Handoff> ofCycle(LeadId lead, int cycle) {
    return jdbc.sql("select * from handoff where lead_id = ? and cycle = ? order by number")
        .params(lead.value(), cycle)
        .query(JdbcHandoffs::handoff)
        .list();
  }

  @Override
  public void end(LeadId lead, Instant at, HandoffEnd reason) {
    jdbc.sql(
            "update handoff set ended_at = ?, end_reason = ?"
                + " where lead_id = ? and ended_at is null")
        .params(timestamp(at), reason.name(), lead.value())
        .update();
  }

  @Override
  public void pursue(LeadId lead, Instant at) {
    jdbc.sql("update handoff set pursued_at = ? where lead_id = ? and ended_at is null")
        .params(timestamp(at), lead.value())
        .update();
  }

  @Override
  public Set<String> repsToAvoid(LeadId lead, int cycle) {
    return new HashSet<>(
        jdbc.sql(
                """
                select rep from handoff where lead_id = ? and cycle = ? and ended_at is not null
                union
                select rep from rejection where lead_id = ?
                """)
            .params(lead.value(), cycle, lead.value())
            .query(String.class)
            .list());
  }

  @Override
  public Map<String, Integer> load() {
    var load = new HashMap<String, Integer>();
    jdbc.sql(
            "select rep, count(*) as leads from handoff"
                + " where ended_at is null and pursued_at is null group by rep")
        .query(
            row -> {
              load.put(row.getString("rep"), row.getInt("leads"));
            });
    return load;
  }

  @Override
  public Turns lockTurns() {
    var latest =
        jdbc.sql("select turn from rotation where id = 1 for update").query(Long.class).single();
    var byRep = new HashMap<String, Long>();
    jdbc.sql("select id, turn from rep")
        .query(
            row -> {
              byRep.put(row.getString("id"), row.getLong("turn"));
            });
    return new Turns(latest, byRep);
  }

  @Override
  public void giveTurn(String rep, long next, long latest) {
    jdbc.sql("update rep set turn = ? where id = ?").params(next, rep).update();
    jdbc.sql("update rotation set turn = ? where id = 1 and turn < ?")
        .params(latest, latest)
        .update();
  }

  private static Handoff handoff(ResultSet row, int n) throws SQLException {
    return new Handoff(
        uuid(row, "id"),
        new LeadId(uuid(row, "lead_id")),
        row.getInt("cycle"),
        row.getInt("number"),
        row.getString("rep"),
        Grade.valueOf(row.getString("grade")),
        row.getInt("agreement"),
        instant(row, "at"),
        findInstant(row, "ended_at"),
        row.getString("evidence"));
  }
}
