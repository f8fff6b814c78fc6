package io.leadrelay.mail;

import io.leadrelay.lead.Mail;
import io.leadrelay.lead.Mailbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The mail package as Spring wires it, on a database of its own, with a clock that stands still.
 */
class OutboxUnderTest implements AutoCloseable {

  static final Instant START = Instant.parse("2026-03-02T08:15:30.123456Z");

  private final ConfigurableApplicationContext context;

  /** Looks into the outbox only when told to, unless a setting says otherwise. */
  OutboxUnderTest(OutboxDatabase database, String... settings) {
    var properties = new ArrayList<>(List.of(settings));
    if (properties.stream().noneMatch(setting -> setting.startsWith("leadrelay.mail.poll="))) {
      properties.add("leadrelay.mail.poll=1h");
    }
    properties.addAll(List.of(database.settings()));
    properties.add("spring.main.banner-mode=off");
    context =
        new SpringApplicationBuilder(Wiring.class)
            .web(WebApplicationType.NONE)
            .run(properties.stream().map(property -> "--" + property).toArray(String[]::new));
  }

  static String[] smtp(int port, String... more) {
    var settings = new ArrayList<>(List.of(more));
    settings.add("spring.mail.host=localhost");
    settings.add("spring.mail.port=" + port);
    return settings.toArray(String[]::new);
  }

  static Mail mail(String dedupeKey) {
    return mail(null, dedupeKey);
  }

  static Mail mail(@Nullable UUID lead, String dedupeKey) {
    return new Mail(
        lead, "reminder", "rep@example.org", "A lead waits", "Please call it today.", dedupeKey);
  }

  void post(Mail mail) {
    inTransaction(() -> mailbox().post(mail));
  }

  void inTransaction(Runnable step) {
    new TransactionTemplate(bean(PlatformTransactionManager.class))
        .executeWithoutResult(status -> step.run());
  }

  void sendDue() {
    bean(OutboxSender.class).sendDue();
  }

  void advance(Duration by) {
    bean(MovableClock.class).advance(by);
  }

  Mailbox mailbox() {
    return bean(Mailbox.class);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  List<Map<String, Object>> rows() {
    return bean(JdbcClient.class).sql("select * from mail_outbox order by id").query().listOfRows();
  }

  List<String> statuses() {
    return rows().stream().map(row -> (String) row.get("status")).toList();
  }

  @Override
  public void close() {
    context.close();
  }

  @TestConfiguration(proxyBeanMethods = false)
  @EnableConfigurationProperties(MailSettings.class)
  @ComponentScan(
      basePackageClasses = MailSettings.class,
      excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test\\$.*"))
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    ValidationAutoConfiguration.class,
    MailSenderAutoConfiguration.class
  })
  static class Wiring {

    @Bean
    MovableClock clock() {
      return new MovableClock(START);
    }

    @Bean
    Object table(DataSource database) {
      new ResourceDatabasePopulator(
              new ClassPathResource("db/migration/V3__mail_outbox.sql"),
              new ClassPathResource("db/migration/V16__leads_of_a_mail.sql"))
          .execute(database);
      return "mail_outbox";
    }
  }
}
