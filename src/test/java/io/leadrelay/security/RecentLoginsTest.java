package io.leadrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A login that succeeded a moment ago")
class RecentLoginsTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final RecentLogins logins = new RecentLogins(now::get);

  @Test
  @DisplayName("is known again with the same password")
  void isKnown() {
    logins.remember("rep1", "secret", List.of("sales"));

    assertThat(logins.groupsOf("rep1", "secret")).contains(List.of("sales"));
  }

  @Test
  @DisplayName("is not known with another password, nor for another user")
  void needsTheSamePassword() {
    logins.remember("rep1", "secret", List.of("sales"));

    assertThat(logins.groupsOf("rep1", "Secret")).isEmpty();
    assertThat(logins.groupsOf("rep2", "secret")).isEmpty();
  }

  @Test
  @DisplayName("is forgotten within a minute")
  void isForgotten() {
    logins.remember("rep1", "secret", List.of("sales"));

    now.addAndGet(Duration.ofMinutes(1).toNanos());

    assertThat(logins.groupsOf("rep1", "secret")).isEmpty();
  }
}
