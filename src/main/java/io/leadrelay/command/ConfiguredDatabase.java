package io.leadrelay.command;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.leadrelay.lead.Words;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database that Leadrelay would use with the same settings and profiles, opened to be read:
 * nothing is created, migrated or written.
 */
final class ConfiguredDatabase implements AutoCloseable {

  /** H2's own numbers for these failures. */
  private static final int H2_NO_SUCH_DATABASE = 90146;

  private static final int H2_LOCKED = 90020;

  private static final String SENTENCES = "messages-whatif";

  /** Every setting of Leadrelay has a name of several parts, and no option has. */
  private static final Pattern SETTING = Pattern.compile("--\\w[\\w-]*\\.[^=]+=.*");

  private final ConfigurableEnvironment settings;
  private final HikariDataSource dataSource;

  private ConfiguredDatabase(ConfigurableEnvironment settings, HikariDataSource dataSource) {
    this.settings = settings;
    this.dataSource = dataSource;
  }

  /** Whether an argument is a setting of Leadrelay rather than an option of the command. */
  static boolean isSetting(String argument) {
    return SETTING.matcher(argument).matches();
  }

  /**
   * Opens it.
   *
   * @param arguments settings as Leadrelay takes them, {@code --NAME=VALUE}
   * @throws Unavailable if it is not there, in use by another, or does not answer
   */
  static ConfiguredDatabase open(List<String> arguments) throws Unavailable {
    var settings = new StandardEnvironment();
    settings
        .getPropertySources()
        .addFirst(new SimpleCommandLinePropertySource(arguments.toArray(String[]::new)));
    ConfigDataEnvironmentPostProcessor.applyTo(settings);
    var configured =
        Binder.get(settings).bindOrCreate("spring.datasource", DataSourceProperties.class);
    var url = configured.determineUrl();
    var pool = new HikariConfig();
    Binder.get(settings).bind("spring.datasource.hikari", Bindable.ofInstance(pool));
    pool.setJdbcUrl(readingOnly(url));
    pool.setUsername(configured.determineUsername());
    pool.setPassword(configured.determinePassword());
    pool.setReadOnly(true);
    pool.setMaximumPoolSize(2);
    pool.setMinimumIdle(0);
    try {
      return new ConfiguredDatabase(settings, new HikariDataSource(pool));
    } catch (HikariPool.PoolInitializationException e) {
      throw unavailable(url, e);
    }
  }

  /** H2 would create a file that is not there, and tidy up one that is. */
  private static String readingOnly(String url) {
    return url.toLowerCase(Locale.ROOT).startsWith("jdbc:h2:file:")
        ? url + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r"
        : url;
  }

  private static Unavailable unavailable(String url, Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
      if (cause instanceof SQLException sql && sql.getErrorCode() == H2_NO_SUCH_DATABASE) {
        return new Unavailable("database.none", shown(url), "");
      }
      if (cause instanceof SQLException sql && sql.getErrorCode() == H2_LOCKED) {
        return new Unavailable("database.locked", shown(url), "");
      }
    }
    var message = cause.getMessage();
    return new Unavailable(
        "database", shown(url), message == null ? cause.getClass().getSimpleName() : message);
  }

  /** Without what follows the name, which may hold a password. */
  private static String shown(String url) {
    return url.split("[;?]", 2)[0];
  }

  JdbcClient jdbc() {
    return JdbcClient.create(dataSource);
  }

  DataSource dataSource() {
    return dataSource;
  }

  /** The value of a setting, null if it has none. */
  @Nullable String setting(String name) {
    return settings.getProperty(name);
  }

  @Override
  public void close() {
    dataSource.close();
  }

  /** The database cannot be read. */
  static final class Unavailable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final String database;
    private final String reason;

    Unavailable(String key, String database, String reason) {
      super(database + " " + reason);
      this.key = key;
      this.database = database;
      this.reason = reason;
    }

    /** What is wrong, and what to do about it. */
    String sentence(Locale language) {
      return Words.of(SENTENCES, language).say(key, database, reason);
    }
  }
}
