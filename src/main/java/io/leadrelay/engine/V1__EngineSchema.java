package io.leadrelay.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Creates the engine's tables by the scripts its own jar brings, under Flyway's lock: the engine's
 * way of creating them breaks when several nodes meet an empty database.
 */
class V1__EngineSchema extends BaseJavaMigration {

  private static final List<String> PARTS =
      List.of(
          "engine",
          "history",
          "identity",
          "case.engine",
          "case.history",
          "decision.engine",
          "decision.history");

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    String database = dialect(connection.getMetaData().getDatabaseProductName());
    for (String part : PARTS) {
      ScriptUtils.executeSqlScript(connection, script(database, part));
    }
    try (var insert =
        connection.prepareStatement("insert into ACT_GE_PROPERTY values (?, '0', 1)")) {
      insert.setString(1, StartLock.ROW);
      insert.executeUpdate();
    }
  }

  private static EncodedResource script(String database, String part) {
    return new EncodedResource(
        new ClassPathResource(
            "org/camunda/bpm/engine/db/create/activiti." + database + ".create." + part + ".sql"),
        "UTF-8");
  }

  private static String dialect(String product) {
    return switch (product) {
      case "H2" -> "h2";
      case "PostgreSQL" -> "postgres";
      default ->
          throw new StartRefused(
              "Leadrelay does not run on " + product + ".",
              "Point spring.datasource.url to a PostgreSQL database, or leave it out for H2.");
    };
  }
}
