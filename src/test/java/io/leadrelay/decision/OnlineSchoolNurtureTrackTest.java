package io.leadrelay.decision;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The online school: nurture track")
class OnlineSchoolNurtureTrackTest extends DecisionTableTest {

  OnlineSchoolNurtureTrackTest() {
    super(ONLINE_SCHOOL.resolve("nurture-track.dmn"));
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
        given("all sent", "mailAllowed", true, "pieceDue", true, "piecesSent", 3)
            .hits("trackPlayedOut")
            .gives("nurtureStep", "DORMANT", "waitDays", null),
        send(0).hits("sendCourseGuide").gives("nextPiece", "course-guide", "waitDays", 4),
        send(1).hits("sendStudyPlan").gives("nextPiece", "study-plan", "waitDays", 8),
        send(2).hits("sendOfferOfAdvice").gives("nextPiece", "offer-of-advice", "waitDays", 21),
        waiting(1).hits("waitAfterCourseGuide").gives("nurtureStep", "WAIT", "waitDays", 4),
        waiting(2).hits("waitAfterStudyPlan").gives("nextPiece", null, "waitDays", 8),
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
