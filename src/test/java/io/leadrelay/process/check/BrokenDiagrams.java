package io.leadrelay.process.check;

import java.util.List;

/** For each rule of the diagram a diagram that breaks it, as an owner may break it by mistake. */
public final class BrokenDiagrams {

  private static final String TAKE_BACK = "camunda:delegateExpression=\"${takeLeadBackDelegate}\"";
  private static final String NEXT_ATTEMPT =
      "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${nextAttemptAt}</bpmn:timeDate>";
  private static final String PURSUED =
      "<bpmn:sequenceFlow id=\"flow_pursueOpportunity_opportunityOutcome\""
          + " sourceRef=\"userTask_pursueOpportunity\" targetRef=\"gateway_opportunityOutcome\" />";
  private static final String RESCUE_BY_DEFAULT = " default=\"flow_anotherRep_rescueOverdueLead\"";
  private static final String HOUR =
      "<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT1H"
          + "</bpmn:timeDuration></bpmn:timerEventDefinition>";

  /** A table of the owner's own whose output bears the name of a fact of the product. */
  private static final String ROUTES =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="routes_file"
          name="Routes" namespace="http://leadrelay.io/decisions">
        <decision id="routes" name="Routes">
          <decisionTable id="routes_table" hitPolicy="FIRST">
            <output id="output_rep" label="Rep" name="rep" typeRef="string" />
            <rule id="rule_always">
              <description>Always the same rep.</description>
              <outputEntry id="rule_always_rep"><text>"anna"</text></outputEntry>
            </rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  private BrokenDiagrams() {}

  /** All of them. */
  public static List<Probe> all() {
    return List.of(
        // ---- the file
        file("xml-broken").replace("</bpmn:definitions>", ""),
        file("not-bpmn").replace("isExecutable=\"true\"", "isExecutable=\"maybe\""),
        Probe.of("id-twice", "userTask_contactLead", null)
            .replace(
                "<bpmn:userTask id=\"userTask_followUpLead\"",
                "<bpmn:userTask id=\"userTask_contactLead\""),
        Probe.of("reference-to-nothing", "endEvent_sold", null)
            .replace("targetRef=\"endEvent_customer\"", "targetRef=\"endEvent_sold\""),

        // ---- what the engine does not run
        Probe.of("ad-hoc-subprocess", "subProcess_tryThings", "Try things")
            .add("<bpmn:adHocSubProcess id=\"subProcess_tryThings\" name=\"Try things\" />"),
        Probe.of("complex-gateway", "gateway_odd", "Odd?")
            .add("<bpmn:complexGateway id=\"gateway_odd\" name=\"Odd?\" />"),
        takeBack("standard-loop")
            .replace(
                "<bpmn:outgoing>flow_takeLeadBack_anotherRep</bpmn:outgoing>",
                "<bpmn:outgoing>flow_takeLeadBack_anotherRep</bpmn:outgoing>"
                    + "<bpmn:standardLoopCharacteristics />"),
        research("script-not-run")
            .in(
                "userTask_researchLead",
                "<bpmn:incoming>",
                "<bpmn:extensionElements><camunda:executionListener event=\"start\">"
                    + "<camunda:script scriptFormat=\"javascript\">1</camunda:script>"
                    + "</camunda:executionListener></bpmn:extensionElements><bpmn:incoming>"),
        takeBack("external-task")
            .replace(TAKE_BACK, "camunda:type=\"external\" camunda:topic=\"crm\""),
        takeBack("code-by-class").replace(TAKE_BACK, "camunda:class=\"com.example.Crm\""),

        // ---- steps
        takeBack("step-unknown").replace("${takeLeadBackDelegate}", "${takeLeadBack}"),
        takeBack("step-wrong-kind").replace("${takeLeadBackDelegate}", "${closeCycle}"),
        takeBack("step-other-kind").replace("${takeLeadBackDelegate}", "${repRemindedDelegate}"),
        takeBack("step-without-code").replace(TAKE_BACK, ""),
        Probe.of("task-does-nothing", "task_celebrate", "Celebrate")
            .replace(
                PURSUED,
                between(
                    "<bpmn:task id=\"task_celebrate\" name=\"Celebrate\" />", "task_celebrate")),

        // ---- decisions
        route("decision-missing").replace("camunda:decisionRef=\"routing\"", ""),
        route("decision-unknown")
            .replace("camunda:decisionRef=\"routing\"", "camunda:decisionRef=\"routes\""),
        Probe.of("decision-not-as-signed", "businessRuleTask_checkFit", "Check fit")
            .in("businessRuleTask_checkFit", "=\"version\"", "=\"latest\""),
        route("decision-not-of-deployment")
            .in("businessRuleTask_routeLead", "camunda:decisionRefBinding=\"deployment\"", ""),
        route("decision-answer-taken")
            .replace("camunda:decisionRef=\"routing\"", "camunda:decisionRef=\"routes\"")
            .with("bpmn/decisions/routes.dmn", ROUTES),

        // ---- people's tasks
        research("task-for-nobody").replace(" camunda:candidateGroups=\"marketing\"", ""),
        research("group-unknown")
            .replace(
                "camunda:candidateGroups=\"marketing\"", "camunda:candidateGroups=\"marketeers\""),
        research("task-form-unknown")
            .replace("camunda:formRef=\"researchLead\"", "camunda:formRef=\"research\""),
        research("task-form-not-of-deployment")
            .in("userTask_researchLead", "=\"deployment\"", "=\"latest\""),
        research("task-without-form")
            .replace("camunda:formRef=\"researchLead\" camunda:formRefBinding=\"deployment\"", ""),

        // ---- messages, signals, errors
        Probe.of("message-without-name", "event_signalWhileWaiting", "Signal received")
            .in("event_signalWhileWaiting", " messageRef=\"message_signalReceived\"", ""),
        Probe.of("message-unknown", "event_roomInSales", "Room in sales")
            .replace("name=\"roomInSales\"", "name=\"roomForLeads\""),
        process("message-does-not-end").without("subProcess_personalDataErased"),
        process("message-unheard")
            .in("event_roomInSales", "message_roomInSales", "message_signalReceived"),
        Probe.of("signal-nobody-sends", "event_roomInSales", "Room in sales")
            .in(
                "event_roomInSales",
                "<bpmn:messageEventDefinition messageRef=\"message_roomInSales\" />",
                "<bpmn:signalEventDefinition />"),
        Probe.of("error-uncaught", "serviceTask_handOffLead", "Hand off lead")
            .without("event_noRoomInSales", "flow_noRoomInSales_waitForRoom"),
        Probe.of("error-never-thrown", "event_noRoomInSales", "No room")
            .in(
                "event_noRoomInSales",
                "attachedToRef=\"serviceTask_handOffLead\"",
                "attachedToRef=\"serviceTask_takeLeadBack\""),

        // ---- names
        Probe.of("process-missing", "leadLifecycle", null)
            .replace("\"leadLifecycle\"", "\"lifeOfALead\""),
        process("process-not-executable")
            .replace("isExecutable=\"true\"", "isExecutable=\"false\""),
        process("process-twice")
            .with("bpmn/copy-of-lead-lifecycle.bpmn", Probe.shipped(Probe.LIFE_OF_A_LEAD)),
        process("history-term-missing").replace("camunda:historyTimeToLive=\"P3650D\"", ""),
        process("history-term-unreadable").replace("\"P3650D\"", "\"ten years\""),
        process("cycle-never-closed")
            .replace(
                "<camunda:executionListener delegateExpression=\"${closeCycle}\" event=\"end\" />",
                ""),
        Probe.of("known-node-renamed", "event_takeBackDue", "Reassignment due")
            .replace("event_reassignmentDue", "event_takeBackDue"),
        process("known-node-missing")
            .without("event_reminderDue", "flow_reminderDue_repReminded", "endEvent_repReminded"),

        // ---- expressions
        contact("expression-broken").in("userTask_contactLead", "${rep}", "${rep"),
        contact("name-unknown").in("userTask_contactLead", "${contactDueAt}", "${contactDueDate}"),
        contact("function-unknown").in("userTask_contactLead", "${contactDueAt}", "${tomorrow()}"),

        // ---- conditions
        Probe.of("condition-formula", "flow_anotherAttempt_followUpWait", "Yes")
            .replace("${anotherAttempt}", "${grade == 'HOT' || anotherAttempt}"),
        Probe.of("condition-needs-word", "flow_nurtureStep_sendNurturePiece", "Next piece")
            .replace("${nurtureStep == 'SEND'}", "${nurtureStep}"),
        Probe.of("condition-takes-no-word", "flow_settled_findWayBack", "Yes")
            .replace("${settled}", "${settled == 'YES'}"),
        Probe.of("condition-unknown-word", "flow_fit_countSignals", "Yes")
            .replace("${fit == 'FITS'}", "${fit == 'FIT'}"),
        Probe.of("gateway-without-default", "gateway_fit", "Does it fit?")
            .replace(" default=\"flow_fit_researchLead\"", ""),
        Probe.of("default-with-condition", "flow_fit_countSignals", "Yes")
            .replace("default=\"flow_fit_researchLead\"", "default=\"flow_fit_countSignals\""),
        Probe.of("flow-without-condition", "flow_fit_researchLead", "Unknown")
            .replace("default=\"flow_fit_researchLead\"", "default=\"flow_fit_countSignals\""),
        Probe.of("only-way-with-condition", "flow_anotherRep_handOffLead", "Yes")
            .replace(RESCUE_BY_DEFAULT, "")
            .without("flow_anotherRep_rescueOverdueLead"),
        Probe.of("condition-outside-gateway", "userTask_pursueOpportunity", "Pursue opportunity")
            .replace(
                PURSUED,
                PURSUED.replace(" />", ">")
                    + "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${opportunityOutcome"
                    + " == 'WON'}</bpmn:conditionExpression></bpmn:sequenceFlow>"),

        // ---- timers
        nextAttempt("timer-empty").replace(NEXT_ATTEMPT, ""),
        nextAttempt("timer-unreadable")
            .replace(NEXT_ATTEMPT, NEXT_ATTEMPT.replace("${nextAttemptAt}", "in 3 days")),
        nextAttempt("timer-formula")
            .replace(
                NEXT_ATTEMPT, NEXT_ATTEMPT.replace("${nextAttemptAt}", "${now().plusDays(3)}")),
        nextAttempt("timer-no-date")
            .replace(NEXT_ATTEMPT, NEXT_ATTEMPT.replace("${nextAttemptAt}", "${grade}")),
        nextAttempt("timer-of-wrong-type")
            .replace(NEXT_ATTEMPT, NEXT_ATTEMPT.replace("timeDate", "timeDuration")),

        // ---- ways
        Probe.of("start-missing", "subProcess_nurture", "Nurture until the lead shows interest")
            .without("startEvent_nurtureBegins", "flow_nurtureBegins_chooseNurtureStep"),
        Probe.of("start-twice", "subProcess_nurture", "Nurture until the lead shows interest")
            .replace(
                "<bpmn:startEvent id=\"startEvent_nurtureBegins\"",
                "<bpmn:startEvent id=\"startEvent_again\" name=\"Again\" /><bpmn:sequenceFlow"
                    + " id=\"flow_again\" sourceRef=\"startEvent_again\""
                    + " targetRef=\"businessRuleTask_chooseNurtureStep\" /><bpmn:startEvent"
                    + " id=\"startEvent_nurtureBegins\""),
        Probe.of("start-without-lead", "startEvent_everyHour", "Every hour")
            .add(
                "<bpmn:startEvent id=\"startEvent_everyHour\" name=\"Every hour\">"
                    + HOUR
                    + "</bpmn:startEvent><bpmn:sequenceFlow id=\"flow_everyHour\""
                    + " sourceRef=\"startEvent_everyHour\" targetRef=\"businessRuleTask_checkFit\" />"),
        Probe.of("line-crosses-border", "flow_wayBack_returnToNurturing", "Not ready")
            .in(
                "flow_wayBack_returnToNurturing",
                "targetRef=\"serviceTask_returnToNurturing\"",
                "targetRef=\"businessRuleTask_chooseNurtureStep\""),
        Probe.of("event-gateway-leads-to-step", "gateway_waitForRoom", "Wait for room")
            .in(
                "flow_waitForRoom_roomInSales",
                "targetRef=\"event_roomInSales\"",
                "targetRef=\"businessRuleTask_routeLead\""),
        Probe.of("no-way-in", "userTask_rescueOverdueLead", "Rescue overdue lead")
            .replace(RESCUE_BY_DEFAULT, "")
            .without("flow_anotherRep_rescueOverdueLead"),
        Probe.of("unreachable", "event_oneHour", "One hour later")
            .add(
                "<bpmn:intermediateCatchEvent id=\"event_oneHour\" name=\"One hour later\">"
                    + HOUR
                    + "</bpmn:intermediateCatchEvent><bpmn:intermediateCatchEvent"
                    + " id=\"event_anotherHour\" name=\"Another hour later\">"
                    + HOUR
                    + "</bpmn:intermediateCatchEvent><bpmn:sequenceFlow id=\"flow_there\""
                    + " sourceRef=\"event_oneHour\" targetRef=\"event_anotherHour\" />"
                    + "<bpmn:sequenceFlow id=\"flow_back\" sourceRef=\"event_anotherHour\""
                    + " targetRef=\"event_oneHour\" />"),
        takeBack("no-way-on").without("flow_takeLeadBack_anotherRep"),
        Probe.of("no-end", "userTask_rescueOverdueLead", "Rescue overdue lead")
            .in(
                "flow_rescueOutcome_handOffLead",
                "targetRef=\"serviceTask_handOffLead\"",
                "targetRef=\"userTask_rescueOverdueLead\"")
            .in(
                "flow_rescueOutcome_returnToNurturing",
                "targetRef=\"serviceTask_returnToNurturing\"",
                "targetRef=\"userTask_rescueOverdueLead\""),
        Probe.of("loop-without-wait", "serviceTask_returnToNurturing", "Return to nurturing")
            .in(
                "flow_returnToNurturing_nurture",
                "targetRef=\"subProcess_nurture\"",
                "targetRef=\"businessRuleTask_planNextAttempt\""),

        // ---- several at once, other processes
        takeBack("several-at-once")
            .add(
                "<bpmn:sequenceFlow id=\"flow_takeLeadBack_lost\""
                    + " sourceRef=\"serviceTask_takeLeadBack\" targetRef=\"endEvent_lost\" />"),
        takeBack("step-repeated")
            .replace(
                "<bpmn:outgoing>flow_takeLeadBack_anotherRep</bpmn:outgoing>",
                "<bpmn:outgoing>flow_takeLeadBack_anotherRep</bpmn:outgoing>"
                    + "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality"
                    + " xsi:type=\"bpmn:tFormalExpression\">3</bpmn:loopCardinality>"
                    + "</bpmn:multiInstanceLoopCharacteristics>"),
        call("called-process-unknown", "creditCheck"),
        call("called-process-without-lead", "leadLifecycle"),

        // ---- the review
        Probe.ofReview("review-node-missing", "slaReview", "Joint review")
            .replace("userTask_reviewForSales", "userTask_salesLooks"),
        Probe.ofReview("message-starts-nothing", "slaReview", "Joint review")
            .replace("name=\"workingDayBegun\"", "name=\"dayBegun\""),
        // ---- the absence
        Probe.ofAbsence("process-missing", "repAbsence", null)
            .replace("\"repAbsence\"", "\"absence\""),
        Probe.ofAbsence("message-does-not-end", "repAbsence", "I am away")
            .without("subProcess_absenceWithdrawn"),
        Probe.ofAbsence("message-unknown", "startEvent_absenceWithdrawn", "Absence withdrawn")
            .replace("name=\"absenceWithdrawn\"", "name=\"backEarly\""),
        Probe.ofAbsence("step-of-another-process", "serviceTask_endAbsence", "End absence early")
            .replace("${endAbsenceDelegate}", "${recordLapseDelegate}"),
        Probe.ofAbsence("step-unknown", "serviceTask_giveTasksBack", "Give open tasks back")
            .replace("${giveTasksBackDelegate}", "${giveBackDelegate}"),
        Probe.ofAbsence("task-form-unknown", "userTask_nameStandIn", "Name stand-in")
            .replace("camunda:formRef=\"nameStandIn\"", "camunda:formRef=\"standIn\""),
        Probe.ofAbsence("fact-not-set", "event_absenceBegins", "Absence begun")
            .in("event_absenceBegins", "${awayFrom}", "${contactDueAt}"),
        // ---- the agreement
        Probe.ofAgreement("process-missing", "slaAgreement", null)
            .replace("\"slaAgreement\"", "\"agreement\""),
        Probe.ofAgreement("step-of-another-process", "serviceTask_recordLapse", "Record lapse")
            .replace("${recordLapseDelegate}", "${takeLeadBackDelegate}"),
        takeBack("step-of-another-process")
            .replace("${takeLeadBackDelegate}", "${recordLapseDelegate}"),
        Probe.ofAgreement("task-form-for-nothing", "userTask_reviewLapse", "Review lapse")
            .in(
                "flow_recordLapse_proposalLapsed",
                "targetRef=\"endEvent_proposalLapsed\" />",
                "targetRef=\"userTask_reviewLapse\" /><bpmn:userTask id=\"userTask_reviewLapse\""
                    + " name=\"Review lapse\" camunda:candidateGroups=\"management\""
                    + " camunda:formRef=\"signAgreement\""
                    + " camunda:formRefBinding=\"deployment\" /><bpmn:sequenceFlow"
                    + " id=\"flow_reviewLapse\" sourceRef=\"userTask_reviewLapse\""
                    + " targetRef=\"endEvent_proposalLapsed\" />"),
        agreement("agreement-node-missing")
            .replace("userTask_signForSales", "userTask_salesAgrees"),
        agreement("message-does-not-end").without("subProcess_proposalWithdrawn"),

        // ---- facts
        Probe.of("fact-not-set", "businessRuleTask_setContactDeadline", "Set contact deadline")
            .in(
                "flow_fit_countSignals",
                "targetRef=\"businessRuleTask_countSignals\"",
                "targetRef=\"businessRuleTask_routeLead\""),
        Probe.of("fact-forgotten", "flow_opportunityOutcome_customer", "Won")
            .replace(
                PURSUED,
                between(
                    "<bpmn:intermediateCatchEvent id=\"event_papersIn\" name=\"Papers in\">"
                        + HOUR
                        + "</bpmn:intermediateCatchEvent>",
                    "event_papersIn")),

        // ---- labels
        Probe.of("label-missing", "serviceTask_takeLeadBack", null)
            .replace(" name=\"Take lead back\"", ""),
        Probe.of("answer-missing", "flow_anotherAttempt_returnToNurturing", null)
            .replace(" name=\"Cadence used up\"", ""));
  }

  private static Probe file(String rule) {
    return Probe.of(rule, null, null);
  }

  private static Probe process(String rule) {
    return Probe.of(rule, "leadLifecycle", "Life of a lead");
  }

  private static Probe agreement(String rule) {
    return Probe.ofAgreement(rule, "slaAgreement", "Service level agreement");
  }

  private static Probe takeBack(String rule) {
    return Probe.of(rule, "serviceTask_takeLeadBack", "Take lead back");
  }

  private static Probe route(String rule) {
    return Probe.of(rule, "businessRuleTask_routeLead", "Route lead");
  }

  private static Probe research(String rule) {
    return Probe.of(rule, "userTask_researchLead", "Research lead");
  }

  private static Probe contact(String rule) {
    return Probe.of(rule, "userTask_contactLead", "Contact lead");
  }

  private static Probe nextAttempt(String rule) {
    return Probe.of(rule, "event_nextAttemptDue", "Next attempt due");
  }

  private static Probe call(String rule, String process) {
    return Probe.of(rule, "callActivity_checkCredit", "Check credit")
        .replace(
            PURSUED,
            between(
                "<bpmn:callActivity id=\"callActivity_checkCredit\" name=\"Check credit\""
                    + " calledElement=\""
                    + process
                    + "\" />",
                "callActivity_checkCredit"));
  }

  /** Another node between the pursued opportunity and the question how it ended. */
  private static String between(String element, String id) {
    return element
        + PURSUED.replace("gateway_opportunityOutcome\" />", id + "\" />")
        + "<bpmn:sequenceFlow id=\"flow_between\" sourceRef=\""
        + id
        + "\" targetRef=\"gateway_opportunityOutcome\" />";
  }
}
