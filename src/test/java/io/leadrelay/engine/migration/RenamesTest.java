package io.leadrelay.engine.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadrelay.engine.StartRefused;
import io.leadrelay.engine.migration.Renames.Flaw;
import io.leadrelay.engine.migration.Renames.WrongEntry;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The file of renamed steps")
class RenamesTest {

  private static final String FILE = Renames.fileOf("bpmn/lead-lifecycle.bpmn");

  @Test
  @DisplayName("lies beside its model")
  void liesBesideItsModel() {
    assertThat(FILE).isEqualTo("bpmn/lead-lifecycle.moves.yaml");
  }

  @Test
  @DisplayName("gives old ids and new ones, several old ones for steps that became one")
  void givesOldAndNewIds() {
    var renames = read("renamed:\n  a: c\n  b: c\n");

    assertThat(renames.findNew("a")).contains("c");
    assertThat(renames.findNew("c")).isEmpty();
    assertThat(renames.oldIdsOf("c")).containsExactly("a", "b");
    assertThat(read("renamed:\n").newIds()).isEmpty();
  }

  @Test
  @DisplayName("is wrong where the new id is unknown or the old one is still there")
  void isWrong() {
    var renames = read("renamed: {gone: here, typo: hre, still: here}");

    assertThat(renames.wrongEntries(Set.of("here", "still")))
        .containsExactly(
            new WrongEntry(Flaw.OLD_ID_STILL_THERE, "still", "here"),
            new WrongEntry(Flaw.NEW_ID_UNKNOWN, "typo", "hre"));
    assertThat(renames.wrongEntries(Set.of("here", "hre"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rename: {a: b}", "renamed: [a, b]", "renamed: {a: }", "- a", "{", ""})
  @DisplayName("is refused in another form, with what to write")
  void isRefusedInAnotherForm(String content) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(StartRefused.class)
        .hasMessage("bpmn/lead-lifecycle.moves.yaml cannot be read.");
  }

  private static Renames read(String content) {
    return Renames.read(FILE, content.getBytes(UTF_8));
  }
}
