package io.leadrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("Over HTTP, outside the web apps,")
class ApiAccessTest {

  /** A new one for each test: locking a demo user would disturb who shares the application. */
  private final String guessed = "guessed-" + UUID.randomUUID();

  @LocalServerPort int port;
  @Autowired IdentityService identities;

  @BeforeEach
  void thereIsAUserToGuessAt() {
    var user = identities.newUser(guessed);
    user.setPassword(DemoUsers.PASSWORD);
    identities.saveUser(user);
  }

  @AfterEach
  void tidyUp() {
    identities.deleteUser(guessed);
  }

  @Test
  @DisplayName("a call without a login is told how to log in")
  void withoutLogin() {
    var answer = new Browser(port).send("GET", "/api/leads");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body())
        .contains("\"status\":401", "Log in with a user name and a password", "/api/leads");
  }

  @Test
  @DisplayName("a wrong password is refused with a sentence")
  void wrongPassword() {
    var answer = new Browser(port).call("GET", "/api/leads", guessed, "wrong");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("the password is wrong");
  }

  @Test
  @DisplayName("a user id that no user can have is refused, not an error")
  void impossibleUserId() {
    assertThat(new Browser(port).call("GET", "/api/leads", "rep\u0000", "x").statusCode())
        .isEqualTo(401);
  }

  @Test
  @DisplayName("a group that may not make a call is told so")
  void wrongGroup() {
    var answer = new Browser(port).call("PUT", "/api/reps/rep1", "rep1", DemoUsers.PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"status\":403", "the user rep1", "open to other groups");
  }

  @Test
  @DisplayName("a path under /api that nobody listed is closed, administrators included")
  void unlistedPath() {
    var answer = new Browser(port).call("GET", "/api/unlisted", "admin", DemoUsers.PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("a form on a foreign page cannot use a browser's remembered login")
  void foreignForm() {
    var login =
        Base64.getEncoder()
            .encodeToString(("api:" + DemoUsers.PASSWORD).getBytes(StandardCharsets.UTF_8));

    var answer =
        new Browser(port)
            .send(
                "POST",
                "/api/imports",
                "Authorization",
                "Basic " + login,
                "Sec-Fetch-Site",
                "cross-site");

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("a guesser is locked out: then even the right password does not help")
  void guessingLocksTheUser() {
    var guesser = new Browser(port);
    for (int i = 0; i < 3; i++) {
      guesser.call("GET", "/api/leads", guessed, "guess" + i);
    }

    var answer = guesser.call("GET", "/api/leads", guessed, DemoUsers.PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("the right password of a user whom nobody guessed at is let in")
  void rightPassword() {
    var answer = new Browser(port).call("GET", "/v3/api-docs", guessed, DemoUsers.PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("no session is made")
  void noSession() {
    var answer = new Browser(port).call("GET", "/api/leads", "manager", DemoUsers.PASSWORD);

    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  @DisplayName("the health is open, the rest of the actuator is for administrators")
  void actuator() {
    var browser = new Browser(port);

    assertThat(browser.send("GET", "/actuator/health").statusCode()).isEqualTo(200);
    assertThat(browser.send("GET", "/actuator").statusCode()).isEqualTo(401);
    assertThat(browser.call("GET", "/actuator", "manager", DemoUsers.PASSWORD).statusCode())
        .isEqualTo(403);
    assertThat(browser.call("GET", "/actuator", "admin", DemoUsers.PASSWORD).statusCode())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("the description of the interface is for those who are logged in")
  void openApi() {
    var browser = new Browser(port);

    assertThat(browser.send("GET", "/v3/api-docs").statusCode()).isEqualTo(401);
    assertThat(browser.call("GET", "/v3/api-docs", "rep1", DemoUsers.PASSWORD).body())
        .contains("\"openapi\"");
  }
}
