package io.leadrelay.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.process.check.Table.Column;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rules of a table as boxes")
class RuleSpaceTest {

  private static final Column EMPLOYEES = column("Employees", "employees", "integer");
  private static final Column COUNTRY = column("Country", "country", "string");
  private static final Column ALLOWED = column("May we mail?", "mailAllowed", "boolean");

  /** All that the cells below tell apart, and more. */
  private static final List<List<@Nullable Object>> ALL_VALUES =
      List.of(
          values(-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, null),
          values("DE", "de", "De", "AT", "at", "aT", "FR", "", "Deutschland", null),
          values(true, false, null));

  private static final List<List<String>> CELLS =
      List.of(
          List.of("", "< 3", ">= 3", "[2..5]", "3", "1, 7", "not(3)", "null", "? > 2 and ? < 6"),
          List.of("", "\"DE\"", "\"DE\", \"AT\"", "not(\"AT\")", "null", "lower case(?) = \"de\""),
          List.of("", "true", "false", "false, null", "not(null)"));

  private final Feel feel = new Feel();

  @Test
  @DisplayName("show the same gaps, idle rules and overlaps as trying everything out")
  void agreeWithTryingEverythingOut() {
    var random = new Random(42);
    var seen = new HashMap<String, Integer>();
    for (int i = 0; i < 250; i++) {
      var rules = randomRules(random);
      var space = space(List.of(EMPLOYEES, COUNTRY, ALLOWED), rules);
      var reference = new Reference(rules);

      assertThat(space.gap().isPresent()).as("gap in " + rules).isEqualTo(reference.hasGap());
      seen.merge("gap " + reference.hasGap(), 1, Integer::sum);
      for (int rule = 0; rule < rules.size(); rule++) {
        assertThat(space.takesNothing(rule) || space.isTakenByEarlier(rule))
            .as("idle rule " + rule + " of " + rules)
            .isEqualTo(reference.isIdle(rule));
        seen.merge("idle " + reference.isIdle(rule), 1, Integer::sum);
        for (int other = rule + 1; other < rules.size(); other++) {
          assertThat(space.overlap(rule, other).isPresent())
              .as("overlap of " + rule + " and " + other + " of " + rules)
              .isEqualTo(reference.overlap(rule, other));
        }
      }
    }
    assertThat(seen).containsOnlyKeys("gap true", "gap false", "idle true", "idle false");
    assertThat(seen.values()).allSatisfy(count -> assertThat(count).isGreaterThan(20));
  }

  private static List<List<String>> randomRules(Random random) {
    var rules = new ArrayList<List<String>>();
    for (int rule = 0; rule <= random.nextInt(6); rule++) {
      rules.add(
          CELLS.stream()
              .map(cells -> random.nextBoolean() ? "" : cells.get(random.nextInt(cells.size())))
              .toList());
    }
    return rules;
  }

  /** Tries every combination of values on every rule. */
  private final class Reference {

    private final List<List<Boolean>> taken = new ArrayList<>();
    private final Map<String, Boolean> asked = new HashMap<>();

    Reference(List<List<String>> rules) {
      for (var employees : ALL_VALUES.get(0)) {
        for (var country : ALL_VALUES.get(1)) {
          for (var allowed : ALL_VALUES.get(2)) {
            taken.add(
                rules.stream()
                    .map(
                        rule ->
                            takes(rule.get(0), employees)
                                && takes(rule.get(1), country)
                                && takes(rule.get(2), allowed))
                    .toList());
          }
        }
      }
    }

    private boolean takes(String cell, @Nullable Object value) {
      return asked.computeIfAbsent(
          cell + " | " + value, key -> feel.takes(feel.condition(cell).orElseThrow(), value, null));
    }

    boolean hasGap() {
      return taken.stream().anyMatch(rules -> !rules.contains(true));
    }

    boolean isIdle(int rule) {
      return taken.stream().noneMatch(rules -> rules.indexOf(true) == rule);
    }

    boolean overlap(int one, int other) {
      return taken.stream().anyMatch(rules -> rules.get(one) && rules.get(other));
    }
  }

  @Test
  @DisplayName("are cut like the sets that they stand for")
  void areCutLikeSets() {
    var random = new Random(7);
    for (int i = 0; i < 500; i++) {
      var sizes = List.of(1 + random.nextInt(4), 1 + random.nextInt(4), 1 + random.nextInt(3));
      var box = randomBox(sizes, random);
      var others = IntStream.range(0, 4).mapToObj(n -> randomBox(sizes, random)).toList();

      var left = box.minusAll(others).orElseThrow();

      for (var point : points(sizes)) {
        var expected = has(box, point) && others.stream().noneMatch(other -> has(other, point));
        assertThat(left.stream().filter(piece -> has(piece, point)).count())
            .isEqualTo(expected ? 1 : 0);
      }
    }
  }

  @Test
  @DisplayName("are not followed for ever: a table beyond the bound has no flaw that is told")
  void areNotFollowedForEver() {
    var random = new Random(1);
    var sizes = IntStream.range(0, 14).mapToObj(n -> 9).toList();
    var others = IntStream.range(0, 40).mapToObj(n -> randomBox(sizes, random)).toList();

    assertThat(Box.of(sizes).minusAll(others)).isEmpty();
  }

  @Test
  @DisplayName("tell nothing of a text that a cell looks into in its own way")
  void tellNothingTheyDoNotKnow() {
    var space =
        space(
            List.of(COUNTRY),
            List.of(
                List.of("contains(?, \"chief\")"),
                List.of("contains(?, \"chief\") and contains(?, \"officer\")"),
                List.of("contains(?, \"officer\")"),
                List.of("starts with(?, \"x\")"),
                List.of("not(null)")));

    assertThat(IntStream.range(0, 5).filter(space::takesNothing)).isEmpty();
    assertThat(IntStream.range(0, 5).filter(space::isTakenByEarlier)).isEmpty();
    assertThat(space.overlap(1, 3)).isEmpty();
    assertThat(space.gap())
        .hasValueSatisfying(gap -> assertThat(example(space, gap)).isEqualTo("Country: not known"));
  }

  @Test
  @DisplayName("tell nothing of a cell that compares with another fact")
  void tellNothingOfOtherFacts() {
    var space = space(List.of(EMPLOYEES), List.of(List.of("> points"), List.of("<= points")));

    assertThat(space.gap()).isEmpty();
    assertThat(space.overlap(0, 1)).isEmpty();
    assertThat(space.isTakenByEarlier(1)).isFalse();
  }

  @Test
  @DisplayName("name a lead that no rule takes by what matters, in the reader's language")
  void nameAnExample() {
    var space =
        space(
            List.of(EMPLOYEES, COUNTRY, ALLOWED),
            List.of(List.of("", "not(\"DE\")", ""), List.of("", "", "not(false)")));

    var gap = space.gap().orElseThrow();

    assertThat(example(space, gap)).isEqualTo("Country: “DE”, May we mail?: no");
    assertThat(space.example(gap).in(Locale.GERMAN)).isEqualTo("Country: „DE“, May we mail?: Nein");
  }

  private static String example(RuleSpace space, Box box) {
    return space.example(box).in(Locale.ENGLISH);
  }

  private RuleSpace space(List<Column> columns, List<List<String>> rules) {
    var axes =
        IntStream.range(0, columns.size())
            .mapToObj(
                i ->
                    Axis.of(
                        feel,
                        columns.get(i),
                        rules.stream()
                            .map(rule -> feel.condition(rule.get(i)).orElseThrow())
                            .toList()))
            .toList();
    return RuleSpace.of(axes, rules.size());
  }

  private static Column column(String label, String name, String type) {
    return new Column(1, "input_" + name, label, name, null, type, "");
  }

  private static List<@Nullable Object> values(@Nullable Object... values) {
    var list = new ArrayList<@Nullable Object>();
    for (var value : values) {
      list.add(value);
    }
    return list;
  }

  private static Box randomBox(List<Integer> sizes, Random random) {
    return new Box(
        sizes.stream()
            .map(
                size -> {
                  var side = new BitSet();
                  IntStream.range(0, size).filter(n -> random.nextInt(3) > 0).forEach(side::set);
                  return side;
                })
            .toList());
  }

  private static List<List<Integer>> points(List<Integer> sizes) {
    List<List<Integer>> points = List.of(List.of());
    for (var size : sizes) {
      var longer = new ArrayList<List<Integer>>();
      for (var point : points) {
        for (int i = 0; i < size; i++) {
          var next = new ArrayList<>(point);
          next.add(i);
          longer.add(next);
        }
      }
      points = longer;
    }
    return points;
  }

  private static boolean has(Box box, List<Integer> point) {
    return IntStream.range(0, point.size()).allMatch(i -> box.sides().get(i).get(point.get(i)));
  }
}
