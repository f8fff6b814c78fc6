package io.leadrelay.decision;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The nurture track")
class NurtureTrackTest extends DecisionTableTest {

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
        given("nobody asked for consent", "pieceDue", true, "piecesSent", 0)
            .hits("mailNotAllowed")
            .gives("nurtureStep", "DORMANT"),
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
