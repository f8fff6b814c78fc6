package io.leadrelay.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.stereotype.Component;

/**
 * Has the listeners for the end of a process run whenever it ends. Cockpit skips a diagram's
 * listeners when it cancels an instance, unless the operator says otherwise; our tables would then
 * wait for ever for a process that is gone.
 */
@Component
class EndListenersAlwaysRun extends AbstractCamundaConfiguration {

  @Override
  public void preInit(SpringProcessEngineConfiguration configuration) {
    List<BpmnParseListener> listeners =
        new ArrayList<>(
            Objects.requireNonNullElseGet(
                configuration.getCustomPostBPMNParseListeners(), List::of));
    listeners.add(new NotSkipped());
    configuration.setCustomPostBPMNParseListeners(listeners);
  }

  private static final class NotSkipped extends AbstractBpmnParseListener {

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
      var atTheEnd = definition.getListeners(ExecutionListener.EVENTNAME_END);
      if (!atTheEnd.isEmpty()) {
        definition
            .getBuiltInListeners()
            .put(ExecutionListener.EVENTNAME_END, List.copyOf(atTheEnd));
      }
    }
  }
}
