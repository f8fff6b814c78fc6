package io.leadrelay.engine;

import java.util.List;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.core.annotation.Order;

/** Makes the history level known before the starter asks for it by name. */
@Order(Ordering.DEFAULT_ORDER - 10)
class HistoryLevelConfiguration extends AbstractCamundaConfiguration {

  @Override
  public void preInit(SpringProcessEngineConfiguration configuration) {
    configuration.setCustomHistoryLevels(List.of(new LeadrelayHistoryLevel()));
  }
}
