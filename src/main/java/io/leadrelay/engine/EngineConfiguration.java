package io.leadrelay.engine;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.CompositeProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.spring.boot.starter.configuration.CamundaDeploymentConfiguration;
import org.camunda.bpm.spring.boot.starter.util.CamundaSpringBootUtil;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  @Bean
  static AdminSecret adminSecret(Environment environment) {
    return new AdminSecret(environment);
  }

  @Bean
  Clock clock() {
    return new ProcessClock();
  }

  @Bean
  IdGenerator idGenerator() {
    return new TimeOrderedIds();
  }

  @Bean
  JavaMigration engineSchema() {
    return new V1__EngineSchema();
  }

  @Bean
  StartLock startLock(DataSource dataSource) {
    return new StartLock(dataSource);
  }

  @Bean
  ModelFiles modelFiles(
      ModelSettings settings, ResourceLoader resources, ObjectProvider<ModelGate> gates) {
    var models =
        ModelFiles.overlaid(settings.models(), Objects.requireNonNull(resources.getClassLoader()));
    gates.orderedStream().forEach(gate -> gate.letThrough(models));
    return models;
  }

  @Bean
  CamundaDeploymentConfiguration modelDeployment(ModelFiles models) {
    return new ModelDeployment(models);
  }

  @Bean
  HistoryLevelConfiguration historyLevel() {
    return new HistoryLevelConfiguration();
  }

  @Bean
  GuardOnDuty guardOnDuty(
      ObjectProvider<ProcessRules> rules,
      ObjectProvider<FormData> formData,
      ObjectProvider<FormReading> formReading) {
    return new GuardOnDuty(rules, formData, formReading);
  }

  /** The engine waits for Flyway, then for its turn among the nodes that start with it. */
  @Bean
  @DependsOnDatabaseInitialization
  ProcessEngineConfigurationImpl processEngineConfigurationImpl(
      List<ProcessEnginePlugin> plugins, StartLock startLock) {
    var configuration = new OneNodeAtATime(startLock);
    CamundaSpringBootUtil.initCustomFields(configuration);
    configuration.getProcessEnginePlugins().add(new CompositeProcessEnginePlugin(plugins));
    return configuration;
  }
}
