package io.leadrelay.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The nurture track")
class NurtureTrackTest extends DecisionTableTest {

  private static final Path MAILS = Path.of("bpmn", "nurture");

  NurtureTrackTest() {
    super(SHIPPED.resolve("nurture-track.dmn"));
  }

  @Override
  List<String> outputs() {
    return List.of("nurtureStep", "nextPiece", "waitDays");
  }

  @Override
  Stream<Case> cases() {
    return Stream.of(
        given("no consent", "mailAllowed", false, "pieceDue", true, "piecesSent", 0)
            .hits("mailNotAllowed")
            .gives("nurtureStep", "DORMANT", "nextPiece", null, "waitDays", null),
        given("all sent", "mailAllowed", true, "pieceDue", true, "piecesSent", 5)
            .hits("trackPlayedOut")
            .gives("nurtureStep", "DORMANT", "waitDays", null),
        send(0).hits("sendWelcomeGuide").gives("nextPiece", "welcome-guide", "waitDays", 5),
        send(1).hits("sendCostCheck").gives("nextPiece", "cost-check", "waitDays", 7),
        send(2).hits("sendFirstProcess").gives("nextPiece", "first-process", "waitDays", 10),
        send(3)
            .hits("sendChoosingChecklist")
            .gives("nextPiece", "choosing-checklist", "waitDays", 14),
        send(4)
            .hits("sendOfferOfTalk")
            .gives("nurtureStep", "SEND", "nextPiece", "offer-of-talk", "waitDays", 21),
        waiting(1).hits("waitAfterWelcomeGuide").gives("nurtureStep", "WAIT", "waitDays", 5),
        waiting(2).hits("waitAfterCostCheck").gives("nextPiece", null, "waitDays", 7),
        waiting(3).hits("waitAfterFirstProcess").gives("waitDays", 10),
        waiting(4).hits("waitAfterChoosingChecklist").gives("waitDays", 14),
        waiting(0).hits("otherwise").gives("nurtureStep", "WAIT", "waitDays", 1));
  }

  @Test
  @DisplayName("sends only pieces that are written, in English and German")
  void everyPieceIsWritten() throws Exception {
    var sent =
        cases()
            .map(given -> table().decide(given.facts()).outputs().get("nextPiece"))
            .filter(piece -> piece != null)
            .map(String.class::cast)
            .flatMap(piece -> Stream.of(piece + ".de.txt", piece + ".en.txt"))
            .collect(Collectors.toCollection(TreeSet::new));

    try (var files = Files.list(MAILS)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(sent);
    }
  }

  @Test
  @DisplayName("is written as a subject, a blank line and a text, with known placeholders alone")
  void everyMailHasASubjectAndAText() throws Exception {
    try (var files = Files.list(MAILS)) {
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
                    .doesNotContain("{", "}", "$", "<");
              });
    }
  }

  private static Case send(int piecesSent) {
    return given(
        "due after " + piecesSent, "mailAllowed", true, "pieceDue", true, "piecesSent", piecesSent);
  }

  private static Case waiting(int piecesSent) {
    return given(
        "not due after " + piecesSent,
        "mailAllowed",
        true,
        "pieceDue",
        false,
        "piecesSent",
        piecesSent);
  }
}
