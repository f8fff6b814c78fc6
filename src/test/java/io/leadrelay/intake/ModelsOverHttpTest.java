package io.leadrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.engine.ChangedModels;
import io.leadrelay.engine.ModelFiles;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
@DisplayName("GET /api/models")
class ModelsOverHttpTest {

  private static final String FIT = "bpmn/decisions/fit.dmn";

  @LocalServerPort int port;
  @Autowired ModelFiles models;
  @Autowired RepositoryService repository;
  @Autowired IdentityService identity;

  private String deployment = "";

  @BeforeEach
  void anOwnerReplacesATable() {
    identity.clearAuthentication();
    deployment =
        new ChangedModels(models)
            .with(
                FIT,
                text ->
                    text.replace(
                        "<text>\"Marketing looked into this lead: it fits.\"</text>",
                        "<text>\"Marketing says: it fits.\"</text>"))
            .deploy(repository);
  }

  @AfterEach
  void andTakesItBack() {
    repository.deleteDeployment(deployment, true);
  }

  @Test
  @DisplayName("shows the versions, what differs, and that the replaced table is a draft")
  void showsVersionsAndDrafts() {
    var answer = new ApiClient(port, "api").get("/api/models");

    assertThat(answer.status()).isEqualTo(200);
    var newest = answer.body().at("/versions/0");
    assertThat(newest.path("newest").asBoolean()).isTrue();
    assertThat(newest.path("version").asInt())
        .isEqualTo(answer.body().at("/versions/1/version").asInt() + 1);
    assertThat(newest.path("runningLeads").asInt()).isZero();
    assertThat(newest.path("deployedAt").asText()).endsWith("Z");
    assertThat(newest.path("changes")).hasSize(1);
    assertThat(newest.at("/changes/0/file").asText()).isEqualTo(FIT);
    assertThat(newest.at("/changes/0/details/0").asText())
        .contains("it fits.", "→", "Marketing says: it fits.");
    var fit = answer.body().at("/signedTables/0");
    assertThat(fit.path("table").asText()).isEqualTo("fit");
    assertThat(fit.path("name").asText()).isEqualTo("Check fit");
    assertThat(fit.at("/inForce/agreement").asInt()).isEqualTo(1);
    assertThat(fit.at("/inForce/version").asInt()).isLessThan(fit.at("/draft/version").asInt());
    assertThat(fit.at("/draft/summary").asText()).isEqualTo("Check fit: 1 rule changed");
    assertThat(answer.body().at("/signedTables/1/draft").isNull()).isTrue();
    assertThat(answer.body().path("leftBehind").isArray()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de-AT,en;q=0.5 | Check fit: 1 Regel geändert",
        "fr, de;q=0.7, en;q=0.3 | Check fit: 1 Regel geändert",
        "en-GB | Check fit: 1 rule changed",
        "fr | Check fit: 1 rule changed",
        "no language; at all | Check fit: 1 rule changed"
      })
  @DisplayName("speaks the reader's language")
  void speaksTheReadersLanguage(String header, String summary) {
    var answer =
        new ApiClient(port, "manager").get("/api/models?limit=1", "Accept-Language", header);

    assertThat(answer.body().at("/versions/0/changes/0/summary").asText()).isEqualTo(summary);
    assertThat(answer.body().at("/signedTables/0/draft/summary").asText()).isEqualTo(summary);
  }

  @Test
  @DisplayName("shows as many versions as asked for")
  void isLimited() {
    var one = new ApiClient(port, "owner").get("/api/models?limit=1");

    assertThat(one.body().path("versions")).hasSize(1);
    assertThat(one.body().path("moreVersions").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "-1", "many"})
  @DisplayName("refuses a number of versions that is none")
  void refusesAWrongLimit(String limit) {
    var answer = new ApiClient(port, "api").get("/api/models?limit=" + limit);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.field()).isEqualTo("limit");
  }
}
