package io.leadrelay.security;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.stereotype.Component;

/** Sets the engine's own rules on passwords, ids and what a task gives to those who hold it. */
@Component
class EngineAccessRules extends AbstractCamundaConfiguration {

  /** The engine's default leaves out the hyphen, which stands in {@code sales-lead}. */
  static final String ID_PATTERN = "[a-zA-Z0-9._@-]+";

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setPasswordEncryptor(new SlowPasswordHash());
    engine.setEnablePasswordPolicy(true);
    engine.setGeneralResourceWhitelistPattern(ID_PATTERN);
    engine.setDefaultUserPermissionNameForTask("TASK_WORK");
    engine.setResourceAuthorizationProvider(new TaskAccess());
  }
}
