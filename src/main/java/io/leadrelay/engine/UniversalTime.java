package io.leadrelay.engine;

import java.util.TimeZone;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Puts the whole JVM on UTC: JDBC drivers write a TIMESTAMP in the JVM's own zone, and two nodes in
 * two zones would read each other's deadlines wrongly.
 */
class UniversalTime implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
  }
}
