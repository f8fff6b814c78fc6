package io.leadrelay;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives each context a fresh database: H2 in memory, or with {@code -Dleadrelay.test.db=postgresql}
 * one on a real PostgreSQL that the whole JVM shares.
 */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** Whether the tests run on PostgreSQL. */
  public static boolean isPostgreSql() {
    return "postgresql".equals(System.getProperty("leadrelay.test.db"));
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    String url = isPostgreSql() ? freshPostgreSql() : freshH2();
    TestPropertyValues.of(
            "spring.datasource.url=" + url,
            "spring.datasource.username=" + (isPostgreSql() ? "postgres" : "sa"))
        .applyTo(context);
  }

  /** The JDBC URL of a new, empty H2 database that lives as long as the JVM. */
  public static String freshH2() {
    return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";
  }

  /** The JDBC URL of a new, empty PostgreSQL database; its user is {@code postgres}. */
  public static String freshPostgreSql() {
    String name = "leadrelay_" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = Server.SHARED.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("No database on the embedded PostgreSQL", e);
    }
    return Server.SHARED.getJdbcUrl("postgres", name) + "&reWriteBatchedInserts=true";
  }

  /** Started by the first test that asks for it; it ends with the JVM. */
  private static final class Server {

    static final EmbeddedPostgres SHARED = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "200")
            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL did not start", e);
      }
    }
  }
}
