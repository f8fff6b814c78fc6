package io.leadrelay.generated;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.agreement.ShippedTerms;
import io.leadrelay.process.Fact;
import io.leadrelay.process.StepCatalogue;
import io.leadrelay.process.StepContract.Kind;
import io.leadrelay.process.template.FactWords;
import io.leadrelay.process.template.GroupWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;

/** The parts of README that repeat diagrams, tables and forms, between marks that name them. */
final class GeneratedDocs {

  static final Path README = Path.of("README.md");

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final Pattern PART =
      Pattern.compile("(<!-- generated:(\\w+) -->\n).*?(<!-- /generated -->)", Pattern.DOTALL);
  private static final Pattern FACT = Pattern.compile("\\$\\{(\\w+)}");
  private static final List<String> GRADES = List.of("HOT", "STANDARD");

  private final BpmnModelInstance lead;
  private final BpmnModelInstance agreement;
  private final BpmnModelInstance absence;
  private final BpmnModelInstance review;
  private final StepCatalogue steps;

  GeneratedDocs() {
    this.lead = Bpmn.readModelFromFile(Path.of("bpmn", "lead-lifecycle.bpmn").toFile());
    this.agreement = Bpmn.readModelFromFile(Path.of("bpmn", "sla-agreement.bpmn").toFile());
    this.absence = Bpmn.readModelFromFile(Path.of("bpmn", "rep-absence.bpmn").toFile());
    this.review = Bpmn.readModelFromFile(Path.of("bpmn", "sla-review.bpmn").toFile());
    this.steps = StepCatalogue.ofLeadrelay(GeneratedDocs.class.getClassLoader());
  }

  /**
   * README with each part made anew.
   *
   * @throws IllegalStateException if a part has no mark, or a mark no part
   */
  String readme() throws IOException {
    var parts = new TreeMap<>(Map.of("tasks", tasks(), "clocks", clocks(), "terms", terms()));
    var text =
        PART.matcher(Files.readString(README))
            .replaceAll(
                found -> {
                  var part = parts.remove(found.group(2));
                  if (part == null) {
                    throw new IllegalStateException("Nothing is generated for " + found.group());
                  }
                  return Matcher.quoteReplacement(found.group(1) + part + found.group(3));
                });
    if (!parts.isEmpty()) {
      throw new IllegalStateException("README has no place for " + parts.keySet());
    }
    return text;
  }

  // ---- tasks

  private String tasks() throws IOException {
    return tasks("task in the life of a lead", lead)
        + "\n"
        + tasks("task of an agreement", agreement)
        + "\n"
        + tasks("task of an absence", absence)
        + "\n"
        + tasks("task of a review", review);
  }

  private String tasks(String heading, BpmnModelInstance diagram) throws IOException {
    var forms = forms();
    var table = new MarkdownTable(heading, "who", "due", "what", "form");
    for (var task : diagram.getModelElementsByType(UserTask.class)) {
      var form = task.getAttributeValueNs(CAMUNDA, "formRef");
      table.row(
          task.getName(),
          who(task),
          task.getCamundaDueDate() == null ? "" : fact(task.getCamundaDueDate()),
          does(task),
          "[%s](forms/%s)".formatted(form, forms.get(form)));
    }
    return table.toString();
  }

  private static String who(UserTask task) {
    if (task.getCamundaAssignee() != null) {
      return fact(task.getCamundaAssignee());
    }
    return GroupWords.all().getOrDefault(task.getCamundaCandidateGroups(), "");
  }

  private String does(UserTask task) {
    return steps
        .findByElement(task.getId())
        .or(
            () ->
                steps.all(Kind.USER_TASK).stream()
                    .filter(any -> any.contract().element().isEmpty())
                    .findFirst())
        .map(step -> step.contract().does())
        .orElse("");
  }

  private static Map<String, String> forms() throws IOException {
    var found = new LinkedHashMap<String, String>();
    try (var files = Files.list(Path.of("forms"))) {
      for (var file : files.filter(each -> each.toString().endsWith(".form")).sorted().toList()) {
        var id = new ObjectMapper().readTree(file.toFile()).get("id").asText();
        found.put(id, file.getFileName().toString());
      }
    }
    return found;
  }

  // ---- clocks

  private String clocks() {
    return String.join(
        "\n",
        timers("clock in the life of a lead", lead),
        byGrade(),
        rulings(),
        nurturing(),
        timers("clock of an agreement", agreement),
        signing(),
        timers("clock of a review", review),
        reviewing());
  }

  private static String timers(String heading, BpmnModelInstance diagram) {
    var timers = new MarkdownTable(heading, "runs at", "comes", "then");
    for (var event : diagram.getModelElementsByType(CatchEvent.class)) {
      for (var definition : event.getEventDefinitions()) {
        if (definition instanceof TimerEventDefinition timer) {
          timers.row(event.getName(), place(event), comes(timer), then(event));
        }
      }
    }
    return timers.toString();
  }

  private static String place(CatchEvent event) {
    return event instanceof BoundaryEvent boundary
        ? boundary.getAttachedTo().getName()
            + (boundary.cancelActivity() ? ", which ends" : ", which goes on")
        : "a wait";
  }

  private static String comes(TimerEventDefinition timer) {
    return timer.getTimeDate() == null
        ? "after " + humane(Duration.parse(timer.getTimeDuration().getTextContent().strip()))
        : fact(timer.getTimeDate().getTextContent().strip());
  }

  private static String then(CatchEvent event) {
    return event.getOutgoing().stream()
        .map(flow -> flow.getTarget().getName())
        .collect(joining(", "));
  }

  private static String byGrade() {
    var policy = Table.read("contactPolicy");
    var table = new MarkdownTable("from the handoff on (" + policy.link() + ")", "hot", "standard");
    policy
        .labels()
        .forEach(
            (name, label) -> {
              if (!name.equals("grade")) {
                table.row(
                    unit(label).isEmpty() ? label : label.substring(0, label.indexOf(" (")),
                    GRADES.stream()
                        .map(grade -> time(policy.rule("grade", grade).get(name), unit(label)))
                        .toArray(String[]::new));
              }
            });
    var cadence = Table.read("contactCadence");
    table.row(
        "Waits between attempts (" + cadence.link() + ")",
        GRADES.stream().map(grade -> waits(cadence, grade)).toArray(String[]::new));
    return table.toString();
  }

  private static String waits(Table cadence, String grade) {
    return cadence.rules().stream()
        .filter(rule -> grade.equals(rule.get("grade")))
        .filter(rule -> "true".equals(rule.get("anotherAttempt")))
        .map(rule -> time(rule.get("waitHours"), "hours"))
        .collect(joining(", "));
  }

  private static String rulings() {
    var policy = Table.read("arbitrationPolicy");
    var table =
        new MarkdownTable(
            "rejected because (" + policy.link() + ")",
            "board reminded after",
            "ruling due within");
    for (var rule : policy.rules()) {
      var reason = rule.get("rejectionReason") + "";
      table.row(
          reason.isEmpty() ? "any other reason" : "`" + reason.replace(", ", "`, `") + "`",
          time(rule.get("reminderHours"), "hours"),
          time(rule.get("deadlineHours"), "hours"));
    }
    return table.toString();
  }

  private static String signing() {
    var policy = Table.read("signingPolicy");
    var table =
        new MarkdownTable(
            "origin of the proposal (" + policy.link() + ")",
            "leads reminded after",
            "lapses after");
    for (var rule : policy.rules()) {
      var origin = rule.get("origin") + "";
      table.row(
          origin.isEmpty() ? "any other origin" : "`" + origin.replace(", ", "`, `") + "`",
          time(rule.get("reminderDays"), "days"),
          time(rule.get("signWithinDays"), "days"));
    }
    return table.toString();
  }

  private static String reviewing() {
    var policy = Table.read("reviewPolicy");
    var table =
        new MarkdownTable(
            "other reviews that are open (" + policy.link() + ")",
            "leads reminded after",
            "to be closed within");
    for (var rule : policy.rules()) {
      var others = rule.get("otherReviewsOpen") + "";
      table.row(
          others.isEmpty() ? "any other number" : "`" + others + "`",
          time(rule.get("reminderDays"), "days"),
          time(rule.get("closeWithinDays"), "days"));
    }
    return table.toString();
  }

  private static String nurturing() {
    var track = Table.read("nurtureTrack");
    return "Nurture track (%s): %s, then the lead rests until it shows a signal.\n"
        .formatted(
            track.link(),
            track.rules().stream()
                .filter(rule -> "SEND".equals(rule.get("nurtureStep")))
                .map(
                    rule ->
                        "`%s`, %s"
                            .formatted(rule.get("nextPiece"), time(rule.get("waitDays"), "days")))
                .collect(joining(", ")));
  }

  // ---- terms

  private static String terms() throws IOException {
    var terms = ShippedTerms.read();
    var policy = Table.read("contactPolicy");
    var table = new MarkdownTable("agreement no. 1, signed by the set-up", "");
    table.row(
        "marketing owes",
        "%d qualified leads a month; a standard lead counts %s, a hot one %s"
            .formatted(
                terms.monthlyTarget(),
                terms.weightStandard().toPlainString(),
                terms.weightHot().toPlainString()));
    table.row(
        "sales owes",
        "the first contact within %s, and at least %s attempts before giving up"
            .formatted(
                bothGrades(policy, "deadlineMinutes", "minutes"),
                bothGrades(policy, "minimumAttempts", "")));
    table.row(
        "signed tables",
        terms.tables().stream().map(key -> Table.read(key).link()).collect(joining(", ")));
    return table.toString();
  }

  private static String bothGrades(Table table, String column, String unit) {
    var standard = time(table.rule("grade", "STANDARD").get(column), unit);
    var hot = time(table.rule("grade", "HOT").get(column), unit);
    return hot.equals(standard) ? standard : standard + " (hot: " + hot + ")";
  }

  // ---- words

  /** A fact in words; it stands in the diagram as an expression. */
  private static String fact(String expression) {
    var found = FACT.matcher(expression);
    return found.matches() && Fact.all().containsKey(found.group(1))
        ? FactWords.words(found.group(1))
        : "`" + expression + "`";
  }

  private static String unit(String label) {
    var found = Pattern.compile("\\((minutes|hours|days)\\)$").matcher(label);
    return found.find() ? found.group(1) : "";
  }

  private static String time(@Nullable String cell, String unit) {
    if (cell == null || cell.isEmpty() || cell.equals("null")) {
      return "never";
    }
    return switch (unit) {
      case "minutes" -> humane(Duration.ofMinutes(Long.parseLong(cell)));
      case "hours" -> humane(Duration.ofHours(Long.parseLong(cell)));
      case "days" -> humane(Duration.ofDays(Long.parseLong(cell)));
      default -> cell;
    };
  }

  /** Days only from two on: a deadline of 24 hours is known by that name. */
  private static String humane(Duration time) {
    var parts = new ArrayList<String>();
    var days = time.toHours() < 48 ? 0 : time.toDays();
    var rest = time.minusDays(days);
    if (days > 0) {
      parts.add(days + " d");
    }
    if (rest.toHours() > 0) {
      parts.add(rest.toHours() + " h");
    }
    if (rest.toMinutesPart() > 0) {
      parts.add(rest.toMinutesPart() + " min");
    }
    return parts.isEmpty() ? "0 min" : String.join(" ", parts);
  }
}
