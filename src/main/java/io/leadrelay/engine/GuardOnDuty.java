package io.leadrelay.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.beans.factory.ObjectProvider;

/** Puts the guard behind both ways of opening a transaction. */
class GuardOnDuty extends AbstractCamundaConfiguration {

  private final CommandGuard guard;

  /** The rules stand on services of the engine, so they are asked for when it stands. */
  GuardOnDuty(
      ObjectProvider<ProcessRules> rules,
      ObjectProvider<FormData> formData,
      ObjectProvider<FormReading> formReading) {
    guard = new CommandGuard(rules, formData, formReading);
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setCustomPreCommandInterceptorsTxRequired(List.of(new TryAgain()));
    engine.setCustomPostCommandInterceptorsTxRequired(List.of(new GuardInterceptor(guard)));
    engine.setCustomPostCommandInterceptorsTxRequiresNew(List.of(new GuardInterceptor(guard)));
  }
}
