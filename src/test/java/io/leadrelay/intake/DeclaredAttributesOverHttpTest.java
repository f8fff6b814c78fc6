package io.leadrelay.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.OwnersTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@OwnersTest
@DisplayName("Attributes that the owners have declared")
class DeclaredAttributesOverHttpTest {

  private static final String MAPPING =
      """
      {"source": "%s", "fields": {"externalId": "No", "attributes.budget": "Budget",
       "attributes.seats": "Seats", "attributes.decisionMaker": "Decides",
       "attributes.hobby": "Hobby"}}
      """;

  @LocalServerPort int port;

  private ApiClient api;

  @BeforeEach
  void logIn() {
    api = new ApiClient(port, "api");
  }

  @Test
  @DisplayName("are taken in over HTTP in the form of their type, others as texts, and are shown")
  void takenIn() {
    var answer =
        api.post(
            "/api/leads",
            """
            {"email": "%s", "attributes": {"budget": "10,000 or more", "seats": "12.50",
             "decisionMaker": "Yes", "hobby": "Chess"}}
            """
                .formatted(ApiClient.unknownEmail()));

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    var attributes = api.get("/api/leads/" + answer.id()).body().path("attributes");
    assertThat(attributes.path("budget").asText()).isEqualTo("LARGE");
    assertThat(attributes.path("seats").asText()).isEqualTo("12.5");
    assertThat(attributes.path("decisionMaker").asText()).isEqualTo("true");
    assertThat(attributes.path("hobby").asText()).isEqualTo("Chess");
  }

  @Test
  @DisplayName("are refused over HTTP with every field that is not of its type; nothing is stored")
  void refused() {
    var email = ApiClient.unknownEmail();

    var answer =
        api.post(
            "/api/leads",
            """
            {"email": "%s", "attributes": {"budget": "HUGE", "seats": "12", "decisionMaker": "?"}}
            """
                .formatted(email));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("attributes.budget", "attributes.decisionMaker");
    assertThat(answer.body().path("errors").findValuesAsText("reason"))
        .contains("'HUGE' is not what Budget takes: one of SMALL, LARGE.");
    assertThat(api.get("/api/leads?q=" + email).body().path("leads")).isEmpty();
  }

  @Test
  @DisplayName("are checked in an import: a row with a wrong one is refused, the others come in")
  void imported() {
    var source = "declared-" + java.util.UUID.randomUUID();
    var imports = new ImportClient(port);
    var file =
        """
        No,Budget,Seats,Decides,Hobby
        1,large,50,ja,Chess
        2,LARGE,many,no,Go
        3,,,,
        """;

    var done = imports.importFile(file.getBytes(UTF_8), MAPPING.formatted(source));

    assertThat(done.path("state").asText()).isEqualTo("DONE");
    assertThat(done.path("created").asInt()).isEqualTo(2);
    assertThat(done.path("refused").asInt()).isEqualTo(1);
    assertThat(imports.get("/api/imports/" + done.path("id").asText() + "/refusals.csv").body())
        .contains("attributes.seats")
        .contains("'many' is not what Seats takes: a number, such as 12 or 2.5.");
    var leads = api.get("/api/leads?source=" + source).body().path("leads");
    assertThat(leads.findValuesAsText("externalId")).containsExactlyInAnyOrder("1", "3");
    var first = leads.get(0).path("externalId").asText().equals("1") ? leads.get(0) : leads.get(1);
    var attributes = api.get("/api/leads/" + first.path("id").asText()).body().path("attributes");
    assertThat(attributes.path("budget").asText()).isEqualTo("LARGE");
    assertThat(attributes.path("seats").asText()).isEqualTo("50");
    assertThat(attributes.path("decisionMaker").asText()).isEqualTo("true");
    assertThat(attributes.path("hobby").asText()).isEqualTo("Chess");
  }
}
