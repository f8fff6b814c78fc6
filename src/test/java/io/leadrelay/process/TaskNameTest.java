package io.leadrelay.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.lead.Grade;
import io.leadrelay.lead.Words;
import java.io.File;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The name of a task")
class TaskNameTest {

  private static final String BUNDLE = "messages-tasklist";
  private static final Words ENGLISH = Words.of(BUNDLE, Locale.ENGLISH);
  private static final Words GERMAN = Words.of(BUNDLE, Locale.GERMAN);

  @Test
  @DisplayName("tells what to do, for which firm and of which grade in plain words")
  void tellsALead() {
    assertThat(TaskName.ofLead("Contact lead", "Carrier GmbH", Grade.HOT))
        .isEqualTo("Contact lead · Carrier GmbH · hot");
    assertThat(TaskName.ofLead("Research lead", null, null))
        .isEqualTo("Research lead · firm not known");
  }

  @Test
  @DisplayName("shortens the firm, never the grade, to what the engine stores")
  void isShortened() {
    assertThat(TaskName.ofLead("Contact lead", "x".repeat(300), Grade.HOT))
        .hasSize(255)
        .endsWith("x · hot");
  }

  @Test
  @DisplayName("is shown in German, and goes back to English as it was")
  void isTranslated() {
    var german = new TreeMap<String, String>();
    for (var name :
        List.of(
            TaskName.ofLead("Contact lead", "Carrier GmbH", Grade.HOT),
            TaskName.ofLead("Research lead", null, null),
            TaskName.ofAgreement("Sign for sales", "12"),
            TaskName.ofMonth("Review for marketing", YearMonth.of(2026, 3)),
            TaskName.ofPerson("Name stand-in", "Rita Reyes"))) {
      var shown = TaskName.in(Locale.GERMAN, name);
      assertThat(TaskName.in(Locale.ENGLISH, shown)).isEqualTo(name);
      assertThat(TaskName.in(Locale.ENGLISH, name)).isEqualTo(name);
      german.put(name, shown);
    }

    assertThat(german.values())
        .containsExactlyInAnyOrder(
            "Lead kontaktieren · Carrier GmbH · heiß",
            "Lead recherchieren · Firma unbekannt",
            "Für den Vertrieb unterzeichnen · Vereinbarung Nr. 12",
            "Für das Marketing abschließen · März 2026",
            "Vertretung benennen · Rita Reyes");
  }

  @Test
  @DisplayName("stays as an owner has written it who changed the diagram")
  void ownersWordsStay() {
    assertThat(TaskName.in(Locale.GERMAN, "Call lead · Carrier GmbH · hot"))
        .isEqualTo("Call lead · Carrier GmbH · heiß");
  }

  @Test
  @DisplayName("stands in the message file as in the diagrams, in each language")
  void messageFileIsComplete() {
    var diagrams = new TreeMap<String, String>();
    for (var file : List.of("lead-lifecycle", "sla-agreement", "sla-review", "rep-absence")) {
      var model = Bpmn.readModelFromFile(new File("bpmn/" + file + ".bpmn"));
      model
          .getModelElementsByType(UserTask.class)
          .forEach(task -> diagrams.put("task." + task.getId(), task.getName()));
      model.getModelElementsByType(Process.class).stream()
          .filter(Process::isExecutable)
          .forEach(process -> diagrams.put("process." + process.getId(), process.getName()));
    }

    diagrams.forEach((key, name) -> assertThat(ENGLISH.say(key)).as(key).isEqualTo(name));
    assertThat(ENGLISH.keys())
        .filteredOn(key -> key.startsWith("task.") || key.startsWith("process."))
        .containsExactlyInAnyOrderElementsOf(diagrams.keySet());
    assertThat(GERMAN.keys()).containsExactlyInAnyOrderElementsOf(ENGLISH.keys());
    // Two alike could not be told apart on the way back.
    assertThat(ENGLISH.keys()).extracting(key -> ENGLISH.say(key)).doesNotHaveDuplicates();
    assertThat(GERMAN.keys()).extracting(key -> GERMAN.say(key)).doesNotHaveDuplicates();
  }
}
