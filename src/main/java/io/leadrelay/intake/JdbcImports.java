package io.leadrelay.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.intake.csv.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcImports implements Imports {

  private static final int LONGEST_FIELD = 300;
  private static final int LONGEST_REASON = 4_000;
  private static final int LONGEST_ERROR = 1_000;
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final ObjectMapper json;

  JdbcImports(JdbcClient jdbc, JdbcTemplate batches, ObjectMapper json) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
  }

  @Override
  public void add(LeadImport added) {
    jdbc.sql(
            """
            insert into lead_import (id, state, source, history, mapping, header, unused_columns,
              imported_at, uploaded_by, last_row, created, merged, refused, blank)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            added.id(),
            added.state().name(),
            added.source(),
            added.history(),
            added.mapping(),
            written(added.header()),
            written(added.unusedColumns()),
            Timestamp.from(added.importedAt()),
            added.uploadedBy(),
            added.lastRow(),
            added.tally().created(),
            added.tally().merged(),
            added.tally().refused(),
            added.tally().blank())
        .update();
  }

  @Override
  public Optional<LeadImport> find(UUID id) {
    return jdbc.sql("select * from lead_import where id = ?")
        .param(id)
        .query(this::leadImport)
        .optional();
  }

  @Override
  public Optional<LeadImport> claim(
      UUID lease, Instant now, Instant until, Predicate<UUID> workable) {
    var claimed =
        jdbc
            .sql(
                """
                select id from lead_import
                where state = 'RUNNING' and (lease_until is null or lease_until < ?)
                order by imported_at, id
                for update skip locked
                """)
            .param(Timestamp.from(now))
            .query(UUID.class)
            .list()
            .stream()
            .filter(workable)
            .findFirst();
    claimed.ifPresent(
        id ->
            jdbc.sql("update lead_import set lease = ?, lease_until = ? where id = ?")
                .params(lease, Timestamp.from(until), id)
                .update());
    return claimed.flatMap(this::find);
  }

  @Override
  public void hold(UUID id, UUID lease, Instant until) {
    var held =
        jdbc.sql(
                "update lead_import set lease_until = ?"
                    + " where id = ? and lease = ? and state = 'RUNNING'")
            .params(Timestamp.from(until), id, lease)
            .update();
    if (held == 0) {
      throw new LeaseLost(id);
    }
  }

  @Override
  public void release(UUID id, UUID lease) {
    jdbc.sql("update lead_import set lease = null, lease_until = null where id = ? and lease = ?")
        .params(id, lease)
        .update();
  }

  @Override
  public void advance(UUID id, long lastRow, ImportTally rows) {
    jdbc.sql(
            """
            update lead_import set last_row = ?, created = created + ?, merged = merged + ?,
              refused = refused + ?, blank = blank + ?
            where id = ?
            """)
        .params(lastRow, rows.created(), rows.merged(), rows.refused(), rows.blank(), id)
        .update();
  }

  @Override
  public void finish(UUID id, ImportState state, @Nullable String error, Instant at) {
    jdbc.sql(
            """
            update lead_import set state = ?, error = ?, finished_at = ?, lease = null,
              lease_until = null
            where id = ?
            """)
        .params(
            state.name(), error == null ? null : cut(error, LONGEST_ERROR), Timestamp.from(at), id)
        .update();
  }

  @Override
  public List<UUID> running() {
    return jdbc.sql("select id from lead_import where state = 'RUNNING'").query(UUID.class).list();
  }

  @Override
  public List<UUID> restingSince(Instant uploadedBefore, Instant now) {
    return jdbc.sql(
            """
            select id from lead_import
            where state = 'RUNNING' and imported_at < ?
              and (lease_until is null or lease_until < ?)
            """)
        .params(Timestamp.from(uploadedBefore), Timestamp.from(now))
        .query(UUID.class)
        .list();
  }

  @Override
  public void refuse(UUID id, Collection<Row.Refused> rows) {
    batches.batchUpdate(
        "insert into import_refusal (import_id, row_number, field, reason, cells)"
            + " values (?, ?, ?, ?, ?)",
        rows.stream()
            .map(
                row ->
                    new Object[] {
                      id,
                      row.rowNumber(),
                      cut(row.field(), LONGEST_FIELD),
                      cut(row.reason(), LONGEST_REASON),
                      written(row.cells())
                    })
            .toList());
  }

  @Override
  public List<Row.Refused> refusals(UUID id, long afterRow, int limit) {
    return jdbc.sql(
            """
            select * from import_refusal
            where import_id = ? and row_number > ?
            order by row_number
            fetch first ? rows only
            """)
        .params(id, afterRow, limit)
        .query(
            (row, n) ->
                new Row.Refused(
                    row.getLong("row_number"),
                    row.getString("field"),
                    row.getString("reason"),
                    texts(row.getString("cells"))))
        .list();
  }

  @Override
  public void forgetRefusals(Instant endedBefore) {
    jdbc.sql(
            "delete from import_refusal where import_id in"
                + " (select id from lead_import where finished_at < ?)")
        .param(Timestamp.from(endedBefore))
        .update();
  }

  private LeadImport leadImport(ResultSet row, int n) throws SQLException {
    var finishedAt = row.getTimestamp("finished_at");
    return new LeadImport(
        row.getObject("id", UUID.class),
        ImportState.valueOf(row.getString("state")),
        row.getString("source"),
        row.getBoolean("history"),
        row.getString("mapping"),
        texts(row.getString("header")),
        texts(row.getString("unused_columns")),
        row.getTimestamp("imported_at").toInstant(),
        row.getString("uploaded_by"),
        row.getLong("last_row"),
        new ImportTally(
            row.getLong("created"),
            row.getLong("merged"),
            row.getLong("refused"),
            row.getLong("blank")),
        row.getString("error"),
        finishedAt == null ? null : finishedAt.toInstant());
  }

  private String written(List<String> texts) {
    try {
      return json.writeValueAsString(texts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A list of texts cannot be written", e);
    }
  }

  private List<String> texts(String written) {
    try {
      return json.readValue(written, TEXTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored list of texts is none", e);
    }
  }

  private static String cut(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit - 1) + "…";
  }
}
