package io.leadrelay.process.whatif;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The files of the decision tables as they were deployed, and which of them are in force. */
final class TableFiles {

  private static final String FILE =
      """
      select d.resource_name_, b.bytes_
      from act_re_decision_def d
      join act_ge_bytearray b
        on b.deployment_id_ = d.deployment_id_ and b.name_ = d.resource_name_
      """;

  private final JdbcClient jdbc;
  private final int agreement;

  TableFiles(JdbcClient jdbc, Instant now) {
    this.jdbc = jdbc;
    this.agreement =
        jdbc.sql(
                "select number from agreement where in_force_from <= ?"
                    + " order by in_force_from desc, number desc fetch first 1 rows only")
            .param(Utc.column(now))
            .query(Integer.class)
            .optional()
            .orElseThrow(() -> new CannotJudge("no.agreement"));
  }

  /** The number of the agreement in force. */
  int agreement() {
    return agreement;
  }

  /** The table that runs now: a signed one as signed, any other in its latest version. */
  Optional<File> inForce(String decision) {
    return first(
        jdbc.sql(
                FILE
                    + """
                    left join agreement_table t on t.decision = d.key_ and t.agreement = :agreement
                    where d.key_ = :decision and d.tenant_id_ is null
                      and (t.version is null or t.version = d.version_)
                    order by d.version_ desc
                    fetch first 1 rows only
                    """)
            .param("agreement", agreement)
            .param("decision", decision));
  }

  /** The table in one of its versions. */
  Optional<File> version(String decision, int version) {
    return first(
        jdbc.sql(
                FILE
                    + "where d.key_ = :decision and d.version_ = :version and d.tenant_id_ is null")
            .param("decision", decision)
            .param("version", version));
  }

  private static Optional<File> first(StatementSpec found) {
    return found.query(TableFiles::file).list().stream().findFirst();
  }

  private static File file(ResultSet row, int n) throws SQLException {
    return new File(row.getString("resource_name_"), row.getBytes("bytes_"));
  }

  /** A file as it was deployed. */
  record File(String name, byte[] content) {}
}
