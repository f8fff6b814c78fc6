package io.leadrelay.engine;

import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Refuses the start without a secret of one's own for the administrator. It looks before any bean
 * is made, so that a refused start leaves no database behind.
 */
class AdminSecret implements BeanFactoryPostProcessor {

  static final String PROPERTY = "leadrelay.admin.password";

  private static final Set<String> WELL_KNOWN =
      Set.of("demo-relay-1", "admin", "password", "changeme", "camunda", "demo", "secret");

  private final Environment environment;

  AdminSecret(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
    if (environment.acceptsProfiles(Profiles.of("demo"))) {
      return;
    }
    String password = environment.getProperty(PROPERTY, "").strip();
    if (password.isEmpty()) {
      throw refused("No password is set for the administrator.");
    }
    if (WELL_KNOWN.contains(password.toLowerCase(Locale.ROOT))) {
      throw refused("The administrator's password is one that everybody knows.");
    }
  }

  private static StartRefused refused(String reason) {
    return new StartRefused(
        reason,
        "Set "
            + PROPERTY
            + " (or the environment variable LEADRELAY_ADMIN_PASSWORD) to a secret of your own,"
            + " or try Leadrelay out with the profile demo.");
  }
}
