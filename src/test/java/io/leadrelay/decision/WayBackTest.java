package io.leadrelay.decision;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The way back of a rejected lead")
class WayBackTest extends DecisionTableTest {

  WayBackTest() {
    super(SHIPPED.resolve("way-back.dmn"));
  }

  @Override
  List<String> outputs() {
    return List.of("wayBack");
  }

  @Override
  Stream<Case> cases() {
    return Stream.of(
        given("overruled", "ruling", "OVERRULED", "rejectionReason", "DUPLICATE")
            .hits("overruled")
            .gives("wayBack", "CONTACT"),
        upheld("NOT_READY").hits("notReady").gives("wayBack", "NURTURE"),
        upheld("NO_FIT").hits("noFit").gives("wayBack", "NO_FIT"),
        upheld("WRONG_DATA").hits("wrongData").gives("wayBack", "RESEARCH"),
        upheld("DUPLICATE").hits("duplicate").gives("wayBack", "MERGED"),
        upheld("OTHER").hits("otherwise").gives("wayBack", "NURTURE"));
  }

  private static Case upheld(String reason) {
    return given("upheld: " + reason, "ruling", "UPHELD", "rejectionReason", reason);
  }
}
