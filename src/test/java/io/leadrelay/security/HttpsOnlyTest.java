package io.leadrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.LeadrelayTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@LeadrelayTest
@TestPropertySource(properties = "leadrelay.https-only=true")
@DisplayName("Outside the demo")
class HttpsOnlyTest {

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;

  @Test
  @DisplayName("every cookie of the web apps travels over HTTPS only and stays on this site")
  void cookiesAreSecure() {
    var page = new Browser(port).send("GET", "/camunda/app/tasklist/default/");

    assertThat(page.headers().allValues("Set-Cookie"))
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(
            cookie ->
                assertThat(cookie.split("; *"))
                    .contains("Secure", "SameSite=Lax")
                    .doesNotHaveDuplicates());
  }

  @Test
  @DisplayName("browsers are told to come back over HTTPS only")
  void strictTransport() {
    var page = new Browser(port).send("GET", "/camunda/app/tasklist/default/");

    assertThat(page.headers().allValues("Strict-Transport-Security"))
        .singleElement()
        .asString()
        .contains("max-age=31536000");
  }

  @Test
  @DisplayName("there is no user but the administrator")
  void noDemoUsers() {
    assertThat(jdbc.sql("SELECT ID_ FROM ACT_ID_USER").query(String.class).list())
        .containsExactly("admin");
  }
}
