package io.leadrelay.process.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.process.table.DecisionTable.Input;
import io.leadrelay.process.table.DecisionTable.Output;
import io.leadrelay.process.table.DecisionTable.TableRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A decision table outside the engine")
class DecisionTableTest {

  private static final String ROOM =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d"
          namespace="n">
        <decision id="room" name="Find a room">
          <description>  Where people meet. </description>
          <decisionTable id="t" hitPolicy="%s">
            <input id="i1" label="People">
              <inputExpression id="e1" typeRef="integer"><text> people </text></inputExpression>
            </input>
            <input id="i2">
              <inputExpression id="e2" typeRef="string"><text>floor</text></inputExpression>
            </input>
            <output id="o1" label="The room" name="room" typeRef="string" />
            <output id="o2" name="minutes" typeRef="integer" />
            <rule id="small">
              <description>Few people meet in the small room.</description>
              <inputEntry id="c1"><text>&lt; 5</text></inputEntry>
              <inputEntry id="c2"><text>-</text></inputEntry>
              <outputEntry id="c3"><text>"small"</text></outputEntry>
              <outputEntry id="c4"><text>2 * people</text></outputEntry>
            </rule>
            <rule id="large">
              <inputEntry id="c5"><text></text></inputEntry>
              <inputEntry id="c6"><text>"ground"</text></inputEntry>
              <outputEntry id="c7"><text>"large"</text></outputEntry>
              <outputEntry id="c8"><text></text></outputEntry>
            </rule>
          </decisionTable>
        </decision>
        <decision id="formula" name="A formula">
          <variable id="v" name="sum" typeRef="integer" />
          <literalExpression id="l"><text>1 + 1</text></literalExpression>
        </decision>
      </definitions>
      """;

  private final DecisionTable table = room("FIRST");

  @Test
  @DisplayName("shows all that stands in it, as written and in the order of the file")
  void shows() {
    assertThat(table.key()).isEqualTo("room");
    assertThat(table.name()).isEqualTo("Find a room");
    assertThat(table.description()).isEqualTo("Where people meet.");
    assertThat(table.hitPolicy()).isEqualTo("FIRST");
    assertThat(table.inputs())
        .containsExactly(new Input("People", "people"), new Input("floor", "floor"));
    assertThat(table.outputs())
        .containsExactly(new Output("The room", "room"), new Output("minutes", "minutes"));
    assertThat(table.rules())
        .containsExactly(
            new TableRule(
                List.of("< 5", ""),
                List.of("\"small\"", "2 * people"),
                "Few people meet in the small room."),
            new TableRule(List.of("", "\"ground\""), List.of("\"large\"", ""), ""));
  }

  @Test
  @DisplayName("answers as the process would, with the sentence of its rule")
  void answers() {
    var small = table.decide(Map.of("people", 4, "floor", "ground", "weather", "fine"));
    assertThat(small.find("room")).isEqualTo("small");
    assertThat(small.number("minutes")).isEqualTo(8);
    assertThat(small.number("room")).isNull();
    assertThat(small.why()).isEqualTo("Few people meet in the small room.");

    var large = table.decide(Map.of("people", 5, "floor", "ground"));
    assertThat(large.find("room")).isEqualTo("large");
    assertThat(large.number("minutes")).isNull();
    assertThat(large.why()).isEmpty();
  }

  @Test
  @DisplayName("has no answer where no rule matches, or where it fails, and says why it failed")
  void hasNoAnswer() {
    assertThat(table.decide(Map.of("people", 5))).isEqualTo(new DecisionTable.Answer(Map.of(), ""));

    var failed = room("UNIQUE").decide(Map.of("people", 4, "floor", "ground"));
    assertThat(failed.outputs()).isEmpty();
    assertThat(failed.why()).contains("UNIQUE");
  }

  @Test
  @DisplayName("is found by its key; a file says which there are")
  void isFoundByItsKey() {
    assertThat(DecisionTable.names(file("FIRST")))
        .containsExactly(Map.entry("room", "Find a room"), Map.entry("formula", "A formula"));
  }

  @Test
  @DisplayName("is refused where it is none")
  void isRefused() {
    assertThatExceptionOfType(BrokenTable.class)
        .isThrownBy(() -> DecisionTable.names("<definitions/>".getBytes(UTF_8)));
    assertThatExceptionOfType(BrokenTable.class)
        .isThrownBy(() -> DecisionTable.read(file("FIRST"), "house"))
        .withMessageContaining("house");
    assertThatExceptionOfType(BrokenTable.class)
        .isThrownBy(() -> DecisionTable.read(file("FIRST"), "formula"))
        .withMessage("The decision 'formula' has no table");
    assertThatExceptionOfType(BrokenTable.class)
        .isThrownBy(() -> DecisionTable.read(file("RULE"), "room"));
  }

  @Test
  @DisplayName("reads every table that Leadrelay ships")
  void readsTheShippedTables() {
    var shipped = ModelFiles.overlaid(null, Objects.requireNonNull(getClass().getClassLoader()));
    for (var name : shipped.names()) {
      if (name.endsWith(".dmn")) {
        var file = shipped.read(name);
        DecisionTable.names(file)
            .forEach(
                (key, title) -> {
                  var read = DecisionTable.read(file, key);
                  assertThat(read.name()).isEqualTo(title).isNotBlank();
                  assertThat(read.rules())
                      .isNotEmpty()
                      .allSatisfy(
                          rule -> {
                            assertThat(rule.conditions()).hasSameSizeAs(read.inputs());
                            assertThat(rule.answers()).hasSameSizeAs(read.outputs());
                            assertThat(rule.sentence()).isNotEmpty();
                          });
                });
      }
    }
    var points = shipped.read("bpmn/decisions/signal-points.dmn");
    assertThat(DecisionTable.read(points, "signalPoints").hitPolicy()).isEqualTo("COLLECT SUM");
  }

  private static DecisionTable room(String hitPolicy) {
    return DecisionTable.read(file(hitPolicy), "room");
  }

  private static byte[] file(String hitPolicy) {
    return ROOM.formatted(hitPolicy).getBytes(UTF_8);
  }
}
