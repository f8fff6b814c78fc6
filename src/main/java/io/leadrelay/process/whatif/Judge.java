package io.leadrelay.process.whatif;

import io.leadrelay.lead.EventType;
import io.leadrelay.lead.SignalTypes;
import io.leadrelay.process.whatif.PastJudgements.Judgement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Judges a lead again, on the facts of that time. */
final class Judge {

  private final ChangedTables tables;
  private final SignalTypes signals;
  private final Map<String, Table> inForce = new HashMap<>();

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

  private Map<String, Object> facts(Map<String, Object> known) {
    var facts = new HashMap<String, Object>();
    for (var signal : signals.all()) {
      facts.put(signal.fact(), signal.decides() ? (Object) false : (Object) 0);
    }
    facts.putAll(known);
    return facts;
  }

  private static Verdict fit(Table table, Map<String, Object> facts) {
    var answer = table.decide(facts);
    var fit = answer.find("fit");
    return new Verdict(fit == null ? Verdict.NONE : fit.toString(), null, answer.why());
  }

  private static Verdict readiness(
      Table table, @Nullable Integer points, Map<String, Object> facts) {
    if (points == null) {
      return new Verdict(Verdict.NONE, null, "");
    }
    facts.put("points", points);
    var answer = table.decide(facts);
    var grade = answer.find("grade");
    var word =
        answer.find("ready") instanceof Boolean ready
            ? ready ? grade == null ? Verdict.NONE : grade.toString() : "NOT_READY"
            : Verdict.NONE;
    return new Verdict(word, points, answer.why());
  }

  private Table table(String key) {
    return tables.find(key).orElseGet(() -> inForce(key));
  }

  private Table inForce(String key) {
    return inForce.computeIfAbsent(key, tables::inForce);
  }
}
