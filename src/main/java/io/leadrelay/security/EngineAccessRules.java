package io.leadrelay.security;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.stereotype.Component;

/** Sets the engine's own rules on passwords and on what a task gives to those who hold it. */
@Component
class EngineAccessRules extends AbstractCamundaConfiguration {

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setPasswordEncryptor(new SlowPasswordHash());
    engine.setEnablePasswordPolicy(true);
    engine.setDefaultUserPermissionNameForTask("TASK_WORK");
    engine.setResourceAuthorizationProvider(new TaskAccess());
  }
}
