package io.leadrelay.process.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;

/**
 * The templates of a diagram's events: what wakes a lead, the rungs of the ladder, errors. No
 * template of Camunda 7 can set a timer, a message or an error, so each says what to choose in
 * Modeler's own section.
 */
final class EventTemplates {

  private static final String WAIT_FOR_A_SIGNAL = "Wait for a signal";
  private static final String DURATION =
      "Make it a timer event; in the section Timer choose the type Duration and enter the value:"
          + " P3D for three days, PT4H for four hours.";

  /** What the events of the diagram do, by their ids; of like events one is enough. */
  static final Map<String, String> DOES =
      Map.ofEntries(
          Map.entry(
              "event_reminderDue",
              "At the border of a task, which goes on: comes when the rep is to be reminded of the"
                  + " first contact. Needs: Set contact deadline before it. Never comes if the table"
                  + " contactPolicy leaves that cell empty."),
          Map.entry(
              "event_firstContactOverdue",
              "At the border of a task, which goes on: comes when the first contact is overdue."
                  + " Needs: Set contact deadline before it."),
          Map.entry(
              "event_reassignmentDue",
              "At the border of a task, which ends: comes when the lead goes to another rep. Needs:"
                  + " Set contact deadline before it, and Take lead back behind it."),
          Map.entry(
              "event_rulingReminderDue",
              "At the border of a task, which goes on: comes when the board is to be reminded of a"
                  + " ruling. Needs: Set ruling deadline before it."),
          Map.entry(
              "event_rulingOverdue",
              "At the border of a task, which goes on: comes when a ruling is overdue. Needs: Set"
                  + " ruling deadline before it."),
          Map.entry(
              "event_nextPieceDue",
              "Waits until the next piece of the nurture track may follow. Needs: Choose nurture"
                  + " step or Send next piece before it."),
          Map.entry(
              "event_nextAttemptDue",
              "Waits until the next attempt is due. Needs: Plan next attempt before it, which found"
                  + " another attempt."),
          Map.entry(
              "event_signalWhileNurturing",
              "Waits until the lead shows a signal; one that came in meanwhile counts. Alone, or"
                  + " behind a gateway that waits for the first of several events."),
          Map.entry(
              "event_roomInSales", "Waits until a rep who matches has room for one more lead."),
          Map.entry(
              "event_noRoomInSales",
              "At the border of Hand off lead: all reps who match are full or away. Lead it to a"
                  + " wait for room in sales."),
          Map.entry(
              "event_noRepMatches",
              "At the border of Hand off lead: no rep covers the lead's territory and language. Lead"
                  + " it to somebody who assigns the lead by hand."),
          Map.entry(
              "startEvent_personalDataErased",
              "Begins an event subprocess: a person's data were erased, so the process of the lead"
                  + " ends here, wherever it stands."),
          Map.entry(
              "startEvent_mergedIntoAnotherLead",
              "Begins an event subprocess: the lead was merged into another one, so its process ends"
                  + " here, wherever it stands."),
          Map.entry(
              "event_signingReminderDue",
              "At the border of the subprocess in which both sign, which goes on: comes when who has"
                  + " not answered is to be reminded. Needs: Set signing deadline before it."),
          Map.entry(
              "event_timeToSignOver",
              "At the border of the subprocess in which both sign, which ends: comes when the time to"
                  + " sign is over. Needs: Set signing deadline before it, and Record lapse behind"
                  + " it."),
          Map.entry(
              "event_proposalRefused",
              "At the border of the subprocess in which both sign, which ends: one side has refused."
                  + " Needs: Record refusal behind it."),
          Map.entry(
              "event_itsDayHasCome",
              "Waits until the day from which the agreement is in force. Needs: Bring into force"
                  + " before it."),
          Map.entry(
              "event_absenceBegins",
              "Waits until the absence begins. Needs: Look for stand-in before it."),
          Map.entry(
              "event_absenceOver",
              "Waits until the absence is over. Needs: Look for stand-in before it."),
          Map.entry(
              "event_nobodyNamed",
              "At the border of Name stand-in, which ends: comes when the absence is over and nobody"
                  + " was named. Needs: Look for stand-in before it."),
          Map.entry(
              "startEvent_absenceWithdrawn",
              "Begins an event subprocess: the rest of the absence is void, so its process ends here,"
                  + " wherever it stands. Needs: End absence early behind it."),
          Map.entry(
              "event_reviewReminderDue",
              "At the border of the subprocess in which both review a month, which goes on: comes"
                  + " when who has not spoken is to be reminded. Needs: Set review deadline before"
                  + " it."),
          Map.entry(
              "event_reviewOverdue",
              "At the border of the subprocess in which both review a month, which goes on: comes"
                  + " when the time to close it is over. Needs: Set review deadline before it."),
          Map.entry(
              "startEvent_monthOver",
              "Begins the review of a month: comes as soon as a month in which an agreement was in"
                  + " force is over."),
          Map.entry(
              "startEvent_workingDayBegun",
              "Begins the look at the pace: comes once each working day, after the company has"
                  + " opened."),
          Map.entry(
              "startEvent_proposalWithdrawn",
              "Begins an event subprocess: the proposal was taken back, so its process ends here,"
                  + " wherever it stands."));

  /** Two events may bear one label, two templates not. */
  private static final Map<String, String> NAMES =
      Map.of(
          "event_rulingReminderDue", "Ruling reminder due",
          "event_signingReminderDue", "Signing reminder due",
          "event_proposalRefused", "Proposal refused");

  private final ShippedDiagram diagram;

  EventTemplates(ShippedDiagram diagram) {
    this.diagram = diagram;
  }

  /** Of the events that stand in the diagram. */
  List<TemplateDraft> all() {
    var drafts = new LinkedHashMap<String, TemplateDraft>();
    for (var event : diagram.model().getModelElementsByType(CatchEvent.class)) {
      event.getEventDefinitions().stream()
          .findFirst()
          .ifPresent(
              definition -> drafts.computeIfAbsent(id(event, definition), id -> draft(id, event)));
    }
    return List.copyOf(drafts.values());
  }

  /** Of the waits that an owner may put anywhere. */
  static List<TemplateDraft> open() {
    return List.of(waitForASignal(), pause(), timeIsUp());
  }

  /** Like events share a template: it is the same message. */
  private static String id(CatchEvent event, EventDefinition definition) {
    return definition instanceof MessageEventDefinition message
            && event instanceof IntermediateCatchEvent
        ? message.getMessage().getName()
        : event.getId().substring(event.getId().indexOf('_') + 1);
  }

  private TemplateDraft draft(String id, CatchEvent event) {
    var does =
        Objects.requireNonNull(
            DOES.get(event.getId()), () -> "Say in DOES what " + event.getId() + " does");
    var section = section(event.getEventDefinitions().iterator().next());
    var draft =
        new TemplateDraft(
                id,
                NAMES.getOrDefault(event.getId(), event.getName()),
                String.join(" ", does, diagram.home(), section.sentence()),
                "bpmn:" + type(event))
            .sets("name", event.getName())
            .leavesToSection(section.name(), section.answers());
    if (event instanceof BoundaryEvent boundary && !boundary.cancelActivity()) {
      draft.sets("cancelActivity", false);
    }
    return draft;
  }

  private static String type(CatchEvent event) {
    var type = event.getElementType().getTypeName();
    return type.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + type.substring(1);
  }

  private static Section section(EventDefinition definition) {
    if (definition instanceof TimerEventDefinition timer) {
      var date = timer.getTimeDate().getTextContent();
      return new Section(
          "Timer",
          "Make it a timer event; in the section Timer choose the type Date and enter the value "
              + date
              + ".",
          Map.of("Type", "Date", "Value", date));
    }
    if (definition instanceof MessageEventDefinition message) {
      var name = message.getMessage().getName();
      return new Section(
          "Message",
          "Make it a message event; in the section Message choose " + name + ".",
          Map.of("Global message reference", name));
    }
    var name = ((ErrorEventDefinition) definition).getError().getName();
    return new Section(
        "Error",
        "Make it an error event; in the section Error choose " + name + ".",
        Map.of("Global error reference", name));
  }

  private static TemplateDraft waitForASignal() {
    return new TemplateDraft(
            "waitForASignal",
            WAIT_FOR_A_SIGNAL,
            "Waits for the first of the events behind it, such as Signal received, Room in sales or"
                + " Pause; draw them with these templates. A signal that came in meanwhile counts.",
            "bpmn:EventBasedGateway")
        .sets("name", WAIT_FOR_A_SIGNAL);
  }

  private static TemplateDraft pause() {
    return new TemplateDraft(
            "pause", "Pause", "Waits for a fixed time. " + DURATION, "bpmn:IntermediateCatchEvent")
        .sets("name", "Pause over")
        .leavesToSection("Timer", Map.of("Type", "Duration"));
  }

  private static TemplateDraft timeIsUp() {
    return new TemplateDraft(
            "timeIsUp",
            "Time is up",
            "At the border of a task: comes a fixed time after the task came up, unless it is done. "
                + DURATION,
            "bpmn:BoundaryEvent")
        .sets("name", "Time is up")
        .asksWhether(
            "Take the task away",
            "Ticked: the task ends and the lead goes on from here. Not ticked: the task stays, and"
                + " what follows happens beside it.",
            "cancelActivity",
            true)
        .leavesToSection("Timer", Map.of("Type", "Duration"));
  }

  /** A section of Modeler's own: what to do there, for people and by its labels. */
  private record Section(String name, String sentence, Map<String, String> answers) {}
}
