package io.leadrelay.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.security.Browser;
import io.leadrelay.security.DemoServerTest;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("What the page of models in Cockpit reads")
class ModelsInCockpitTest {

  private static final String MODELS = "/camunda/api/cockpit/plugin/leadrelay/default/models";

  @LocalServerPort int port;
  @Autowired IdentityService identities;
  @Autowired ObjectMapper json;

  @BeforeEach
  void nobodyIsLoggedIn() {
    identities.clearAuthentication();
  }

  @ParameterizedTest
  @ValueSource(strings = {"manager", "owner", "admin"})
  @DisplayName("is open to those who may enter Cockpit")
  void isOpenInCockpit(String user) throws Exception {
    var browser = new Browser(port);
    assertThat(browser.logIn(user, "cockpit")).isEqualTo(200);

    var answer = browser.send("GET", MODELS + "?limit=1");

    assertThat(answer.statusCode()).isEqualTo(200);
    var models = json.readTree(answer.body());
    assertThat(models.at("/versions/0/newest").asBoolean()).isTrue();
    assertThat(models.at("/versions/0/deployedAt").asText()).startsWith("20").endsWith("Z");
    assertThat(models.path("signedTables")).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rep1", "marketer", "sales-lead", "marketing-lead", "arbiter"})
  @DisplayName("is closed to those who have a session of Tasklist only")
  void isClosedToOthers(String user) {
    var browser = new Browser(port);
    assertThat(browser.logIn(user, "tasklist")).isEqualTo(200);

    var answer = browser.send("GET", MODELS);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain("signedTables");
  }

  @Test
  @DisplayName("is closed without a login")
  void asksForALogin() {
    assertThat(new Browser(port).send("GET", MODELS).statusCode()).isEqualTo(401);
  }
}
