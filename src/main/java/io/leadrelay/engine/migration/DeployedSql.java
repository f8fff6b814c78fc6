package io.leadrelay.engine.migration;

import io.leadrelay.engine.ModelFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is deployed, read from the engine's tables where no engine runs on them. */
final class DeployedSql {

  private final JdbcClient jdbc;

  DeployedSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A version of a process with the files that it came in. */
  record DeployedVersion(
      String definition, int number, String resource, byte[] model, byte[] moves) {}

  /** Whether Leadrelay has ever run on this database. */
  boolean isThere() {
    return jdbc.sql(
                "select count(*) from information_schema.tables where lower(table_name) ="
                    + " 'act_re_procdef'")
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * The owners' files as they were last deployed, by name: what the engine compares new ones to.
   */
  Map<String, byte[]> files() {
    var files = new HashMap<String, byte[]>();
    jdbc.sql(
            """
            select b.NAME_ as name, b.BYTES_ as content
              from ACT_GE_BYTEARRAY b join ACT_RE_DEPLOYMENT d on d.ID_ = b.DEPLOYMENT_ID_
             where d.NAME_ = :ours and d.TENANT_ID_ is null and b.GENERATED_ = false
             order by d.DEPLOY_TIME_
            """)
        .param("ours", ModelFiles.DEPLOYMENT)
        .query((row, n) -> files.put(row.getString("name"), row.getBytes("content")))
        .list();
    return files;
  }

  /** All versions of a process, the oldest first. */
  List<DeployedVersion> versions(String process) {
    return jdbc.sql(
            """
            select p.ID_ as definition, p.VERSION_ as number, p.RESOURCE_NAME_ as resource,
                   p.DEPLOYMENT_ID_ as deployment
              from ACT_RE_PROCDEF p
             where p.KEY_ = :process and p.TENANT_ID_ is null
             order by p.VERSION_
            """)
        .param("process", process)
        .query(
            (row, n) -> {
              var resource = row.getString("resource");
              var deployment = row.getString("deployment");
              return new DeployedVersion(
                  row.getString("definition"),
                  row.getInt("number"),
                  resource,
                  Objects.requireNonNull(content(deployment, resource)),
                  Objects.requireNonNullElse(
                      content(deployment, Renames.fileOf(resource)), new byte[0]));
            })
        .list();
  }

  private byte @Nullable [] content(String deployment, String name) {
    return jdbc.sql(
            "select BYTES_ from ACT_GE_BYTEARRAY where DEPLOYMENT_ID_ = :deployment and NAME_ ="
                + " :name")
        .param("deployment", deployment)
        .param("name", name)
        .query((row, n) -> row.getBytes(1))
        .optional()
        .orElse(null);
  }
}
