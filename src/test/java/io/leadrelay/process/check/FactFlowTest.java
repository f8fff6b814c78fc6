package io.leadrelay.process.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.process.StepCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A fact")
class FactFlowTest {

  private static final ClassLoader CLASSES = FactFlowTest.class.getClassLoader();
  private static final StepCatalogue STEPS = StepCatalogue.ofLeadrelay(CLASSES);

  @TempDir Path folder;

  private final Probe shipped = Probe.of("", null, null);

  @Test
  @DisplayName("that is not set on some way is told with that way, and with who sets it")
  void isToldWithTheWay() throws IOException {
    var diagram =
        shipped.in(
            "flow_fit_countSignals",
            "targetRef=\"businessRuleTask_countSignals\"",
            "targetRef=\"businessRuleTask_routeLead\"");

    assertThat(flaws(diagram))
        .filteredOn(finding -> "businessRuleTask_setContactDeadline".equals(finding.element()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.reason(Locale.ENGLISH))
                  .contains("\"grade\"")
                  .contains("Lead received → Check fit → Route lead → Hand off lead → Set contact");
              assertThat(finding.mend(Locale.ENGLISH)).contains("(Assess sales readiness)");
            });
  }

  @Test
  @DisplayName("is known on the way of the last word, once all others have been asked for")
  void isKnownOnTheWayOfTheLastWord() throws IOException {
    // As shipped, what is left for the default is WAIT, and with it there is a date.
    assertThat(flaws(shipped)).isEmpty();
    // Not asking for DORMANT leaves two words to the default, and with one of them there is none.
    assertThat(
            flaws(
                shipped.without(
                    "flow_nurtureStep_dormantLeadWakes",
                    "event_dormantLeadWakes",
                    "flow_dormantLeadWakes_lookAgain")))
        .extracting(Finding::rule, Finding::element)
        .contains(tuple("fact-not-set", "event_nextPieceDue"));
  }

  @Test
  @DisplayName("that hangs on a yes is not known where the answer was no")
  void isNotKnownWhereTheAnswerWasNo() throws IOException {
    var bothWays =
        shipped.in(
            "flow_anotherAttempt_returnToNurturing",
            "targetRef=\"serviceTask_returnToNurturing\"",
            "targetRef=\"gateway_followUpWait\"");

    assertThat(flaws(bothWays))
        .extracting(Finding::rule, Finding::element)
        .contains(
            tuple("fact-not-set", "event_nextAttemptDue"),
            tuple("fact-not-set", "userTask_followUpLead"));
  }

  @Test
  @DisplayName("that is not kept is lost when its step hands over to a job")
  void isLostInAJob() throws IOException {
    var later =
        shipped.replace(
            "<bpmn:serviceTask id=\"serviceTask_takeLeadBack\"",
            "<bpmn:serviceTask camunda:asyncAfter=\"true\" id=\"serviceTask_takeLeadBack\"");

    assertThat(flaws(later))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("fact-forgotten");
              assertThat(finding.element()).isEqualTo("flow_anotherRep_handOffLead");
              assertThat(finding.reason(Locale.GERMAN)).contains("„Take lead back“");
            });
  }

  @Test
  @DisplayName("that is not kept is lost where a branch may hold up the end of a subprocess")
  void isLostBehindALateBranch() throws IOException {
    var late =
        shipped
            .in(
                "flow_rulingOverdue_managementTold",
                "targetRef=\"endEvent_managementTold\"",
                "targetRef=\"event_aDayLater\"")
            .replace(
                "<bpmn:endEvent id=\"endEvent_settled\"",
                "<bpmn:intermediateCatchEvent id=\"event_aDayLater\" name=\"A day later\">"
                    + "<bpmn:timerEventDefinition><bpmn:timeDuration"
                    + " xsi:type=\"bpmn:tFormalExpression\">P1D</bpmn:timeDuration>"
                    + "</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
                    + "<bpmn:sequenceFlow id=\"flow_aDayLater\" sourceRef=\"event_aDayLater\""
                    + " targetRef=\"endEvent_managementTold\" />"
                    + "<bpmn:endEvent id=\"endEvent_settled\"");

    assertThat(flaws(late))
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.rule()).isEqualTo("fact-forgotten");
              assertThat(finding.details()).containsExactly("wayBack", "Settle the rejection");
            });
  }

  @Test
  @DisplayName("that one of several ways at once sets is known where they meet")
  void isKnownWhereWaysMeet() throws IOException {
    var atOnce =
        shipped
            .in(
                "flow_handOffLead_setContactDeadline",
                "targetRef=\"businessRuleTask_setContactDeadline\"",
                "targetRef=\"gateway_fork\"")
            .in(
                "flow_setContactDeadline_contactLead",
                "targetRef=\"userTask_contactLead\"",
                "targetRef=\"gateway_join\"")
            .add(
                "<bpmn:parallelGateway id=\"gateway_fork\" /><bpmn:parallelGateway"
                    + " id=\"gateway_join\"><bpmn:incoming>flow_direct</bpmn:incoming>"
                    + "<bpmn:incoming>flow_setContactDeadline_contactLead</bpmn:incoming>"
                    + "</bpmn:parallelGateway>"
                    + flow("flow_decide", "gateway_fork", "businessRuleTask_setContactDeadline")
                    + flow("flow_direct", "gateway_fork", "gateway_join")
                    + flow("flow_joined", "gateway_join", "userTask_contactLead"));

    assertThat(flaws(atOnce)).extracting(Finding::rule).containsExactly("several-at-once");
  }

  @Test
  @DisplayName("that a diagram sets by a mapping of its own is known behind that step")
  void isKnownBehindAMapping() throws IOException {
    var mapped =
        shipped
            .in(
                "serviceTask_takeLeadBack",
                "<bpmn:incoming>",
                "<bpmn:extensionElements><camunda:inputOutput><camunda:outputParameter"
                    + " name=\"reviewer\">sales-lead</camunda:outputParameter>"
                    + "</camunda:inputOutput></bpmn:extensionElements><bpmn:incoming>")
            .in(
                "userTask_rescueOverdueLead",
                "camunda:candidateGroups=\"sales-lead\"",
                "camunda:candidateGroups=\"${reviewer}\"");
    var tooEarly =
        mapped.in(
            "userTask_researchLead",
            "camunda:candidateGroups=\"marketing\"",
            "camunda:candidateGroups=\"${reviewer}\"");

    assertThat(flaws(mapped)).isEmpty();
    assertThat(flaws(tooEarly))
        .extracting(Finding::rule, Finding::element)
        .containsExactly(tuple("fact-not-set", "userTask_researchLead"));
  }

  private static String flow(String id, String from, String to) {
    return "<bpmn:sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\" />"
        .formatted(id, from, to);
  }

  private List<Finding> flaws(Probe diagram) throws IOException {
    return CheckModels.check(
        ModelFiles.overlaid(diagram.writeTo(folder).toString(), CLASSES), STEPS);
  }
}
