package io.leadrelay.process.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.ComplexGateway;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.jspecify.annotations.Nullable;

/** Each gateway asks one question, knows all answers, and always has a way on. */
final class ConditionRules implements DiagramRules {

  /** One named fact, never a formula: only so can be said which answer a lead gets, and why. */
  private static final Pattern CONDITION =
      Pattern.compile(
          "[$#]\\{\\s*([A-Za-z_]\\w*)\\s*(?:(?:==|eq)\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*)?}");

  /**
   * What a condition asks.
   *
   * @param word the word that the fact must be; {@code true} for a fact that is yes or no
   */
  record Question(String fact, String word, boolean isYesOrNo) {}

  @Override
  public List<Finding> findings(Diagram diagram, Surroundings known) {
    var findings = new ArrayList<Finding>();
    for (var node : diagram.nodes()) {
      var flows = diagram.waysOut(node);
      if (node instanceof ExclusiveGateway || node instanceof InclusiveGateway) {
        gateway(diagram, node, flows, findings);
      } else if (flows.stream().anyMatch(flow -> written(flow) != null)) {
        findings.add(diagram.error("condition-outside-gateway", node));
      }
      for (var event : StepsOfNode.definitions(node, ConditionalEventDefinition.class)) {
        if (event.getCondition() != null) {
          condition(diagram, node, event.getCondition().getTextContent(), known, findings);
        }
      }
      for (var flow : flows) {
        var written = written(flow);
        if (written != null) {
          condition(diagram, flow, written, known, findings);
        }
      }
    }
    return findings;
  }

  private static void gateway(
      Diagram diagram, FlowNode gateway, List<SequenceFlow> flows, List<Finding> findings) {
    var byDefault = byDefault(gateway);
    if (flows.size() < 2) {
      flows.stream()
          .filter(flow -> written(flow) != null)
          .forEach(flow -> findings.add(diagram.error("only-way-with-condition", flow)));
      return;
    }
    if (byDefault == null) {
      findings.add(diagram.error("gateway-without-default", gateway));
      if (flows.stream().filter(flow -> written(flow) == null).count() == 1) {
        // That one is to be the default: one flaw, one finding.
        return;
      }
    }
    for (var flow : flows) {
      if (flow.equals(byDefault) && written(flow) != null) {
        findings.add(diagram.error("default-with-condition", flow, Diagram.spoken(gateway)));
      } else if (!flow.equals(byDefault) && written(flow) == null) {
        findings.add(
            diagram.error(
                "flow-without-condition",
                flow,
                Diagram.spoken(gateway),
                Diagram.spoken(flow.getTarget())));
      }
    }
  }

  private static void condition(
      Diagram diagram,
      org.camunda.bpm.model.bpmn.instance.FlowElement place,
      String written,
      Surroundings known,
      List<Finding> findings) {
    var question = question(written);
    if (question.isEmpty()) {
      findings.add(diagram.error("condition-formula", place, written.strip()));
      return;
    }
    var asked = question.get();
    known
        .facts()
        .find(asked.fact())
        .ifPresent(
            fact -> {
              if (fact.type() == null && fact.words().isEmpty()) {
                return;
              }
              if (asked.isYesOrNo() && !fact.isYesOrNo()) {
                findings.add(
                    diagram.error(
                        "condition-needs-word",
                        place,
                        fact.name(),
                        fact.words().isEmpty()
                            ? "…"
                            : fact.words().stream().sorted().toList().get(0)));
              } else if (!asked.isYesOrNo() && fact.isYesOrNo()) {
                findings.add(diagram.error("condition-takes-no-word", place, fact.name()));
              } else if (!asked.isYesOrNo()
                  && !fact.words().isEmpty()
                  && !fact.words().contains(asked.word())) {
                findings.add(
                    diagram.error(
                        "condition-unknown-word",
                        place,
                        fact.name(),
                        asked.word(),
                        String.join(", ", fact.words().stream().sorted().toList())));
              }
            });
  }

  /** What a flow's condition asks, or nothing if it has none or is a formula. */
  static Optional<Question> question(SequenceFlow flow) {
    return Optional.ofNullable(written(flow)).flatMap(ConditionRules::question);
  }

  private static Optional<Question> question(String written) {
    var matcher = CONDITION.matcher(written.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var word = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
    return Optional.of(
        word == null
            ? new Question(matcher.group(1), "true", true)
            : new Question(matcher.group(1), word, false));
  }

  static @Nullable String written(SequenceFlow flow) {
    var condition = flow.getConditionExpression();
    return condition == null ? null : condition.getTextContent();
  }

  static @Nullable SequenceFlow byDefault(FlowNode gateway) {
    return gateway instanceof ExclusiveGateway exclusive
        ? exclusive.getDefault()
        : gateway instanceof InclusiveGateway inclusive
            ? inclusive.getDefault()
            : gateway instanceof ComplexGateway complex ? complex.getDefault() : null;
  }
}
