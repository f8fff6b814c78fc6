package io.leadrelay.process.check;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.lead.LeadAttribute;
import io.leadrelay.lead.LeadAttributes;
import io.leadrelay.process.FormFields;
import io.leadrelay.process.StepContract;
import io.leadrelay.process.check.KnownFacts.KnownFact;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.xml.ModelException;

/**
 * What the owners' own forms and tables tell the gateway right behind them: the answers to
 * attributes, and the outputs of a table. What cannot be read says nothing; others name the flaw.
 */
final class OwnFacts {

  private final Map<String, List<KnownFact>> ofForm = new LinkedHashMap<>();
  private final Map<String, List<KnownFact>> ofTable = new LinkedHashMap<>();

  OwnFacts(ModelFiles files, LeadAttributes attributes) {
    for (var name : files.names()) {
      if (name.endsWith(".form")) {
        form(files.text(name), attributes);
      } else if (name.endsWith(".dmn")) {
        table(files.read(name));
      }
    }
  }

  /** All of them. */
  List<KnownFact> all() {
    var all = new ArrayList<KnownFact>();
    ofForm.values().forEach(all::addAll);
    ofTable.values().forEach(all::addAll);
    return all;
  }

  /** The outputs of a table. */
  List<KnownFact> outputs(String table) {
    return ofTable.getOrDefault(table, List.of());
  }

  /** What the step says of the facts, with the names of what it answers at this node. */
  Promises promises(StepContract contract, FlowNode node) {
    var promises = Promises.of(contract);
    var form = Diagram.camunda(node, "formRef");
    var table = Diagram.camunda(node, "decisionRef");
    return promises
        .naming(
            StepContract.ANSWERS, form == null ? List.of() : ofForm.getOrDefault(form, List.of()))
        .naming(StepContract.OUTPUTS, table == null ? List.of() : outputs(table));
  }

  private void form(String text, LeadAttributes attributes) {
    try {
      var facts = attributes.passing(FormFields.keys(text)).stream().map(OwnFacts::answer).toList();
      ofForm.put(FormFields.id(text), facts);
    } catch (IllegalArgumentException broken) {
      // A finding of FormCheck.
    }
  }

  private static KnownFact answer(LeadAttribute attribute) {
    Class<?> type =
        switch (attribute.type()) {
          case YES_NO -> Boolean.class;
          case NUMBER -> Number.class;
          case CHOICE, TEXT -> String.class;
        };
    return new KnownFact(
        attribute.name(),
        type,
        false,
        type == Boolean.class ? KnownFacts.YES_OR_NO : Set.copyOf(attribute.choices().keySet()),
        List.of());
  }

  private void table(byte[] file) {
    try {
      var model = Dmn.readModelFromStream(new ByteArrayInputStream(file));
      for (var decision : model.getModelElementsByType(Decision.class)) {
        var outputs = new ArrayList<KnownFact>();
        if (decision.getExpression() instanceof DecisionTable table) {
          for (var output : table.getOutputs()) {
            if (output.getName() != null) {
              outputs.add(output(output.getName(), output.getTypeRef()));
            }
          }
        }
        ofTable.put(decision.getId(), outputs);
      }
    } catch (ModelException broken) {
      // A finding of TableCheck.
    }
  }

  private static KnownFact output(String name, @org.jspecify.annotations.Nullable String type) {
    return "boolean".equals(type)
        ? new KnownFact(name, Boolean.class, false, KnownFacts.YES_OR_NO, List.of())
        : new KnownFact(name, null, false, Set.of(), List.of());
  }
}
