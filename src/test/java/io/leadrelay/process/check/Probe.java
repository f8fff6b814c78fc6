package io.leadrelay.process.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The shipped models, broken in one way.
 *
 * @param rule the rule that must find it
 * @param element the id that the finding must name, null for none
 * @param label the label that it must name, null for none
 * @param diagram the name of the diagram that is broken, and in which it must be found
 * @param files the changed files, by their names
 */
public record Probe(
    String rule,
    @Nullable String element,
    @Nullable String label,
    String diagram,
    Map<String, String> files) {

  static final String LIFE_OF_A_LEAD = "bpmn/lead-lifecycle.bpmn";
  private static final String AGREEMENT = "bpmn/sla-agreement.bpmn";

  /** The shipped diagram of a lead's life, not yet broken. */
  static Probe of(String rule, @Nullable String element, @Nullable String label) {
    return of(LIFE_OF_A_LEAD, rule, element, label);
  }

  /** The shipped diagram of an agreement, not yet broken. */
  static Probe ofAgreement(String rule, @Nullable String element, @Nullable String label) {
    return of(AGREEMENT, rule, element, label);
  }

  /** The shipped diagram of a review, not yet broken. */
  static Probe ofReview(String rule, @Nullable String element, @Nullable String label) {
    return of("bpmn/sla-review.bpmn", rule, element, label);
  }

  /** The shipped diagram of an absence, not yet broken. */
  static Probe ofAbsence(String rule, @Nullable String element, @Nullable String label) {
    return of("bpmn/rep-absence.bpmn", rule, element, label);
  }

  private static Probe of(
      String diagram, String rule, @Nullable String element, @Nullable String label) {
    return new Probe(rule, element, label, diagram, Map.of(diagram, shipped(diagram)));
  }

  /** Lays the changed files out as an owner's folder of models. */
  public Path writeTo(Path folder) throws IOException {
    for (var file : files.entrySet()) {
      var path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return folder;
  }

  /** With every such piece of text changed. */
  Probe replace(String text, String other) {
    if (!text().contains(text)) {
      throw new AssertionError("The shipped diagram has no " + text);
    }
    return with(diagram, text().replace(text, other));
  }

  /** With the first such piece of text behind the beginning of that element changed. */
  Probe in(String id, String text, String other) {
    var start = text().indexOf(" id=\"" + id + "\"");
    var found = start < 0 ? -1 : text().indexOf(text, start);
    if (found < 0) {
      throw new AssertionError("The shipped diagram has no " + text + " in " + id);
    }
    return with(
        diagram, text().substring(0, found) + other + text().substring(found + text.length()));
  }

  /** Without these elements, and without whatever refers to them. */
  Probe without(String... ids) {
    var text = text();
    for (var id : ids) {
      var element = Pattern.compile("<bpmn:(\\w+) id=\"" + id + "\"").matcher(text);
      if (!element.find()) {
        throw new AssertionError("The shipped diagram has no " + id);
      }
      var close = text.indexOf(">", element.end());
      var end =
          text.charAt(close - 1) == '/'
              ? close + 1
              : text.indexOf("</bpmn:" + element.group(1) + ">", close)
                  + element.group(1).length()
                  + "</bpmn:>".length();
      text = text.substring(0, element.start()) + text.substring(end);
      text = text.replaceAll("<bpmn:(flowNodeRef|incoming|outgoing)>" + id + "</bpmn:\\1>", "");
    }
    return with(diagram, text);
  }

  /** With something more, beside the first step of the process. */
  Probe add(String elements) {
    return replace(
        "<bpmn:endEvent id=\"endEvent_customer\"",
        elements + "<bpmn:endEvent id=\"endEvent_customer\"");
  }

  Probe with(String file, String content) {
    var all = new LinkedHashMap<>(files);
    all.put(file, content);
    return new Probe(rule, element, label, diagram, all);
  }

  private String text() {
    var text = files.get(diagram);
    if (text == null) {
      throw new AssertionError("This probe has no diagram");
    }
    return text;
  }

  static String shipped(String diagram) {
    try {
      return Files.readString(Path.of(diagram));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return rule;
  }
}
