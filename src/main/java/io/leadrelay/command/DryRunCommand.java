package io.leadrelay.command;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.engine.StartRefused;
import io.leadrelay.engine.migration.DryRun;
import io.leadrelay.process.Words;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Says what a start with other files would do to the leads in flight. Writes nothing. */
class DryRunCommand implements Command {

  private static final String SENTENCES = "messages-migration";
  private static final String EMBEDDED = "jdbc:h2:file:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /** H2's codes for a file that another program has open, and for one that is not there. */
  private static final int IN_USE = 90_020;

  private static final int NOT_THERE = 90_146;

  @Override
  public String name() {
    return "dry-run";
  }

  @Override
  public String usage() {
    return "dry-run FOLDER [--language de]    what a start with these models would do to how many"
        + " leads";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    var rest = new ArrayList<>(arguments);
    var language = language(rest);
    var words = Words.of(SENTENCES, language);
    var properties = rest.stream().filter(argument -> argument.startsWith("--")).toList();
    rest.removeAll(properties);
    if (rest.size() != 1 || !properties.stream().allMatch(property -> property.contains("="))) {
      out.println(words.say("dry-run.usage"));
      return WRONG_CALL;
    }
    try {
      var files =
          ModelFiles.overlaid(
              rest.get(0), Objects.requireNonNull(DryRunCommand.class.getClassLoader()));
      return look(files, properties, language, out);
    } catch (StartRefused refused) {
      out.println(refused.getMessage());
      return WRONG_CALL;
    } catch (DataAccessException | BeansException e) {
      return databaseFails(e, words, out);
    }
  }

  private static int look(
      ModelFiles files, List<String> properties, Locale language, PrintStream out) {
    try (var context =
        new SpringApplicationBuilder(Database.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            .properties("logging.level.root=error")
            .run(properties.toArray(String[]::new))) {
      var outlook = DryRun.outlook(context.getBean(JdbcClient.class), files);
      outlook.lines(language).forEach(out::println);
      var migrate = context.getEnvironment().getProperty("leadrelay.migrate", Boolean.class, true);
      if (!migrate) {
        out.println(Words.of(SENTENCES, language).say("dry-run.off"));
      }
      return OK;
    }
  }

  private static int databaseFails(RuntimeException e, Words words, PrintStream out) {
    var cause = sqlException(e);
    if (cause != null && cause.getErrorCode() == NOT_THERE) {
      out.println(words.say("dry-run.not-there"));
      return WRONG_CALL;
    }
    out.println(
        cause != null && cause.getErrorCode() == IN_USE
            ? words.say("dry-run.in-use")
            : words.say("dry-run.no-database", "" + (cause == null ? e : cause).getMessage()));
    return WRONG_CALL;
  }

  private static @Nullable SQLException sqlException(Throwable e) {
    return Stream.<@Nullable Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .reduce((first, last) -> last)
        .orElse(null);
  }

  /** Takes {@code --language de} out of the arguments. */
  private static Locale language(List<String> arguments) {
    var at = arguments.indexOf("--language");
    if (at < 0 || at == arguments.size() - 1) {
      return Locale.ENGLISH;
    }
    arguments.remove(at);
    return Locale.forLanguageTag(arguments.remove(at));
  }

  /** The database as it is set up for Leadrelay itself, without its pool, and only to be read. */
  @EnableConfigurationProperties(DataSourceProperties.class)
  static class Database {

    @Bean
    JdbcClient jdbcClient(DataSource forReading) {
      return JdbcClient.create(forReading);
    }

    @Bean
    SingleConnectionDataSource forReading(DataSourceProperties settings) {
      var url = settings.determineUrl();
      var dataSource =
          new SingleConnectionDataSource(
              url.startsWith(EMBEDDED) ? url + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r" : url,
              settings.determineUsername(),
              settings.determinePassword(),
              true);
      if (url.startsWith(POSTGRESQL)) {
        var readOnly = new Properties();
        readOnly.setProperty("readOnly", "true");
        readOnly.setProperty("readOnlyMode", "always");
        dataSource.setConnectionProperties(readOnly);
      }
      return dataSource;
    }
  }
}
