package io.leadrelay.process.whatif;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables that run now: the signed ones as signed, any other in its latest version. */
final class TablesInForce {

  private final JdbcClient jdbc;
  private final int agreement;

  TablesInForce(JdbcClient jdbc, Instant now) {
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

  Optional<File> find(String decision) {
    return jdbc
        .sql(
            """
            select d.resource_name_, b.bytes_
            from act_re_decision_def d
            join act_ge_bytearray b
              on b.deployment_id_ = d.deployment_id_ and b.name_ = d.resource_name_
            left join agreement_table t on t.decision = d.key_ and t.agreement = :agreement
            where d.key_ = :decision and d.tenant_id_ is null
              and (t.version is null or t.version = d.version_)
            order by d.version_ desc
            fetch first 1 rows only
            """)
        .param("agreement", agreement)
        .param("decision", decision)
        .query(TablesInForce::file)
        .list()
        .stream()
        .findFirst();
  }

  private static File file(ResultSet row, int n) throws SQLException {
    return new File(row.getString("resource_name_"), row.getBytes("bytes_"));
  }

  /** A file as it was deployed. */
  record File(String name, byte[] content) {}
}
