package io.leadrelay.process.check;

import io.leadrelay.process.StepCatalogue;
import io.leadrelay.process.StepCatalogue.OfferedStep;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;

/**
 * Which step of which diagram asks for a table or shows a form. A diagram that cannot be read is
 * told by the rules of the diagram; here it only means that not everything is known.
 */
final class DiagramSteps {

  private final List<Use> tables = new ArrayList<>();
  private final List<Use> forms = new ArrayList<>();
  private boolean complete = true;

  /**
   * A step that uses a table or a form.
   *
   * @param key of the table or form
   * @param label of the step in the diagram
   * @param step what the product offers under that id, null for a step that is not known
   */
  record Use(String key, String label, @Nullable OfferedStep step) {}

  DiagramSteps(OwnersModels models) {
    for (var name : models.files().names()) {
      if (name.endsWith(".bpmn")) {
        try {
          read(
              Bpmn.readModelFromStream(new ByteArrayInputStream(models.files().read(name))),
              models.steps());
        } catch (ModelException e) {
          complete = false;
        }
      }
    }
  }

  private void read(BpmnModelInstance diagram, StepCatalogue steps) {
    for (var task : diagram.getModelElementsByType(BusinessRuleTask.class)) {
      var bean = task.getId().replaceFirst("businessRuleTask_", "") + "Decision";
      add(
          tables,
          task.getCamundaDecisionRef(),
          task,
          steps.find(bean).or(() -> new StepsOfNode(steps).main(task)));
    }
    for (var task : diagram.getModelElementsByType(UserTask.class)) {
      add(forms, task.getCamundaFormRef(), task, ofForm(task, "userTask_", steps));
    }
    for (var start : diagram.getModelElementsByType(StartEvent.class)) {
      add(forms, start.getCamundaFormRef(), start, ofForm(start, "startEvent_", steps));
    }
  }

  private static Optional<OfferedStep> ofForm(FlowNode node, String prefix, StepCatalogue steps) {
    return steps
        .find(node.getId().replaceFirst(prefix, "") + "Form")
        .or(() -> new StepsOfNode(steps).main(node));
  }

  private void add(
      List<Use> uses, @Nullable String key, FlowNode node, Optional<OfferedStep> step) {
    if (key == null) {
      return;
    }
    complete &= !key.contains("${");
    var name = node.getName() == null ? node.getId() : node.getName();
    uses.add(new Use(key, name, step.orElse(null)));
  }

  /** Whether all that is used is known, so that what is not named here is used by nobody. */
  boolean isComplete() {
    return complete;
  }

  List<Use> ofTable(String decision) {
    return tables.stream().filter(use -> use.key().equals(decision)).toList();
  }

  List<Use> ofForm(String form) {
    return forms.stream().filter(use -> use.key().equals(form)).toList();
  }
}
