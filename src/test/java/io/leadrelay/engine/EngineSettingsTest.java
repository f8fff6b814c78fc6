package io.leadrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadrelay.LeadrelayTest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.TimeZone;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

@LeadrelayTest
@DisplayName("The engine")
class EngineSettingsTest {

  @Autowired ProcessEngine engine;
  @Autowired RepositoryService repository;
  @Autowired IdentityService identity;
  @Autowired DataSource dataSource;
  @Autowired Flyway flyway;
  @Autowired Clock clock;

  @Test
  @DisplayName("keeps its embedded database in a file that a killed process does not damage")
  void keepsItsDatabaseInADurableFile() throws IOException {
    PropertySource<?> settings =
        new YamlPropertySourceLoader()
            .load("application", new ClassPathResource("application.yaml"))
            .get(0);

    assertThat(settings.getProperty("spring.datasource.url"))
        .asString()
        .startsWith("jdbc:h2:file:${leadrelay.data}/")
        .contains(";WRITE_DELAY=0", ";DB_CLOSE_ON_EXIT=FALSE")
        .doesNotContain("AUTO_SERVER", "MODE=");
  }

  @Test
  @DisplayName("waits five seconds for a connection that reads what is committed")
  void readsWhatIsCommitted() throws SQLException {
    assertThat(dataSource.unwrap(HikariDataSource.class).getConnectionTimeout()).isEqualTo(5000);
    try (var connection = dataSource.getConnection()) {
      assertThat(connection.getTransactionIsolation())
          .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    }
  }

  @Test
  @DisplayName("has no migration folder inside another, which Flyway would read twice")
  void hasNoNestedMigrationFolders() {
    assertThat(flyway.getConfiguration().getLocations())
        .extracting(Location::getPath)
        .hasSize(2)
        .doesNotHaveDuplicates()
        .contains("db/migration")
        .noneMatch(path -> path.startsWith("db/migration/"));
  }

  @Test
  @DisplayName("asks who may do what")
  void asksWhoMayDoWhat() {
    assertThat(configuration().isAuthorizationEnabled()).isTrue();
  }

  @Test
  @DisplayName("does not let an uncaught BPMN error end a lead silently")
  void doesNotEndALeadSilently() {
    assertThat(configuration().isEnableExceptionsAfterUnhandledBpmnError()).isTrue();
  }

  @Test
  @DisplayName("acquires the jobs that are due longest first")
  void acquiresByDueDate() {
    assertThat(configuration().isJobExecutorAcquireByDueDate()).isTrue();
    assertThat(configuration().isEnsureJobDueDateNotNull()).isTrue();
  }

  @Test
  @DisplayName("cleans its history at night")
  void cleansItsHistoryAtNight() {
    assertThat(configuration().isHistoryCleanupEnabled()).isTrue();
    assertThat(configuration().getHistoryCleanupBatchWindowStartTime()).isEqualTo("02:00");
    assertThat(configuration().getHistoryCleanupBatchWindowEndTime()).isEqualTo("05:00");
  }

  @Test
  @DisplayName("counts neither tasks nor metrics")
  void countsNothing() {
    assertThat(configuration().isTaskMetricsEnabled()).isFalse();
    assertThat(configuration().isMetricsEnabled()).isFalse();
  }

  @Test
  @DisplayName("takes ids with hyphens, dots and at signs")
  void takesIdsWithHyphens() {
    var user = identity.newUser("sales-lead.jane@example.com");
    identity.saveUser(user);

    assertThat(identity.createUserQuery().userId(user.getId()).count()).isOne();

    identity.deleteUser(user.getId());
  }

  @Test
  @DisplayName("has its administrator, who logs in with the secret")
  void hasItsAdministrator(@Value("${leadrelay.admin.password}") String secret) {
    assertThat(identity.checkPassword("admin", secret)).isTrue();
  }

  @Test
  @DisplayName("gives what it stores time-ordered ids")
  void givesTimeOrderedIds() {
    String deployment =
        repository
            .createDeployment()
            .addModelInstance(
                "ids.bpmn", Bpmn.createExecutableProcess("idsTest").startEvent().done())
            .deploy()
            .getId();

    assertThat(UUID.fromString(deployment).version()).isEqualTo(7);

    repository.deleteDeployment(deployment, true);
  }

  @Test
  @DisplayName("shares its clock, in universal time, with everybody")
  void sharesItsClock() {
    assertThat(clock).isInstanceOf(ProcessClock.class);
    assertThat(TimeZone.getDefault().getID()).isEqualTo("UTC");
  }

  private ProcessEngineConfigurationImpl configuration() {
    return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }
}
