package io.leadrelay.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.leadrelay.lead.Signal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The signal types")
class SignalTypesTest {

  private static final String SHIPPED = "bpmn/decisions";
  private static final String ONLINE_SCHOOL = "src/examples/online-school/bpmn/decisions";

  @ParameterizedTest
  @ValueSource(strings = {SHIPPED, ONLINE_SCHOOL})
  @DisplayName("each have an input in the table of points, and each input has its type")
  void countedTypesAreTheInputsOfSignalPoints(String folder) throws Exception {
    assertThat(new DecisionTable(Path.of(folder, "signal-points.dmn")).inputNames())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(facts(folder, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {SHIPPED, ONLINE_SCHOOL})
  @DisplayName("that decide alone are inputs of readiness, as yes or no")
  void decidingTypesAreInputsOfReadiness(String folder) throws Exception {
    var readiness = new DecisionTable(Path.of(folder, "readiness.dmn"));

    var deciding = facts(folder, true);
    assertThat(deciding).isNotEmpty();
    assertThat(readiness.inputNames())
        .contains("points")
        .containsAll(deciding)
        .doesNotContainAnyElementsOf(facts(folder, false));
    assertThat(readiness.table().getInputs())
        .filteredOn(input -> deciding.contains(input.getId().replace("input_", "")))
        .allSatisfy(
            input -> assertThat(input.getInputExpression().getTypeRef()).isEqualTo("boolean"));
  }

  @ParameterizedTest
  @ValueSource(strings = {SHIPPED, ONLINE_SCHOOL})
  @DisplayName("are named once, with a label and a number of days that the fact repeats")
  void areWhole(String folder) throws Exception {
    var types = types(folder);

    assertThat(types).extracting(SignalType::type).doesNotHaveDuplicates();
    assertThat(types).extracting(SignalType::fact).doesNotHaveDuplicates();
    assertThat(types)
        .isNotEmpty()
        .allSatisfy(
            type -> {
              assertThat(Signal.isType(type.type())).as(type.type()).isTrue();
              assertThat(type.label()).isNotBlank();
              assertThat(type.days()).isPositive();
              if (!type.decides()) {
                assertThat(type.fact()).matches("[a-z][A-Za-z]+" + type.days() + "d");
              }
            });
  }

  private static List<String> facts(String folder, boolean deciding) throws Exception {
    return types(folder).stream()
        .filter(type -> type.decides() == deciding)
        .map(SignalType::fact)
        .toList();
  }

  private static List<SignalType> types(String folder) throws Exception {
    return new ObjectMapper(new YAMLFactory())
        .readValue(Path.of(folder, "signal-types.yaml").toFile(), SignalTypes.class)
        .signalTypes();
  }

  private record SignalTypes(List<SignalType> signalTypes) {}

  private record SignalType(String type, String fact, int days, String label, boolean decides) {}
}
