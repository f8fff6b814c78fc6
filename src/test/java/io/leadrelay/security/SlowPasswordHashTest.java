package io.leadrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The slow password hash")
class SlowPasswordHashTest {

  private final SlowPasswordHash hash = new SlowPasswordHash();

  @Test
  @DisplayName("accepts the password it was made from and no other")
  void checks() {
    var stored = hash.encrypt("Sesame-opens-9");

    assertThat(hash.check("Sesame-opens-9", stored)).isTrue();
    assertThat(hash.check("sesame-opens-9", stored)).isFalse();
  }

  @Test
  @DisplayName("differs for two users with the same password")
  void isSalted() {
    assertThat(hash.encrypt("Sesame-opens-9")).isNotEqualTo(hash.encrypt("Sesame-opens-9"));
  }

  @Test
  @DisplayName("still accepts a row made with fewer rounds")
  void olderRowsStayValid() {
    // PBKDF2-HMAC-SHA512 of "password" and the salt "salt" with one round, as widely published.
    var published =
        "1$c2FsdA$hn9wzxreAs/zdSWZo6U9xK80x6ZpgVrl1RNVThyM"
            + "8lLALUcKKFoFAbrZmb/pQ8CPBQI119aLHaVeY/c7YKV/zg";

    assertThat(hash.check("password", published)).isTrue();
  }

  @Test
  @DisplayName("refuses a row that it did not write")
  void refusesOtherRows() {
    assertThat(hash.check("anything", "not a hash")).isFalse();
  }
}
