package io.leadrelay.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

@DisplayName("The administrator's password")
class AdminSecretTest {

  private final MockEnvironment environment = new MockEnvironment();

  @Test
  @DisplayName("has to be set")
  void hasToBeSet() {
    assertThatThrownBy(this::check)
        .isInstanceOf(StartRefused.class)
        .hasMessage("No password is set for the administrator.");
  }

  @Test
  @DisplayName("has to be more than blanks")
  void hasToBeMoreThanBlanks() {
    environment.setProperty("leadrelay.admin.password", "  ");

    assertThatThrownBy(this::check).isInstanceOf(StartRefused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Demo-relay-1", "admin", "PASSWORD", "camunda"})
  @DisplayName("is refused if everybody knows it")
  void isRefusedIfWellKnown(String password) {
    environment.setProperty("leadrelay.admin.password", password);

    assertThatThrownBy(this::check)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("everybody knows");
  }

  @Test
  @DisplayName("is taken if it is one's own")
  void isTakenIfOnesOwn() {
    environment.setProperty("leadrelay.admin.password", "a secret of our own");

    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("may be the well-known one in the demo profile")
  void mayBeWellKnownInTheDemo() {
    environment.setActiveProfiles("demo");
    environment.setProperty("leadrelay.admin.password", "Demo-relay-1");

    assertThatCode(this::check).doesNotThrowAnyException();
  }

  private void check() {
    new AdminSecret(environment).postProcessBeanFactory(new DefaultListableBeanFactory());
  }
}
