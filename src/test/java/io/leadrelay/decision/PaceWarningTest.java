package io.leadrelay.decision;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The warning that a month is about to be missed")
class PaceWarningTest extends DecisionTableTest {

  PaceWarningTest() {
    super(SHIPPED.resolve("pace-warning.dmn"));
  }

  @Override
  List<String> outputs() {
    return List.of("warn");
  }

  @Override
  Stream<Case> cases() {
    return Stream.of(
        day("in the first fifth", 19, 10, true, null).hits("tooEarly").gives("warn", false),
        day("near the target", 20, 95, true, null).hits("onPace").gives("warn", false),
        day("for the first time", 20, 94, true, null).hits("newReason").gives("warn", true),
        day("for another reason", 60, 94, true, 1).hits("newReason").gives("warn", true),
        day("a week later", 60, 94, false, 5).hits("stillInDanger").gives("warn", true),
        day("days later", 60, 94, false, 4).hits("toldAlready").gives("warn", false));
  }

  private static Case day(
      String what, int percentGone, int forecast, boolean newReason, @Nullable Integer days) {
    return given(
        what,
        "percentGone",
        percentGone,
        "forecastPercent",
        forecast,
        "newReason",
        newReason,
        "daysSinceWarning",
        days);
  }
}
