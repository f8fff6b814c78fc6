package io.leadrelay.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadrelay.engine.StartRefused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

@DisplayName("The administrator's first password")
class StrongAdminPasswordTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Short-1",
        "no-upper-case-1",
        "NO-LOWER-CASE-1",
        "No-Digit-Here",
        "NoSpecialSign1",
        "Is-admin-himself-1"
      })
  @DisplayName("stops the start when it breaks the policy")
  void weak(String password) {
    assertThatThrownBy(() -> startWith(password))
        .isInstanceOf(StartRefused.class)
        .hasMessage("The administrator's password is too weak.");
  }

  @Test
  @DisplayName("lets the start go on when it keeps the policy")
  void strong() {
    assertThatCode(() -> startWith("Nine-Herons-9")).doesNotThrowAnyException();
  }

  private static void startWith(String password) {
    var environment = new MockEnvironment();
    environment.setProperty("leadrelay.admin.password", password);
    new StrongAdminPassword(environment).postProcessBeanFactory(new DefaultListableBeanFactory());
  }
}
