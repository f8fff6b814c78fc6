package io.leadrelay.security;

import io.leadrelay.engine.StartRefused;
import org.camunda.bpm.engine.impl.identity.DefaultPasswordPolicyImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * Says in a plain sentence that the administrator's password breaks the password policy. The engine
 * would refuse it too, but only halfway through a first start and with a stack trace.
 */
class StrongAdminPassword implements BeanFactoryPostProcessor {

  private static final String ADMIN = "admin";
  private static final String PROPERTY = "leadrelay.admin.password";

  private final Environment environment;

  StrongAdminPassword(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    var password = environment.getProperty(PROPERTY, "");
    var admin = new UserEntity(ADMIN);
    var rules = new DefaultPasswordPolicyImpl().getRules();
    if (!password.isBlank() && !rules.stream().allMatch(rule -> rule.execute(password, admin))) {
      throw new StartRefused(
          "The administrator's password is too weak.",
          "Set "
              + PROPERTY
              + " to at least "
              + DefaultPasswordPolicyImpl.MIN_LENGTH
              + " characters, among them a lower-case and an upper-case letter, a digit and a"
              + " special character, without the word "
              + ADMIN
              + ".");
    }
  }
}
