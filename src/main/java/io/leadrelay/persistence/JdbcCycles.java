package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.findInstant;
import static io.leadrelay.persistence.Columns.instant;
import static io.leadrelay.persistence.Columns.timestamp;
import static io.leadrelay.persistence.Columns.uuid;

import io.leadrelay.lead.Cycle;
import io.leadrelay.lead.Cycle.Routing;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.LeadId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCycles implements Cycles {

  private final JdbcClient jdbc;

  JdbcCycles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Cycle> findOpen(LeadId lead) {
    return jdbc.sql("select * from lead_cycle where open_lead_id = ?")
        .param(lead.value())
        .query(JdbcCycles::cycle)
        .optional();
  }

  @Override
  public void open(LeadId lead, int number, Instant at) {
    jdbc.sql(
            "insert into lead_cycle (id, lead_id, number, open_lead_id, opened_at, pieces_sent)"
                + " values (?, ?, ?, ?, ?, 0)")
        .params(LeadId.create().value(), lead.value(), number, lead.value(), timestamp(at))
        .update();
  }

  @Override
  public void setProcessInstance(LeadId lead, String processInstance) {
    // By number: a lead that does not fit has closed its cycle before its start returns.
    jdbc.sql(
            "update lead_cycle set process_instance_id = ?"
                + " where lead_id = ? and number = (select cycle from lead where id = ?)")
        .params(processInstance, lead.value(), lead.value())
        .update();
  }

  @Override
  public void close(LeadId lead, Instant at) {
    jdbc.sql(
            "update lead_cycle set closed_at = ?, open_lead_id = null, waiting_since = null"
                + " where open_lead_id = ?")
        .params(timestamp(at), lead.value())
        .update();
  }

  @Override
  public void restartTrack(LeadId lead) {
    jdbc.sql(
            "update lead_cycle set pieces_sent = 0, next_piece_at = null, waiting_since = null"
                + " where open_lead_id = ?")
        .param(lead.value())
        .update();
  }

  @Override
  public void pieceSent(LeadId lead, Instant nextPieceAt) {
    jdbc.sql(
            "update lead_cycle set pieces_sent = pieces_sent + 1, next_piece_at = ?"
                + " where open_lead_id = ?")
        .params(timestamp(nextPieceAt), lead.value())
        .update();
  }

  @Override
  public void setRouting(LeadId lead, @Nullable Routing routing) {
    jdbc.sql(
            "update lead_cycle set territory = ?, spoken_language = ?, segment = ?"
                + " where open_lead_id = ?")
        .param(routing == null ? null : routing.territory())
        .param(routing == null ? null : routing.language())
        .param(routing == null ? null : routing.segment())
        .param(lead.value())
        .update();
  }

  @Override
  public void setWaitingSince(LeadId lead, @Nullable Instant since) {
    jdbc.sql("update lead_cycle set waiting_since = ? where open_lead_id = ?")
        .param(timestamp(since))
        .param(lead.value())
        .update();
  }

  @Override
  public Optional<LeadId> leadOf(String processInstance) {
    return jdbc.sql("select lead_id from lead_cycle where process_instance_id = ?")
        .param(processInstance)
        .query((row, n) -> new LeadId(uuid(row, "lead_id")))
        .optional();
  }

  @Override
  public List<String> processInstances(LeadId lead) {
    return jdbc.sql(
            "select process_instance_id from lead_cycle"
                + " where lead_id = ? and process_instance_id is not null order by number")
        .param(lead.value())
        .query(String.class)
        .list();
  }

  @Override
  public List<Routing> routingsWaitingForRoom() {
    return jdbc.sql(
            "select distinct territory, spoken_language, segment from lead_cycle"
                + " where waiting_since is not null and territory is not null")
        .query((row, n) -> new Routing(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  @Override
  public List<Cycle> waitingForRoom(Collection<Routing> routings) {
    if (routings.isEmpty()) {
      return List.of();
    }
    var asked = String.join(", ", Collections.nCopies(routings.size(), "(?, ?, ?)"));
    return jdbc.sql(
            """
            select c.* from lead_cycle c join lead l on l.id = c.lead_id
            where c.waiting_since is not null
              and (c.territory, c.spoken_language, c.segment) in (%s)
            order by l.points desc, c.waiting_since, c.id
            """
                .formatted(asked))
        .params(
            routings.stream()
                .flatMap(any -> Stream.of(any.territory(), any.language(), any.segment()))
                .toList())
        .query(JdbcCycles::cycle)
        .list();
  }

  private static Cycle cycle(ResultSet row, int n) throws SQLException {
    return new Cycle(
        new LeadId(uuid(row, "lead_id")),
        row.getInt("number"),
        row.getString("process_instance_id"),
        instant(row, "opened_at"),
        row.getInt("pieces_sent"),
        findInstant(row, "next_piece_at"),
        findInstant(row, "waiting_since"),
        routing(row));
  }

  private static @Nullable Routing routing(ResultSet row) throws SQLException {
    var territory = row.getString("territory");
    return territory == null
        ? null
        : new Routing(territory, row.getString("spoken_language"), row.getString("segment"));
  }
}
