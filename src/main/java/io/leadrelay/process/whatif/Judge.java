package io.leadrelay.process.whatif;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.Fit;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.SignalTypes;
import io.leadrelay.process.table.DecisionTable;
import io.leadrelay.process.whatif.PastJudgements.Judgement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Judges a lead again, on the facts of that time. */
final class Judge {

  private static final Set<String> FITS = names(Fit.values());
  private static final Set<String> GRADES = names(Grade.values());

  private final ChangedTables tables;
  private final SignalTypes signals;
  private final Map<String, DecisionTable> inForce = new HashMap<>();

  Judge(ChangedTables tables, SignalTypes signals) {
    this.tables = tables;
    this.signals = signals;
  }

  /** The kinds of judgements that a changed table may make otherwise. */
  Set<EventType> touched() {
    var touched = new TreeSet<EventType>();
    if (tables.find("fit").isPresent()) {
      touched.add(EventType.FIT_CHECKED);
    }
    if (tables.find("signalPoints").isPresent() || tables.find("readiness").isPresent()) {
      touched.add(EventType.READINESS_ASSESSED);
    }
    return touched;
  }

  /** As it was judged then. */
  static Verdict recorded(Judgement judgement) {
    var details = judgement.details();
    if (judgement.type() == EventType.FIT_CHECKED) {
      return new Verdict(details.get(0).toString(), null, "");
    }
    var grade = details.get(1).toString();
    return new Verdict(grade.equals("-") ? "NOT_READY" : grade, recordedPoints(judgement), "");
  }

  private static int recordedPoints(Judgement judgement) {
    return judgement.details().get(0) instanceof Number points ? points.intValue() : 0;
  }

  /** As the changed tables judge; those that are not changed are as in force. */
  Verdict changed(Judgement judgement, Map<String, Object> known) {
    var facts = facts(known);
    return judgement.type() == EventType.FIT_CHECKED
        ? fit(table("fit"), facts)
        : readiness(
            table("readiness"),
            tables.find("signalPoints").isPresent()
                ? tables.find("signalPoints").get().decide(facts).number("points")
                : Integer.valueOf(recordedPoints(judgement)),
            facts);
  }

  /** As the tables in force judge. */
  Verdict inForce(Judgement judgement, Map<String, Object> known) {
    var facts = facts(known);
    return judgement.type() == EventType.FIT_CHECKED
        ? fit(inForce("fit"), facts)
        : readiness(
            inForce("readiness"), inForce("signalPoints").decide(facts).number("points"), facts);
  }

  private static Set<String> names(Enum<?>[] words) {
    return Arrays.stream(words).map(Enum::name).collect(toUnmodifiableSet());
  }

  private Map<String, Object> facts(Map<String, Object> known) {
    var facts = new HashMap<String, Object>();
    for (var signal : signals.all()) {
      facts.put(signal.fact(), signal.decides() ? (Object) false : (Object) 0);
    }
    facts.putAll(known);
    return facts;
  }

  private static Verdict fit(DecisionTable table, Map<String, Object> facts) {
    var answer = table.decide(facts);
    return new Verdict(word(answer.find("fit"), FITS), null, answer.why());
  }

  private static Verdict readiness(
      DecisionTable table, @Nullable Integer points, Map<String, Object> facts) {
    if (points == null) {
      return new Verdict(Verdict.NONE, null, "");
    }
    facts.put("points", points);
    var answer = table.decide(facts);
    var word =
        answer.find("ready") instanceof Boolean ready
            ? ready ? word(answer.find("grade"), GRADES) : "NOT_READY"
            : Verdict.NONE;
    return new Verdict(word, points, answer.why());
  }

  /** What the process cannot use is no answer. */
  private static String word(@Nullable Object output, Set<String> usable) {
    return output != null && usable.contains(output.toString()) ? output.toString() : Verdict.NONE;
  }

  private DecisionTable table(String key) {
    return tables.find(key).orElseGet(() -> inForce(key));
  }

  private DecisionTable inForce(String key) {
    return inForce.computeIfAbsent(key, tables::inForce);
  }
}
