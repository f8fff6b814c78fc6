package io.leadrelay.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every table; a subclass names its file and tells its cases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DecisionTableTest {

  static final Path SHIPPED = Path.of("bpmn", "decisions");
  static final Path ONLINE_SCHOOL = Path.of("src/examples/online-school/bpmn/decisions");

  private final DecisionTable table;

  DecisionTableTest(Path file) {
    this.table = new DecisionTable(file);
  }

  /** Cases that together hit every rule. */
  abstract Stream<Case> cases();

  /** The outputs that the process reads, in any order. */
  abstract List<String> outputs();

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  @DisplayName("decides")
  void decides(Case given) {
    var outcome = table.decide(given.facts());

    assertThat(outcome.rules()).containsExactlyInAnyOrderElementsOf(given.rules());
    assertThat(outcome.outputs()).containsAllEntriesOf(given.expected());
  }

  @Test
  @DisplayName("has no rule that the cases never hit")
  void hitsEveryRule() {
    var neverHit = new ArrayList<>(table.ruleIds());
    cases().forEach(given -> neverHit.removeAll(table.decide(given.facts()).rules()));

    assertThat(neverHit).isEmpty();
  }

  @Test
  @DisplayName("decides even if no fact is known")
  void decidesWithoutFacts() {
    var outcome = table.decide(Map.of());

    assertThat(outcome.rules()).isNotEmpty();
    assertThat(outcome.outputs()).containsOnlyKeys(outputs());
    assertThat(table.decideOnNothing()).isEqualTo(outcome.rules());
  }

  @Test
  @DisplayName("says in every rule, by id and in a sentence, what it is for")
  void everyRuleHasAnIdAndASentence() {
    assertThat(table.rules())
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.getId()).matches("rule_[a-z][A-Za-z0-9]*");
              assertThat(rule.getDescription()).isNotNull();
              assertThat(rule.getDescription().getTextContent())
                  .as(rule.getId())
                  .matches("\\p{Lu}.{10,}\\.");
            });
    assertThat(table.ruleIds()).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("is the one decision of its file, with the outputs that the process reads")
  void keepsItsNames() {
    assertThat(table.decisions()).isEqualTo(1);
    assertThat(table.model().getCamundaHistoryTimeToLiveString()).isEqualTo("P3650D");
    assertThat(table.outputNames()).containsExactlyInAnyOrderElementsOf(outputs());
    assertThat(table.inputNames())
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(name).matches("[a-z][A-Za-z0-9]*"));
  }

  @Test
  @DisplayName("never leaves a lead without an answer: one rule matches anything")
  void oneRuleMatchesAnything() {
    var rules = table.rules();
    var collects = table.table().getHitPolicy() == HitPolicy.COLLECT;
    var catchAll = rules.get(collects ? 0 : rules.size() - 1);

    assertThat(catchAll.getInputEntries())
        .allSatisfy(entry -> assertThat(entry.getText().getTextContent()).isIn("", "-"));
  }

  final DecisionTable table() {
    return table;
  }

  /** Begins a case: {@code given("what", "fact", value, …)}. */
  static Case given(String what, @Nullable Object... facts) {
    return new Case(what, map(facts), List.of(), Map.of());
  }

  private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }

  /** Facts, the rules they must hit, and what must come out. */
  record Case(
      String what,
      Map<String, @Nullable Object> facts,
      List<String> rules,
      Map<String, @Nullable Object> expected) {

    Case hits(String... names) {
      return new Case(what, facts, Stream.of(names).map("rule_"::concat).toList(), expected);
    }

    Case gives(@Nullable Object... outputs) {
      return new Case(what, facts, rules, map(outputs));
    }

    @Override
    public String toString() {
      return what;
    }
  }
}
