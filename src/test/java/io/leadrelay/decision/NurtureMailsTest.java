package io.leadrelay.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The nurture mails")
class NurtureMailsTest {

  private static final List<String> LANGUAGES = List.of("de", "en");

  @ParameterizedTest
  @ValueSource(strings = {"bpmn", "src/examples/online-school/bpmn"})
  @DisplayName("are what the nurture track sends, each in English and German")
  void arePiecesOfTheTrack(String folder) throws Exception {
    var table = new DecisionTable(Path.of(folder, "decisions", "nurture-track.dmn"));
    var column = table.outputNames().indexOf("nextPiece");
    var expected = new TreeSet<String>();
    for (var rule : table.rules()) {
      var piece = List.copyOf(rule.getOutputEntries()).get(column).getText().getTextContent();
      if (!piece.equals("null")) {
        LANGUAGES.forEach(
            language -> expected.add(piece.replace("\"", "") + "." + language + ".txt"));
      }
    }

    assertThat(expected).isNotEmpty();
    try (var files = Files.list(Path.of(folder, "nurture"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bpmn", "src/examples/online-school/bpmn"})
  @DisplayName("hold a subject, a blank line and a text, with known placeholders alone")
  void holdASubjectAndAText(String folder) throws Exception {
    try (var files = Files.list(Path.of(folder, "nurture"))) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file -> {
                var lines = Files.readAllLines(file);
                assertThat(lines.get(0)).matches("Subject: \\S.{5,80}");
                assertThat(lines.get(1)).isEmpty();
                assertThat(lines.get(2)).isNotBlank();
                assertThat(
                        Files.readString(file)
                            .replace("{{firstName}}", "")
                            .replace("{{company}}", ""))
                    .doesNotContain("{", "}", "$", "<")
                    .as("reads well if neither name is known")
                    .doesNotContain(" ,", " .", " ?", "  ");
              });
    }
  }
}
