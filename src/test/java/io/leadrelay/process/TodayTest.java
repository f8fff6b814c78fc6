package io.leadrelay.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.LeadrelayTest;
import io.leadrelay.terms.AgreementInForce;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Team;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@LeadrelayTest
@DisplayName("Today")
class TodayTest {

  private static final ZoneId FAR_EAST = ZoneId.of("Pacific/Kiritimati");

  @Autowired Today today;
  @Autowired Team team;
  @Autowired AgreementInForce agreements;
  @Autowired IdentityService identities;
  @Autowired Clock clock;

  @AfterEach
  void nobodyIsLoggedIn() {
    identities.clearAuthentication();
  }

  @Test
  @DisplayName("ends at midnight where the rep is who asks, for others where the agreement applies")
  void endsAtMidnight() {
    team.save(
        new Rep("today-tane", null, 1, 10, Set.of(), Set.of(), false, List.of(), null, FAR_EAST));

    identities.setAuthentication("today-tane", List.of());
    assertEndsAtMidnight(FAR_EAST);
    identities.setAuthentication("today-nobody", List.of());
    assertEndsAtMidnight(agreements.now().terms().calendar().zone());
  }

  private void assertEndsAtMidnight(ZoneId zone) {
    var end = today.getEnd().toInstant();
    assertThat(end.atZone(zone).toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
    assertThat(Duration.between(clock.instant(), end))
        .isPositive()
        .isLessThan(Duration.ofHours(26));
  }
}
