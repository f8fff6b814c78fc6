package io.leadrelay.process.check;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import org.camunda.bpm.model.bpmn.instance.Expression;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** Each timer has a time: the engine throws where it has none, and the lead stands still. */
final class TimerRules implements DiagramRules {

  @Override
  public List<Finding> findings(Diagram diagram, Surroundings known) {
    var findings = new ArrayList<Finding>();
    for (var node : diagram.nodes()) {
      for (var timer : StepsOfNode.definitions(node, TimerEventDefinition.class)) {
        timer(diagram, known, node, timer, findings);
      }
    }
    return findings;
  }

  private static void timer(
      Diagram diagram,
      Surroundings known,
      FlowNode node,
      TimerEventDefinition timer,
      List<Finding> findings) {
    var date = text(timer.getTimeDate());
    var duration = text(timer.getTimeDuration());
    var cycle = text(timer.getTimeCycle());
    var written = Stream.of(date, duration, cycle).filter(text -> !text.isEmpty()).toList();
    if (written.size() != 1) {
      findings.add(diagram.error("timer-empty", node));
      return;
    }
    var time = written.get(0);
    if (io.leadrelay.process.check.Expression.isIn(time)) {
      fact(diagram, known, node, time, !date.isEmpty(), findings);
    } else if (!isReadable(
        date.isEmpty()
            ? duration.isEmpty() ? TimerRules::readCycle : TimerRules::readDuration
            : TimerRules::readDate,
        time)) {
      findings.add(diagram.error("timer-unreadable", node, time));
    }
  }

  /** A rung that is switched off is a date in the far future, so a date there always is. */
  private static void fact(
      Diagram diagram,
      Surroundings known,
      FlowNode node,
      String written,
      boolean isDate,
      List<Finding> findings) {
    var fact = StepsOfNode.bean(written).flatMap(known.facts()::find);
    if (fact.isEmpty()) {
      // An unknown name has a finding of its own.
      if (StepsOfNode.bean(written).isEmpty()) {
        findings.add(diagram.error("timer-formula", node, written));
      }
      return;
    }
    if (fact.get().type() != null && fact.get().type() != Date.class) {
      findings.add(diagram.error("timer-no-date", node, fact.get().name()));
    } else if (!isDate) {
      findings.add(diagram.error("timer-of-wrong-type", node, fact.get().name()));
    }
  }

  private static String text(@Nullable Expression expression) {
    return expression == null ? "" : expression.getTextContent().strip();
  }

  private static boolean isReadable(Consumer<String> reader, String time) {
    try {
      reader.accept(time);
      return true;
    } catch (DateTimeParseException | IllegalArgumentException unreadable) {
      return false;
    }
  }

  private static void readDate(String date) {
    if (!date.contains("T")) {
      LocalDate.parse(date);
    } else if (date.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")) {
      OffsetDateTime.parse(date);
    } else {
      LocalDateTime.parse(date);
    }
  }

  private static void readDuration(String duration) {
    try {
      DatatypeFactory.newInstance().newDuration(duration);
    } catch (DatatypeConfigurationException e) {
      throw new IllegalStateException("Java's own reader of durations is missing", e);
    }
  }

  /** {@code R3/PT10H}, with a beginning or an end if need be, or a cron expression. */
  private static void readCycle(String cycle) {
    if (!cycle.startsWith("R")) {
      CronExpression.parse(cycle);
      return;
    }
    var parts = cycle.split("/", -1);
    if (parts.length < 2 || parts.length > 3 || !parts[0].matches("R\\d*")) {
      throw new IllegalArgumentException(cycle);
    }
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].startsWith("P")) {
        readDuration(parts[i]);
      } else {
        readDate(parts[i]);
      }
    }
    if (!parts[1].startsWith("P") && !parts[parts.length - 1].startsWith("P")) {
      throw new IllegalArgumentException(cycle);
    }
  }
}
