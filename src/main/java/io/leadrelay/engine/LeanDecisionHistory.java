package io.leadrelay.engine;

import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.impl.history.producer.DefaultDmnHistoryEventProducer;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.stereotype.Component;

/**
 * Keeps of a decision the inputs that say something: a fact that is not known and a kind of signal
 * that never came are most of the inputs of a lead, and a row each.
 */
@Component
class LeanDecisionHistory extends AbstractCamundaConfiguration {

  @Override
  public void preInit(SpringProcessEngineConfiguration configuration) {
    configuration.setDmnHistoryEventProducer(new Producer());
  }

  private static final class Producer extends DefaultDmnHistoryEventProducer {

    @Override
    protected List<HistoricDecisionInputInstance> createHistoricDecisionInputInstances(
        DmnDecisionTableEvaluationEvent evaluation, String root, Date removalTime) {
      return super.createHistoricDecisionInputInstances(evaluation, root, removalTime).stream()
          .filter(input -> saysSomething(input.getValue()))
          .toList();
    }

    private static boolean saysSomething(Object value) {
      return Objects.nonNull(value)
          && !(value instanceof Number number && number.doubleValue() == 0);
    }
  }
}
