package io.leadrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The files of owners who have added one thing of each kind: a signal type, attributes, questions
 * in forms, a task, a table, a mail and a step in Java.
 */
public class OwnersFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Path EXAMPLE = Path.of("src/examples/own-step");
  private static final Path ADDED = Path.of("src/test/resources/owners");
  private static final String SIGNAL_TYPES = "bpmn/decisions/signal-types.yaml";
  private static final String SIGNAL_POINTS = "bpmn/decisions/signal-points.dmn";
  private static final String DIAGRAM = "bpmn/lead-lifecycle.bpmn";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    try {
      var folder = Files.createTempDirectory("owners");
      var models = Files.createDirectory(folder.resolve("models"));
      var extensions = Files.createDirectory(folder.resolve("extensions"));
      write(models);
      OwnStepJar.build(
          extensions.resolve("recognise-competitor.jar"),
          List.of(EXAMPLE.resolve("src/com/example/leads/RecogniseCompetitorDelegate.java")),
          Map.of("competitors.txt", EXAMPLE.resolve("competitors.txt")));
      TestPropertyValues.of("leadrelay.models=" + models, "leadrelay.extensions=" + extensions)
          .applyTo(context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the owners' models into a folder. */
  public static void write(Path models) throws IOException {
    for (var folder : List.of("bpmn", "forms")) {
      try (var files = Files.walk(ADDED.resolve(folder))) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          write(models, ADDED.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    write(models, DIAGRAM, diagram());
    write(
        models,
        SIGNAL_TYPES,
        Files.readString(Path.of(SIGNAL_TYPES))
            + """
              - type: demo-booked
                fact: demosBooked30d
                days: 30
                label: Booked a demo
            """);
    write(models, SIGNAL_POINTS, withInput("demosBooked30d", 100));
    write(models, "forms/contact-lead.form", withField("contact-lead", "budget", "select"));
    write(models, "forms/lead-received.form", withField("lead-received", "seats", "number"));
  }

  private static void write(Path models, String name, String content) throws IOException {
    var file = models.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static String diagram() throws IOException {
    var shipped = Files.readString(Path.of(DIAGRAM));
    var withOwnStep =
        inserted(
            shipped,
            "flow_fit_countSignals",
            "serviceTask_recogniseCompetitor",
            Files.readString(EXAMPLE.resolve("changed-part.bpmn.xml")),
            List.of("flow_competitor_countSignals"));
    var ended =
        replaced(
            withOwnStep,
            "<bpmn:incoming>flow_fit_notOurTargetCustomer</bpmn:incoming>",
            "<bpmn:incoming>flow_fit_notOurTargetCustomer</bpmn:incoming>\n"
                + "      <bpmn:incoming>flow_competitor_notOurTargetCustomer</bpmn:incoming>");
    return inserted(
        ended,
        "flow_contactOutcome_pursueOpportunity",
        "userTask_askForBudget",
        Files.readString(ADDED.resolve("asked-part.bpmn.xml")),
        List.of(
            "flow_largeBudget_pursueOpportunity",
            "flow_offerApproved_pursueOpportunity",
            "flow_sendOfferLetter_pursueOpportunity"));
  }

  /**
   * The diagram with a flow that leads to a new part, from which new flows go to its old target.
   */
  private static String inserted(
      String diagram, String flow, String first, String part, List<String> back) {
    var line =
        diagram.lines().filter(each -> each.contains("sequenceFlow id=\"" + flow + "\"")).toList();
    assertThat(line).as(flow).hasSize(1);
    var led = line.get(0).replaceFirst("targetRef=\"[^\"]+\"", "targetRef=\"" + first + "\"");
    var incoming = "<bpmn:incoming>" + flow + "</bpmn:incoming>";
    return replaced(
        replaced(
            replaced(diagram, line.get(0), led),
            incoming,
            String.join(
                "\n      ",
                back.stream().map(each -> "<bpmn:incoming>" + each + "</bpmn:incoming>").toList())),
        "  </bpmn:process>",
        part + "  </bpmn:process>");
  }

  private static String replaced(String text, String old, String with) {
    assertThat(text).contains(old);
    return text.replace(old, with);
  }

  /** The table of points with one input more, and one rule for it. */
  private static String withInput(String fact, int points) throws IOException {
    var content = Files.readString(Path.of(SIGNAL_POINTS)).getBytes(StandardCharsets.UTF_8);
    var model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
    var table = model.getModelElementsByType(DecisionTable.class).iterator().next();
    var expression = model.newInstance(InputExpression.class, "inputExpression_" + fact);
    expression.setTypeRef("number");
    expression.setText(text(model.newInstance(Text.class), fact));
    var input = model.newInstance(Input.class, "input_" + fact);
    input.setInputExpression(expression);
    table.getInputs().add(input);
    for (var rule : table.getRules()) {
      var entry = model.newInstance(InputEntry.class, rule.getId() + "_" + fact);
      entry.setText(text(model.newInstance(Text.class), ""));
      rule.getInputEntries().add(entry);
    }
    var rule = model.newInstance(Rule.class, "rule_" + fact);
    for (var each : table.getInputs()) {
      var entry = model.newInstance(InputEntry.class, "rule_" + each.getId());
      entry.setText(text(model.newInstance(Text.class), each == input ? "> 0" : ""));
      rule.getInputEntries().add(entry);
    }
    var output = model.newInstance(OutputEntry.class, "rule_" + fact + "_points");
    output.setText(text(model.newInstance(Text.class), "" + points));
    rule.getOutputEntries().add(output);
    table.getRules().add(rule);
    return Dmn.convertToString(model);
  }

  private static Text text(Text text, String content) {
    text.setTextContent(content);
    return text;
  }

  /** A built-in form with one field more. */
  private static String withField(String form, String key, String type) throws IOException {
    var field =
        """
          "components": [
            {"type": "%s", "id": "%s", "key": "%s", "label": "%s",
             "values": [{"label": "under 10,000", "value": "SMALL"},
                        {"label": "10,000 or more", "value": "LARGE"}]},
        """
            .formatted(type, key, key, key);
    return Files.readString(Path.of("forms", form + ".form"))
        .replaceFirst(" *\"components\": \\[\n", java.util.regex.Matcher.quoteReplacement(field));
  }
}
