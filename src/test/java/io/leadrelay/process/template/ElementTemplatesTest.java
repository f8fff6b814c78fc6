package io.leadrelay.process.template;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.leadrelay.process.Fact;
import io.leadrelay.process.StepCatalogue;
import io.leadrelay.process.StepCatalogue.OfferedStep;
import io.leadrelay.process.StepContract;
import io.leadrelay.process.StepContract.Kind;
import io.leadrelay.security.Groups;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The element templates for Camunda Modeler")
class ElementTemplatesTest {

  private static final Set<Kind> NOT_DRAWN = Set.of(Kind.EXECUTION_LISTENER, Kind.TASK_LISTENER);

  private final Map<String, JsonNode> templates =
      new TreeMap<>(TemplateFile.byId(TemplateFile.current()));
  private final List<ShippedDiagram> shipped = ShippedDiagram.all();
  private final List<ShippedDiagram> drawn = ShippedDiagram.all();

  /** The life of a lead, to draw in. */
  private final BpmnModelInstance diagram = drawn.get(0).model();

  private final ElementTemplateApplier applier = ElementTemplateApplier.ofLeadrelay();

  @Test
  @DisplayName("hold the published schema")
  void holdTheSchema() throws IOException {
    assertThat(violations(TemplateFile.current())).isEmpty();
    assertThat(violations(TemplateFile.current().replace("\"camunda:executionListener\"", "\"x\"")))
        .as("the schema bites")
        .isNotEmpty();
  }

  private static Set<String> violations(String file) throws IOException {
    try (var schema =
        ElementTemplatesTest.class.getResourceAsStream("/element-templates/schema.json")) {
      return JsonSchemaFactory.getInstance(VersionFlag.V7)
          .getSchema(Objects.requireNonNull(schema))
          .validate(new ObjectMapper().readTree(file))
          .stream()
          .map(Object::toString)
          .collect(toSet());
    }
  }

  @Test
  @DisplayName("offer each step of the catalogue, under its name in the diagram")
  void offerEachStep() {
    var drawn =
        StepCatalogue.ofLeadrelay(getClass().getClassLoader()).all().stream()
            .filter(step -> !NOT_DRAWN.contains(step.contract().kind()))
            .collect(
                toMap(step -> "io.leadrelay." + ElementTemplates.id(step), Function.identity()));
    assertThat(drawn).hasSizeGreaterThan(35);
    assertThat(templates.keySet()).containsAll(drawn.keySet());
    drawn.forEach(
        (id, step) -> {
          var template = Objects.requireNonNull(templates.get(id));
          assertThat(template.get("name").asText()).isEqualTo(step.contract().name());
          var description = template.get("description").asText();
          assertThat(description).startsWith(step.contract().does() + " " + home(step));
          Stream.of(step.contract().needs(), step.contract().leaves())
              .flatMap(Stream::of)
              // A star stands for names of the owner's own.
              .filter(fact -> !fact.startsWith("*"))
              .forEach(fact -> assertThat(description).contains(fact));
        });
    assertThat(templates.values())
        .extracting(each -> each.get("name").asText())
        .doesNotHaveDuplicates();
  }

  /** Where the step belongs: in the other diagram it would find nothing to work on. */
  private String home(OfferedStep step) {
    return of(shipped, step).home();
  }

  private static ShippedDiagram of(List<ShippedDiagram> diagrams, OfferedStep step) {
    return diagrams.stream()
        .filter(each -> each.process().equals(step.contract().process()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("say in words what every fact is, and offer every group that can have a task")
  void knowFactsAndGroups() throws IllegalAccessException {
    for (var constant : Fact.class.getFields()) {
      if (constant.get(null) instanceof Fact<?> fact) {
        assertThat(FactWords.ALL).containsKey(fact.name());
      }
    }
    var groups = new ArrayList<String>();
    for (var field : Groups.class.getFields()) {
      groups.add((String) field.get(null));
    }
    var known = new ArrayList<>(GroupWords.all().keySet());
    known.addAll(GroupWords.WITHOUT_TASKS);
    assertThat(known).containsExactlyInAnyOrderElementsOf(groups);
  }

  @Test
  @DisplayName("make of an empty element what the shipped diagram has there")
  void makeTheShippedSteps() {
    var compared = 0;
    for (var step : StepCatalogue.ofLeadrelay(getClass().getClassLoader()).all()) {
      for (var there : shippedNodes(step).toList()) {
        var model = of(drawn, step).model();
        var made =
            applier.addBeside(
                model,
                step.contract().name(),
                Map.of(),
                model.getModelElementById(there.getId()),
                there.getId() + "2",
                there.getName());
        assertThat(attributes(made)).isEqualTo(attributes(there));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(30);
  }

  private Stream<FlowNode> shippedNodes(OfferedStep step) {
    var contract = step.contract();
    return of(shipped, step).model().getModelElementsByType(FlowNode.class).stream()
        .filter(
            node ->
                switch (contract.kind()) {
                  case SERVICE_TASK, SEND_TASK ->
                      ("${" + step.bean() + "}").equals(camunda(node, "delegateExpression"));
                  case BUSINESS_RULE_TASK -> contract.table().equals(camunda(node, "decisionRef"));
                  case USER_TASK, START_FORM -> contract.element().equals(node.getId());
                  case MESSAGE_END_EVENT, EXECUTION_LISTENER, TASK_LISTENER -> false;
                });
  }

  private static Map<String, String> attributes(FlowNode node) {
    var found = new TreeMap<String, String>(Map.of("kind", node.getElementType().getTypeName()));
    Stream.of(
            "delegateExpression",
            "decisionRef",
            "decisionRefBinding",
            "decisionRefVersion",
            "formRef",
            "formRefBinding",
            "assignee",
            "candidateGroups",
            "dueDate")
        .forEach(name -> found.put(name, "" + camunda(node, name)));
    return found;
  }

  private static @Nullable String camunda(FlowNode node, String attribute) {
    return node.getAttributeValueNs(ElementTemplates.CAMUNDA, attribute);
  }

  @Test
  @DisplayName("make diagrams that the engine takes, wherever they are dropped")
  void makeWhatTheEngineTakes() {
    var lead = drawn.get(0);
    var agreement = drawn.get(1);
    drop(lead, "flow_researchLead_checkFit", "userTask_pursueOpportunity", "endEvent_lost");
    drop(
        agreement,
        "flow_recordLapse_proposalLapsed",
        "subProcess_signAgreement",
        "endEvent_proposalLapsed");
    drop(
        drawn.get(2),
        "flow_closeReview_reviewClosed",
        "subProcess_reviewMonth",
        "endEvent_reviewClosed");
    var engine =
        ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration()
            .setProcessEngineName("element-templates")
            .setJdbcUrl("jdbc:h2:mem:element-templates")
            .buildProcessEngine();
    try {
      var deployment = engine.getRepositoryService().createDeployment();
      for (var each : drawn) {
        Bpmn.validateModel(each.model());
        deployment.addModelInstance(each.process() + ".bpmn", each.model());
      }
      assertThat(deployment.deployWithResult().getDeployedProcessDefinitions())
          .hasSize(ShippedDiagram.all().size());
    } finally {
      engine.close();
    }
  }

  /** Drops every template into the diagram, but for those that belong in another one. */
  private void drop(ShippedDiagram into, String whereId, String hostId, String endId) {
    var model = into.model();
    SequenceFlow where = model.getModelElementById(whereId);
    Activity host = model.getModelElementById(hostId);
    FlowNode end = model.getModelElementById(endId);
    for (var template : templates.values()) {
      var description = template.get("description").asText();
      if (drawn.stream()
          .anyMatch(other -> !other.equals(into) && description.contains(other.home()))) {
        continue;
      }
      var name = template.get("name").asText();
      var id = "probe_" + template.get("id").asText().replace('.', '_');
      switch (template.at("/appliesTo/0").asText()) {
        case "bpmn:Task" ->
            where = after(applier.insertAfter(model, name, fields(template), where, id, name));
        case "bpmn:IntermediateCatchEvent" ->
            where = after(applier.insertAfter(model, name, timer(name), where, id, name));
        case "bpmn:BoundaryEvent" ->
            new Canvas(model)
                .connect(applier.attach(model, name, timer(name), host, id, name), end, "");
        case "bpmn:EndEvent" -> {
          var told = applier.addBeside(model, name, Map.of(), end, id, name);
          new Canvas(model)
              .connect(
                  applier.attach(model, "Time is up", timer("Pause"), host, id + "_", name),
                  told,
                  "");
        }
        case "bpmn:EventBasedGateway", "bpmn:StartEvent" -> {
          // They stand where the shipped diagram has them: another start or wait has no sense here.
        }
        default -> throw new AssertionError("Nobody tried " + template);
      }
    }
  }

  private static SequenceFlow after(FlowNode node) {
    return node.getOutgoing().iterator().next();
  }

  private static Map<String, String> timer(String name) {
    return name.equals("Pause") || name.equals("Time is up") ? Map.of("Value", "P3D") : Map.of();
  }

  /** Something for each field that must be filled in. */
  private static Map<String, String> fields(JsonNode template) {
    var fields = new TreeMap<String, String>();
    for (var property : template.get("properties")) {
      if (property.at("/constraints/notEmpty").asBoolean() && !property.has("value")) {
        fields.put(
            property.get("label").asText(),
            property.has("choices") ? property.at("/choices/0/name").asText() : "something");
      }
    }
    return fields;
  }

  @Test
  @DisplayName("put a task between two others, with form, group, date, lane and picture")
  void putATaskBetweenTwoOthers() {
    SequenceFlow where = diagram.getModelElementById("flow_fit_countSignals");

    var task =
        (UserTask)
            applier.insertAfter(
                diagram,
                "Research lead",
                Map.of("Who does it", "Marketing lead", "Due", "P3D"),
                where,
                "userTask_lookTwice",
                "Look twice");

    assertThat(task.getName()).isEqualTo("Look twice");
    assertThat(task.getCamundaCandidateGroups()).isEqualTo("marketing-lead");
    assertThat(task.getCamundaDueDate()).isEqualTo("P3D");
    assertThat(where.getTarget()).isEqualTo(task);
    assertThat(after(task).getTarget().getId()).isEqualTo("businessRuleTask_countSignals");
    assertThat(task.getDiagramElement()).isNotNull();
    assertThat(after(task).getDiagramElement()).isNotNull();
    Bpmn.validateModel(diagram);
  }

  @Test
  @DisplayName("hang a clock at a task that goes on")
  void hangAClock() {
    var event =
        applier.attach(
            diagram,
            "Time is up",
            Map.of("Take the task away", "false", "Value", "P14D"),
            diagram.getModelElementById("userTask_pursueOpportunity"),
            "event_opportunityRests",
            "Opportunity rests");

    assertThat(event.cancelActivity()).isFalse();
    assertThat(
            ((TimerEventDefinition) event.getEventDefinitions().iterator().next())
                .getTimeDuration()
                .getTextContent())
        .isEqualTo("P14D");
  }

  @Test
  @DisplayName("refuse a field that is empty, unknown, or filled with what it does not take")
  void refuseWrongFields() {
    assertRefused("Research lead", Map.of("Whose", "marketing"), "no field 'Whose'");
    assertRefused("Research lead", Map.of("Due", "in three days"), "does not take 'in three days'");
    assertRefused("Research lead", Map.of("Due", "P"), "does not take 'P'");
    assertRefused("Research lead", Map.of("Who does it", "Everybody"), "no choice 'Everybody'");
    assertRefused("Pause", Map.of(), "asks for 'Value'");
    assertRefused("Look around", Map.of(), "No template 'Look around'");
  }

  private void assertRefused(String template, Map<String, String> fields, String because) {
    SequenceFlow where = diagram.getModelElementById("flow_fit_countSignals");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> applier.insertAfter(diagram, template, fields, where, "probe", "Probe"))
        .withMessageContaining(because);
  }

  // ---- steps that ask the owner for something

  /** Classes of a method: the catalogue would offer any other. */
  private static List<OfferedStep> openSteps() {
    @StepContract(kind = Kind.BUSINESS_RULE_TASK, name = "Ask any table", does = "Asks a table.")
    final class AskAnyTableDecision {}
    @StepContract(kind = Kind.USER_TASK, name = "Ask anybody", does = "Asks a person.")
    final class AskAnybodyForm {}
    @StepContract(
        kind = Kind.SERVICE_TASK,
        name = "Post a letter",
        does = "Posts a letter.",
        parameters = "letterText: The name of the text.")
    final class PostALetterDelegate {}
    return Stream.of(AskAnyTableDecision.class, AskAnybodyForm.class, PostALetterDelegate.class)
        .map(StepCatalogue::offered)
        .toList();
  }

  @Test
  @DisplayName("ask for the table, the form, the group and the parameters that a step leaves open")
  void askForWhatIsOpen() throws IOException {
    var file = TemplateFile.text(new ElementTemplates(openSteps(), shipped).all(), "[]");
    assertThat(violations(file)).isEmpty();
    var applied = ElementTemplateApplier.of(file);
    SequenceFlow where = diagram.getModelElementById("flow_fit_countSignals");

    var rule =
        (BusinessRuleTask)
            applied.insertAfter(
                diagram, "Ask any table", Map.of("Table", "discount"), where, "a", "Discount?");
    assertThat(rule.getCamundaDecisionRef()).isEqualTo("discount");
    assertThat(rule.getCamundaDecisionRefBinding()).isEqualTo("deployment");

    var task =
        applied.insertAfter(
            diagram,
            "Ask anybody",
            Map.of("Form", "approveLead", "Who does it", "Sales lead"),
            where,
            "b",
            "Approve");
    assertThat(camunda(task, "formRef")).isEqualTo("approveLead");
    assertThat(camunda(task, "formRefBinding")).isEqualTo("deployment");
    assertThat(((UserTask) task).getCamundaCandidateGroups()).isEqualTo("sales-lead");

    applied.insertAfter(
        diagram, "Post a letter", Map.of("Letter text", "welcome"), where, "c", "Post");
    assertThat(diagram.getModelElementsByType(CamundaInputParameter.class))
        .singleElement()
        .satisfies(
            parameter -> {
              assertThat(parameter.getCamundaName()).isEqualTo("letterText");
              assertThat(parameter.getTextContent()).isEqualTo("welcome");
            });
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> applied.insertAfter(diagram, "Ask anybody", Map.of(), where, "d", "Approve"))
        .withMessageContaining("must be filled in");
  }

  @Test
  @DisplayName("get the next version when they change, and keep it when they do not")
  void countVersions() {
    var templates = ElementTemplates.ofLeadrelay();
    var first = TemplateFile.text(templates, "[]");
    assertThat(TemplateFile.text(templates, first)).isEqualTo(first);
    templates.get(0).put("description", "Another one");

    var next = TemplateFile.byId(TemplateFile.text(templates, first)).values();

    assertThat(next).extracting(template -> template.get("version").asInt()).startsWith(2, 1);
  }
}
