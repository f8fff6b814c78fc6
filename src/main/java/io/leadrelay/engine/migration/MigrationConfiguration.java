package io.leadrelay.engine.migration;

import java.time.Clock;
import java.time.Duration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

  /** A second's work: so long does somebody wait at most who works on one of these leads. */
  private static final int TOGETHER = 100;

  @Bean
  FlightSql flightSql(JdbcClient jdbc) {
    return new FlightSql(jdbc);
  }

  @Bean
  Versions versionsOfProcesses(RepositoryService repository) {
    return new Versions(repository);
  }

  @Bean
  MovePlanner movePlanner(
      RuntimeService runtime,
      RepositoryService repository,
      PlatformTransactionManager transactions) {
    var aside = new TransactionTemplate(transactions);
    aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    return new MovePlanner(runtime, repository, aside);
  }

  @Bean
  LeadsInFlight leadsInFlight(FlightSql sql, Versions versions, MovePlanner planner) {
    return new LeadsInFlight(sql, versions, planner);
  }

  @Bean
  MoveLeads moveLeads(
      FlightSql sql,
      Versions versions,
      MovePlanner planner,
      RuntimeService runtime,
      TaskService tasks,
      TransactionTemplate transaction,
      Clock clock) {
    return new MoveLeads(sql, versions, planner, runtime, tasks, transaction, clock, TOGETHER);
  }

  @Bean
  MoveThread moveThread(
      MoveLeads move,
      LeadsInFlight leadsInFlight,
      @Value("${leadrelay.migrate:true}") boolean on,
      @Value("${leadrelay.migration.look-every:1m}") Duration lookEvery) {
    return new MoveThread(move, leadsInFlight, on, lookEvery);
  }
}
