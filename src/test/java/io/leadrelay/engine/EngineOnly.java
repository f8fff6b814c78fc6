package io.leadrelay.engine;

import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** Starts the engine as the application sets it up, and nothing else: for tests of the start. */
public final class EngineOnly {

  private EngineOnly() {}

  /** A start on the database of that JDBC URL; each run is a start of its own. */
  public static ApplicationContextRunner on(String url) {
    return new ApplicationContextRunner()
        .withInitializer(new ConfigDataApplicationContextInitializer())
        .withConfiguration(
            AutoConfigurations.of(
                DataSourceAutoConfiguration.class,
                DataSourceTransactionManagerAutoConfiguration.class,
                TransactionAutoConfiguration.class,
                JdbcTemplateAutoConfiguration.class,
                FlywayAutoConfiguration.class,
                CamundaBpmAutoConfiguration.class))
        .withUserConfiguration(Engine.class, EngineConfiguration.class)
        .withPropertyValues(
            "spring.profiles.active=test",
            "spring.datasource.url=" + url,
            "camunda.bpm.generate-unique-process-engine-name=true");
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(ModelSettings.class)
  static class Engine {}
}
