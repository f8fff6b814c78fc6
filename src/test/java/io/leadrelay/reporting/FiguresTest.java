package io.leadrelay.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The figures of a month that was reviewed")
class FiguresTest {

  @Test
  @DisplayName("are restated where a later one differs, each with its owner")
  void areRestated() {
    var then =
        figures("delivery.points", "500.00", "contact.all.overdue", "3", "rulings.upheld", "1");
    var now =
        figures(
            "delivery.points", "499.00",
            "contact.all.overdue", "3.0",
            "contact.all.medianMinutes", "12.5");

    assertThat(now.changedSince(then))
        .containsExactly(
            restated("delivery.points", Owner.MARKETING, "500.00", "499.00"),
            restated("contact.all.medianMinutes", Owner.SALES, null, "12.5"),
            restated("rulings.upheld", Owner.ARBITRATION, "1", null));
    assertThat(now.changedSince(now)).isEmpty();
  }

  @Test
  @DisplayName("belong to who can change them: an upheld rejection was marketing's lead")
  void haveAnOwner() {
    assertThat(Figures.owner("rejections.NO_FIT.upheld")).isEqualTo(Owner.MARKETING);
    assertThat(Figures.owner("rejections.NO_FIT.overruled")).isEqualTo(Owner.SALES);
    assertThat(Figures.owner("attempts.made")).isEqualTo(Owner.SALES);
  }

  @Test
  @DisplayName("are kept to the last digit and in their order")
  void areKept() {
    var figures = figures("delivery.points", "500.10", "delivery.target", "500");

    assertThat(figures.toJson()).isEqualTo("{\"delivery.points\":500.10,\"delivery.target\":500}");
    assertThat(Figures.ofJson(figures.toJson()).values())
        .containsExactlyEntriesOf(figures.values());
    assertThatThrownBy(() -> Figures.ofJson("[]")).isInstanceOf(IllegalArgumentException.class);
  }

  private static Figures figures(String... keysAndValues) {
    Map<String, BigDecimal> values = new LinkedHashMap<>();
    for (var n = 0; n < keysAndValues.length; n += 2) {
      values.put(keysAndValues[n], new BigDecimal(keysAndValues[n + 1]));
    }
    return new Figures(values);
  }

  private static Restated restated(
      String key, Owner owner, @Nullable String then, @Nullable String now) {
    return new Restated(
        key,
        owner,
        then == null ? null : new BigDecimal(then),
        now == null ? null : new BigDecimal(now));
  }
}
