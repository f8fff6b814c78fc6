package io.leadrelay.process;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.LeadrelayTest;
import io.leadrelay.engine.ModelFiles;
import io.leadrelay.lead.SignalTypes;
import io.leadrelay.process.form.AbsenceReportedForm;
import io.leadrelay.process.form.AgreementProposedForm;
import io.leadrelay.process.form.LeadReceivedForm;
import io.leadrelay.process.form.NameStandInForm;
import io.leadrelay.process.form.ReviewForm;
import io.leadrelay.process.form.SignForm;
import io.leadrelay.process.form.TaskForm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.listener.DelegateExpressionExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.listener.DelegateExpressionTaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.annotation.Transactional;

@LeadrelayTest
@DisplayName("The diagrams and the code behind them")
class ModelContractTest {

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final String FILE = "bpmn/lead-lifecycle.bpmn";

  /** Both sides sign by one form. */
  private static final Map<String, String> SHARED_FORMS =
      Map.of(
          SlaAgreement.SIGN_FOR_MARKETING, "signAgreement",
          SlaAgreement.SIGN_FOR_SALES, "signAgreement",
          SlaReview.REVIEW_FOR_MARKETING, "reviewMonth",
          SlaReview.REVIEW_FOR_SALES, "reviewMonth");

  /** What names the task of each process. */
  private static final Map<String, String> DESCRIBING =
      Map.of(
          LeadLifecycle.PROCESS, "${describeTask}",
          RepAbsence.PROCESS, "${describeAbsence}",
          SlaAgreement.PROCESS, "${describeSigning}",
          SlaReview.PROCESS, "${describeReview}");

  /** The diagram of an agreement raises it and catches it by itself. */
  private static final String PROPOSAL_REFUSED = "PROPOSAL_REFUSED";

  /** Steps that the product offers to its owners' diagrams and does not use in its own. */
  private static final Set<String> FOR_OWNERS =
      Set.of("sendPieceDelegate", "decideByTableDecision");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z]+)[^}(]*}");
  private static final Pattern ANSWER =
      Pattern.compile(
          "answer\\.(?:text|yes|number|minutes|hours|days|clock)\\(\\s*\"([A-Za-z]+)\"");

  private static final Map<String, String> PREFIXES =
      Map.of(
          "startEvent", "startEvent_",
          "endEvent", "endEvent_",
          "intermediateCatchEvent", "event_",
          "boundaryEvent", "event_",
          "serviceTask", "serviceTask_",
          "sendTask", "sendTask_",
          "userTask", "userTask_",
          "businessRuleTask", "businessRuleTask_",
          "subProcess", "subProcess_");

  private final BpmnModelInstance lead = Bpmn.readModelFromFile(Path.of(FILE).toFile());
  private final BpmnModelInstance agreement =
      Bpmn.readModelFromFile(Path.of("bpmn", "sla-agreement.bpmn").toFile());
  private final BpmnModelInstance absence =
      Bpmn.readModelFromFile(Path.of("bpmn", "rep-absence.bpmn").toFile());
  private final BpmnModelInstance review =
      Bpmn.readModelFromFile(Path.of("bpmn", "sla-review.bpmn").toFile());
  private final List<BpmnModelInstance> models = List.of(lead, agreement, absence, review);

  @Autowired ApplicationContext beans;
  @Autowired RepositoryService repository;
  @Autowired ModelFiles files;
  @Autowired List<TaskForm> forms;
  @Autowired List<SignForm> signForms;
  @Autowired List<ReviewForm> reviewForms;
  @Autowired SignalTypes signalTypes;

  // ---- steps

  @Test
  @DisplayName("agree on every step that code takes: node, expression and bean bear one name")
  void agreeOnSteps() {
    var delegates = new TreeSet<String>();
    for (var task : all(ServiceTask.class)) {
      delegates.add(delegate(task.getId(), task.getCamundaDelegateExpression()));
    }
    for (var task : all(SendTask.class)) {
      delegates.add(delegate(task.getId(), task.getCamundaDelegateExpression()));
    }
    for (var end : all(EndEvent.class)) {
      for (var definition : end.getEventDefinitions()) {
        if (definition instanceof MessageEventDefinition message) {
          delegates.add(delegate(end.getId(), message.getCamundaDelegateExpression()));
        } else {
          assertThat(definition).as(end.getId()).isInstanceOf(ErrorEventDefinition.class);
        }
      }
    }
    var ours = new TreeSet<>(List.of(beans.getBeanNamesForType(JavaDelegate.class)));
    ours.removeAll(FOR_OWNERS);
    assertThat(delegates).as("no delegate without a node").isEqualTo(ours);
  }

  private String delegate(String node, String expression) {
    var name = node.substring(node.indexOf('_') + 1) + "Delegate";
    assertThat(expression).as(node).isEqualTo("${" + name + "}");
    assertThat(beans.containsBean(name)).as(name).isTrue();
    return name;
  }

  @Test
  @DisplayName("agree on every decision: node, file, and the bean that asks and files the answer")
  void agreeOnDecisions() {
    var asked = new TreeSet<String>();
    for (var task : all(BusinessRuleTask.class)) {
      var listener = "${" + task.getId().replace("businessRuleTask_", "") + "Decision}";
      for (var event :
          List.of(ExecutionListener.EVENTNAME_START, ExecutionListener.EVENTNAME_END)) {
        assertThat(listening(task, event)).as(event + " of " + task.getId()).contains(listener);
      }
      asked.add(task.getCamundaDecisionRef());
    }
    asked.add(CorrectionTime.TABLE);
    assertThat(asked).as("no table that is never asked").isEqualTo(decisions().keySet());
  }

  @Test
  @DisplayName("agree on every listener")
  void agreeOnListeners() {
    assertThat(all(CamundaExecutionListener.class))
        .as("what a step cannot do without, the diagram does not name")
        .extracting(CamundaExecutionListener::getCamundaDelegateExpression)
        .containsExactly("${closeCycle}");
    assertThat(models)
        .flatMap(model -> model.getModelElementsByType(CamundaTaskListener.class))
        .isEmpty();
    var used = new TreeSet<>(Set.of("${closeCycle}"));
    for (var node : all(FlowNode.class)) {
      used.addAll(listening(node, ExecutionListener.EVENTNAME_START));
      used.addAll(listening(node, ExecutionListener.EVENTNAME_END));
    }
    all(UserTask.class).forEach(task -> used.addAll(listeningAtCreation(task)));
    var ours =
        Stream.of(ExecutionListener.class, TaskListener.class)
            .flatMap(type -> beans.getBeansOfType(type).entrySet().stream())
            .filter(
                bean ->
                    bean.getValue()
                        .getClass()
                        .getPackageName()
                        .equals("io.leadrelay.process.delegate"))
            .map(Map.Entry::getKey)
            .filter(bean -> !FOR_OWNERS.contains(bean))
            .map(bean -> "${" + bean + "}")
            .collect(toSet());
    assertThat(used).isEqualTo(ours);
  }

  @Test
  @DisplayName("listen for signals wherever a message wakes the lead, before the wait begins")
  void listenWhereverALeadWaits() {
    for (var event : all(IntermediateCatchEvent.class)) {
      var wakes =
          event.getEventDefinitions().stream()
              .anyMatch(
                  definition ->
                      definition instanceof MessageEventDefinition message
                          && message.getMessage().getName().equals(LeadLifecycle.SIGNAL_RECEIVED));
      if (wakes) {
        var before = event.getPreviousNodes().singleResult();
        FlowNode wait = before instanceof EventBasedGateway ? before : event;
        assertThat(listening(wait, ExecutionListener.EVENTNAME_START))
            .as(wait.getId())
            .containsOnlyOnce("${listenForSignals}");
      }
    }
  }

  @Test
  @Transactional
  @DisplayName("are not listened to twice where the diagram names a listener all the same")
  void namedListenersAreNotCalledTwice() {
    BusinessRuleTask decision = lead.getModelElementById("businessRuleTask_checkFit");
    decision
        .builder()
        .camundaExecutionListenerDelegateExpression("start", "${routeLeadDecision}")
        .camundaExecutionListenerDelegateExpression("end", "${routeLeadDecision}");
    UserTask task = lead.getModelElementById(LeadLifecycle.RESEARCH_LEAD);
    task.builder().camundaTaskListenerDelegateExpression("create", "${describeTask}");
    IntermediateCatchEvent wait = lead.getModelElementById("event_dormantLeadWakes");
    wait.builder().camundaExecutionListenerDelegateExpression("start", "${listenForSignals}");

    repository.createDeployment().addModelInstance(FILE, lead).deploy();

    for (var event : List.of(ExecutionListener.EVENTNAME_START, ExecutionListener.EVENTNAME_END)) {
      assertThat(listening(decision, event)).containsExactly("${routeLeadDecision}");
    }
    assertThat(listeningAtCreation(task)).containsExactly("${describeTask}");
    assertThat(listening(wait, ExecutionListener.EVENTNAME_START))
        .containsExactly("${listenForSignals}");
  }

  // ---- forms

  @Test
  @DisplayName("agree on every form: task, file, bean, and the keys that it submits")
  void agreeOnForms() {
    var byTask = new TreeMap<String, Set<String>>();
    forms.forEach(form -> byTask.put(form.task(), form.keys()));
    for (var form : Stream.concat(signForms.stream(), reviewForms.stream()).toList()) {
      var contract = StepCatalogue.offered(form.getClass()).contract();
      byTask.put(contract.element(), Set.of(contract.keys()));
    }
    byTask.put(RepAbsence.NAME_STAND_IN, NameStandInForm.keys());
    var tasks = all(UserTask.class);
    assertThat(byTask.keySet())
        .containsExactlyInAnyOrderElementsOf(tasks.stream().map(UserTask::getId).toList());
    var schemas = schemas();
    var used = new TreeSet<String>();
    for (var task : tasks) {
      var ref = task.getAttributeValueNs(CAMUNDA, "formRef");
      assertThat(ref).isEqualTo(SHARED_FORMS.getOrDefault(task.getId(), bare(task.getId())));
      assertThat(task.getAttributeValueNs(CAMUNDA, "formRefBinding"))
          .as("a form and its model change together")
          .isEqualTo("deployment");
      assertThat(schemas).as("file of %s", task.getId()).containsKey(ref);
      assertThat(submitted(known(schemas, ref)))
          .as("keys of %s", ref)
          .isEqualTo(byTask.get(task.getId()));
      used.add(ref);
    }
    var starts =
        Map.of(
            "leadReceived", LeadReceivedForm.keys(),
            "agreementProposed", AgreementProposedForm.keys(),
            "repAway", AbsenceReportedForm.keys());
    assertThat(
            all(StartEvent.class).stream()
                .map(start -> start.getAttributeValueNs(CAMUNDA, "formRef"))
                .filter(ref -> ref != null))
        .containsExactlyInAnyOrderElementsOf(starts.keySet());
    starts.forEach(
        (ref, keys) -> assertThat(submitted(known(schemas, ref))).as(ref).isEqualTo(keys));
    used.addAll(starts.keySet());
    assertThat(used).as("no form that is never shown").isEqualTo(schemas.keySet());
  }

  @Test
  @DisplayName("give every user task to somebody, and a card that says what it is about")
  void giveTasksToSomebody() {
    for (var task : all(UserTask.class)) {
      assertThat(Stream.of(task.getCamundaAssignee(), task.getCamundaCandidateGroups()))
          .as(task.getId())
          .anyMatch(who -> who != null && !who.isBlank());
      assertThat(listeningAtCreation(task))
          .as(task.getId())
          .containsOnlyOnce("" + DESCRIBING.get(process(task).getId()));
    }
  }

  // ---- messages, errors

  @Test
  @DisplayName("agree on messages and errors, and the diagram uses each")
  void agreeOnMessagesAndErrors() {
    assertThat(lead.getModelElementsByType(Message.class).stream().map(Message::getName))
        .containsExactlyInAnyOrderElementsOf(LeadLifecycle.MESSAGES);
    assertThat(agreement.getModelElementsByType(Message.class).stream().map(Message::getName))
        .containsExactlyInAnyOrderElementsOf(SlaAgreement.MESSAGES);
    assertThat(absence.getModelElementsByType(Message.class).stream().map(Message::getName))
        .containsExactlyInAnyOrderElementsOf(RepAbsence.MESSAGES);
    assertThat(review.getModelElementsByType(Message.class).stream().map(Message::getName))
        .containsExactlyInAnyOrderElementsOf(SlaReview.MESSAGES);
    assertThat(lead.getModelElementsByType(Error.class).stream().map(Error::getErrorCode))
        .containsExactlyInAnyOrder(LeadLifecycle.NO_ROOM_IN_SALES, LeadLifecycle.NO_REP_MATCHES);
    assertThat(agreement.getModelElementsByType(Error.class).stream().map(Error::getErrorCode))
        .containsExactly(PROPOSAL_REFUSED);
    var used =
        all(MessageEventDefinition.class).stream()
            .map(MessageEventDefinition::getMessage)
            .filter(message -> message != null)
            .map(Message::getName)
            .collect(toSet());
    assertThat(used).hasSize(all(Message.class).size());
    assertThat(
            all(ErrorEventDefinition.class).stream()
                .map(definition -> definition.getError().getErrorCode())
                .collect(toSet()))
        .hasSize(all(Error.class).size());
  }

  @Test
  @DisplayName("name nodes by their kind, in camel case")
  void nameNodesByKind() {
    for (var node : all(FlowNode.class)) {
      var kind = node.getElementType().getTypeName();
      var prefix = kind.endsWith("Gateway") ? "gateway_" : PREFIXES.get(kind);
      assertThat(node.getId()).as(kind).matches(prefix + "[a-z][A-Za-z]*");
    }
    for (var flow : all(SequenceFlow.class)) {
      assertThat(flow.getId())
          .isEqualTo(
              "flow_%s_%s"
                  .formatted(bare(flow.getSource().getId()), bare(flow.getTarget().getId())));
    }
  }

  private static String bare(String id) {
    return id.substring(id.indexOf('_') + 1);
  }

  // ---- facts

  @Test
  @DisplayName("read in the diagram only facts that a step sets, timers only dates")
  void readOnlyFacts() throws Exception {
    var facts = facts();
    var sources = sources("src/main/java/io/leadrelay/process");
    var read = new TreeSet<String>();
    for (var expression : expressions()) {
      var matcher = VARIABLE.matcher(expression);
      while (matcher.find()) {
        read.add(matcher.group(1));
      }
    }
    read.removeIf(name -> beans.containsBean(name));
    assertThat(facts.keySet()).as("facts that the diagram reads").containsAll(read);
    for (var fact : facts.entrySet()) {
      assertThat(sources)
          .as("somebody sets %s", fact.getKey())
          .containsPattern(
              "Fact\\."
                  + fact.getValue()
                  + "\\s*\\.(set|value)\\(|Fact\\."
                  + fact.getValue()
                  + "\\.name");
    }
    for (var timer : all(TimerEventDefinition.class)) {
      var matcher = VARIABLE.matcher(timer.getTimeDate().getTextContent());
      assertThat(matcher.matches()).as(timer.getTimeDate().getTextContent()).isTrue();
      assertThat(fact(matcher.group(1)).type()).isEqualTo(Date.class);
      assertThat(fact(matcher.group(1)).kept()).as("kept for the timer").isTrue();
    }
  }

  @Test
  @DisplayName("set no fact that nothing reads")
  void setNoIdleFact() throws Exception {
    var sources = sources("src/main/java/io/leadrelay/process");
    var expressions = String.join(" ", expressions());
    for (var fact : facts().entrySet()) {
      var read =
          Pattern.compile("Fact\\." + fact.getValue() + "\\s*\\.(get|find)\\(")
                  .matcher(sources)
                  .find()
              || Pattern.compile("\\$\\{[^}]*\\b" + fact.getKey() + "\\b")
                  .matcher(expressions)
                  .find();
      assertThat(read).as("somebody reads %s", fact.getKey()).isTrue();
    }
  }

  // ---- names

  @Test
  @DisplayName("say how long history is kept")
  void keepHistory() {
    assertThat(all(Process.class))
        .allSatisfy(
            process -> assertThat(process.getCamundaHistoryTimeToLiveString()).matches("P\\d+D"));
    assertThat(decisions().values())
        .allSatisfy(
            decision -> assertThat(decision.getCamundaHistoryTimeToLiveString()).matches("P\\d+D"));
  }

  @Test
  @DisplayName("label every node, and every answer of a deciding gateway")
  void labelEverything() {
    for (var node : all(FlowNode.class)) {
      var triggered = node instanceof SubProcess sub && sub.triggeredByEvent();
      var asksNothing = node instanceof ParallelGateway;
      assertThat(triggered || asksNothing || (node.getName() != null && !node.getName().isBlank()))
          .as("label of %s", node.getId())
          .isTrue();
    }
    for (var gateway : all(ExclusiveGateway.class)) {
      assertThat(gateway.getName()).as(gateway.getId()).endsWith("?");
      assertThat(gateway.getOutgoing())
          .allSatisfy(flow -> assertThat(flow.getName()).as(flow.getId()).isNotBlank());
    }
    assertThat(all(Process.class))
        .allSatisfy(process -> assertThat(process.getDocumentations()).isNotEmpty());
  }

  // ---- tables and code

  @Test
  @DisplayName("agree on what tables answer: every output that code reads exists, and is read")
  void agreeOnOutputs() throws IOException {
    for (var task : all(BusinessRuleTask.class)) {
      var source = decisionSource(task);
      var read = new TreeSet<String>();
      var matcher = ANSWER.matcher(source);
      while (matcher.find()) {
        read.add(matcher.group(1));
      }
      var table = known(decisions(), task.getCamundaDecisionRef());
      var outputs =
          table.getModelInstance().getModelElementsByType(Output.class).stream()
              .map(Output::getName)
              .collect(toSet());
      if (task.getCamundaDecisionRef().equals("nurtureTrack")) {
        // How long a lead still waits follows from when its last piece was sent.
        assertThat(outputs).containsAll(read);
      } else {
        assertThat(read).as(task.getCamundaDecisionRef()).isEqualTo(outputs);
      }
    }
  }

  @Test
  @DisplayName("agree on what tables ask for: every input is given by code")
  void agreeOnInputs() throws IOException {
    var facts =
        Files.readString(Path.of("src/main/java/io/leadrelay/qualification/LeadFacts.java"));
    var nurture = Files.readString(Path.of("src/main/java/io/leadrelay/nurturing/Nurture.java"));
    var signals = signalTypes.all().stream().map(SignalTypes.SignalType::fact).collect(toSet());
    for (var task : all(BusinessRuleTask.class)) {
      var given = decisionSource(task) + facts + nurture;
      var table = known(decisions(), task.getCamundaDecisionRef());
      for (var input : table.getModelInstance().getModelElementsByType(Input.class)) {
        var name = input.getInputExpression().getText().getTextContent().strip();
        assertThat(signals.contains(name) || given.contains("\"" + name + "\""))
            .as("%s is given to %s", name, task.getCamundaDecisionRef())
            .isTrue();
      }
    }
  }

  private static String decisionSource(BusinessRuleTask task) throws IOException {
    var name = task.getId().replace("businessRuleTask_", "");
    return Files.readString(
        Path.of(
            "src/main/java/io/leadrelay/process/delegate/%s%sDecision.java"
                .formatted(name.substring(0, 1).toUpperCase(Locale.ROOT), name.substring(1))));
  }

  // ---- reading

  private <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> all(
      Class<T> type) {
    var found =
        models.stream().flatMap(model -> model.getModelElementsByType(type).stream()).toList();
    assertThat(found).as(type.getSimpleName()).isNotEmpty();
    return found;
  }

  /** What the engine calls there, whether the diagram names it or not. */
  private List<String> listening(FlowNode node, String event) {
    return activity(node).getListeners(event).stream()
        .filter(DelegateExpressionExecutionListener.class::isInstance)
        .map(listener -> ((DelegateExpressionExecutionListener) listener).getExpressionText())
        .toList();
  }

  private List<String> listeningAtCreation(UserTask task) {
    var behavior = (UserTaskActivityBehavior) activity(task).getActivityBehavior();
    return behavior
        .getTaskDefinition()
        .getAllTaskListenersForEvent(TaskListener.EVENTNAME_CREATE)
        .stream()
        .filter(DelegateExpressionTaskListener.class::isInstance)
        .map(listener -> ((DelegateExpressionTaskListener) listener).getExpressionText())
        .toList();
  }

  private ActivityImpl activity(FlowNode node) {
    var running =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(process(node).getId())
            .latestVersion()
            .singleResult();
    var parsed =
        (ProcessDefinitionEntity)
            ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(running.getId());
    return parsed.findActivity(node.getId());
  }

  private static Process process(FlowNode node) {
    for (var outer = node.getParentElement(); ; outer = outer.getParentElement()) {
      if (outer instanceof Process process) {
        return process;
      }
    }
  }

  private List<String> expressions() {
    return Stream.of(
            all(SequenceFlow.class).stream()
                .map(SequenceFlow::getConditionExpression)
                .filter(condition -> condition != null)
                .map(condition -> condition.getTextContent()),
            all(TimerEventDefinition.class).stream()
                .map(timer -> timer.getTimeDate().getTextContent()),
            all(UserTask.class).stream()
                .flatMap(task -> Stream.of(task.getCamundaAssignee(), task.getCamundaDueDate()))
                .filter(expression -> expression != null))
        .flatMap(any -> any)
        .map(String::strip)
        .toList();
  }

  private static Map<String, String> facts() throws IllegalAccessException {
    var found = new java.util.TreeMap<String, String>();
    for (var field : Fact.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.get(null) instanceof Fact<?> fact) {
        found.put(fact.name(), field.getName());
      }
    }
    assertThat(found).isNotEmpty();
    return found;
  }

  private static Fact<?> fact(String name) throws IllegalAccessException {
    for (var field : Fact.class.getFields()) {
      if (field.get(null) instanceof Fact<?> fact && fact.name().equals(name)) {
        return fact;
      }
    }
    throw new AssertionError("No fact " + name);
  }

  private static String sources(String folder) throws IOException {
    var all = new StringBuilder();
    try (var paths = Files.walk(Path.of(folder))) {
      for (var path : paths.filter(any -> any.toString().endsWith(".java")).toList()) {
        if (!path.endsWith("Fact.java")) {
          all.append(Files.readString(path));
        }
      }
    }
    return all.toString();
  }

  private static <T> T known(Map<String, T> all, String name) {
    return Objects.requireNonNull(all.get(name), name);
  }

  private Map<String, Decision> decisions() {
    return files.names().stream()
        .filter(name -> name.endsWith(".dmn"))
        .map(
            name ->
                Dmn.readModelFromStream(new ByteArrayInputStream(files.read(name)))
                    .getModelElementsByType(Decision.class)
                    .iterator()
                    .next())
        .collect(toMap(Decision::getId, decision -> decision));
  }

  private Map<String, JsonNode> schemas() {
    return files.names().stream()
        .filter(name -> name.endsWith(".form"))
        .map(this::schema)
        .collect(toMap(schema -> schema.get("id").asText(), schema -> schema));
  }

  private JsonNode schema(String name) {
    try {
      return new ObjectMapper().readTree(files.read(name));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(name, e);
    }
  }

  private static Set<String> submitted(JsonNode schema) {
    var keys = new TreeSet<String>();
    schema
        .findParents("key")
        .forEach(
            component -> {
              if (!List.of("group", "text", "html", "table")
                      .contains(component.path("type").asText())
                  && !component.path("disabled").asBoolean()) {
                keys.add(component.get("key").asText());
              }
            });
    return keys;
  }
}
