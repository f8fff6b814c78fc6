package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.findInstant;
import static io.leadrelay.persistence.Columns.instant;
import static io.leadrelay.persistence.Columns.timestamp;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.type.TypeReference;
import io.leadrelay.review.AgreedAction;
import io.leadrelay.review.MissedTerm;
import io.leadrelay.review.MonthFigures.MonthResult;
import io.leadrelay.review.Restatement;
import io.leadrelay.review.Review;
import io.leadrelay.review.Review.State;
import io.leadrelay.review.ReviewFigure;
import io.leadrelay.review.Reviews;
import io.leadrelay.review.Statement;
import io.leadrelay.terms.Side;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class JdbcReviews implements Reviews {

  private final JdbcClient jdbc;
  private final ReviewColumns columns;

  JdbcReviews(JdbcClient jdbc, ReviewColumns columns) {
    this.jdbc = jdbc;
    this.columns = columns;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Review> all() {
    var statements =
        jdbc
            .sql("select * from sla_review_statement order by at, side")
            .query((row, n) -> Map.entry(row.getString("of_month"), statement(row)))
            .list()
            .stream()
            .collect(groupingBy(Map.Entry::getKey));
    var actions =
        actions("1 = 1").stream().collect(groupingBy(action -> action.month().toString()));
    return jdbc.sql("select * from sla_review order by of_month desc")
        .query(
            (row, n) -> {
              var month = row.getString("of_month");
              return review(
                  row,
                  statements.getOrDefault(month, List.of()).stream()
                      .map(Map.Entry::getValue)
                      .toList(),
                  actions.getOrDefault(month, List.of()));
            })
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public Set<YearMonth> months() {
    return jdbc.sql("select of_month from sla_review").query(String.class).list().stream()
        .map(YearMonth::parse)
        .collect(toSet());
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Review> find(YearMonth month) {
    var statements =
        jdbc.sql("select * from sla_review_statement where of_month = ? order by at, side")
            .param(month.toString())
            .query((row, n) -> statement(row))
            .list();
    var actions = actions("of_month = ?", month.toString());
    return jdbc.sql("select * from sla_review where of_month = ?")
        .param(month.toString())
        .query((row, n) -> review(row, statements, actions))
        .optional();
  }

  @Override
  public Review lock(YearMonth month) {
    jdbc.sql("select of_month from sla_review where of_month = ? for update")
        .param(month.toString())
        .query(String.class)
        .list();
    return find(month)
        .orElseThrow(() -> new IllegalArgumentException("There is no review of " + month));
  }

  @Override
  public void open(YearMonth month, ZoneId zone, Instant at) {
    jdbc.sql("insert into sla_review (of_month, zone, state, opened_at) values (?, ?, 'OPEN', ?)")
        .params(month.toString(), zone.getId(), timestamp(at))
        .update();
  }

  @Override
  public void setProcessInstance(YearMonth month, String instance) {
    jdbc.sql("update sla_review set process_instance_id = ? where of_month = ?")
        .params(instance, month.toString())
        .update();
  }

  @Override
  public void setDue(YearMonth month, Instant dueAt) {
    jdbc.sql("update sla_review set due_at = ? where of_month = ?")
        .params(timestamp(dueAt), month.toString())
        .update();
  }

  @Override
  public void setScorecard(YearMonth month, MonthResult result, List<Restatement> restated) {
    jdbc.sql(
            """
            update sla_review set figures = ?, figure_values = ?, missed = ?, restated = ?
            where of_month = ?
            """)
        .params(
            columns.written(result.figures()),
            columns.written(result.values()),
            columns.written(result.missed()),
            columns.written(restated),
            month.toString())
        .update();
  }

  @Override
  public void add(YearMonth month, Statement statement) {
    jdbc.sql(
            """
            insert into sla_review_statement (of_month, side, person, name, at, notes)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            month.toString(),
            statement.side().word(),
            statement.person(),
            statement.name(),
            timestamp(statement.at()),
            statement.notes())
        .update();
  }

  @Override
  public void addAction(YearMonth month, Side side, String text) {
    jdbc.sql("insert into sla_review_action (of_month, side, text) values (?, ?, ?)")
        .params(month.toString(), side.word(), text)
        .update();
  }

  @Override
  @Transactional(readOnly = true)
  public List<AgreedAction> openActions() {
    return actions("done_at is null");
  }

  @Override
  public void markDone(int action, Instant at, String by) {
    jdbc.sql(
            "update sla_review_action set done_at = ?, done_by = ? where number = ? and done_at is null")
        .params(timestamp(at), by, action)
        .update();
  }

  @Override
  public void close(YearMonth month, Instant at) {
    jdbc.sql("update sla_review set state = 'CLOSED', closed_at = ? where of_month = ?")
        .params(timestamp(at), month.toString())
        .update();
  }

  private List<AgreedAction> actions(String condition, Object... parameters) {
    return jdbc.sql("select * from sla_review_action where " + condition + " order by number")
        .params(parameters)
        .query(
            (row, n) ->
                new AgreedAction(
                    row.getInt("number"),
                    YearMonth.parse(row.getString("of_month")),
                    Side.of(row.getString("side")),
                    row.getString("text"),
                    findInstant(row, "done_at"),
                    row.getString("done_by")))
        .list();
  }

  private Review review(ResultSet row, List<Statement> statements, List<AgreedAction> actions)
      throws SQLException {
    return new Review(
        YearMonth.parse(row.getString("of_month")),
        ZoneId.of(row.getString("zone")),
        State.valueOf(row.getString("state")),
        instant(row, "opened_at"),
        findInstant(row, "due_at"),
        findInstant(row, "closed_at"),
        columns.read(
            row.getString("figures"), new TypeReference<List<ReviewFigure>>() {}, List.of()),
        columns.read(
            row.getString("figure_values"),
            new TypeReference<Map<String, BigDecimal>>() {},
            Map.of()),
        columns.read(row.getString("missed"), new TypeReference<List<MissedTerm>>() {}, List.of()),
        columns.read(
            row.getString("restated"), new TypeReference<List<Restatement>>() {}, List.of()),
        statements,
        actions);
  }

  private static Statement statement(ResultSet row) throws SQLException {
    return new Statement(
        Side.of(row.getString("side")),
        row.getString("person"),
        row.getString("name"),
        instant(row, "at"),
        row.getString("notes"));
  }
}
