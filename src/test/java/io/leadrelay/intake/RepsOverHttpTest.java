package io.leadrelay.intake;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.LeadrelayTest;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Refusal;
import io.leadrelay.lead.UnknownLead;
import jakarta.servlet.ServletException;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who may call at all is the business of the security tests: here the doors are open. */
@LeadrelayTest
@Transactional
@DisplayName("Over HTTP")
class RepsOverHttpTest {

  @Autowired RepsController reps;
  @Autowired AgreementsController agreements;
  @Autowired Problems problems;
  @Autowired ObjectMapper json;
  @Autowired IdentityService identities;

  private MockMvc http;

  @BeforeEach
  void openTheDoors() {
    http =
        MockMvcBuilders.standaloneSetup(reps, agreements, new Failing())
            .setControllerAdvice(problems)
            .setMessageConverters(new MappingJackson2HttpMessageConverter(json))
            .build();
    member("zoe", "sales");
    member("sam", "sales-lead");
  }

  @Test
  @DisplayName("a rep is stored, changed and shown")
  void storesAndShows() throws Exception {
    send(
            put("/api/reps/zoe"),
            """
            {"team": "north", "weight": 2, "cap": 8, "territories": ["DACH", " UK "],
             "languages": ["de", "EN"], "hours": "Mo-Do 8-12", "zone": "Europe/Lisbon"}
            """)
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.languages[1]").value("en"))
        .andExpect(jsonPath("$.hours").value("Mon-Thu 08:00-12:00"))
        .andExpect(jsonPath("$.zone").value("Europe/Lisbon"));

    send(put("/api/reps/zoe"), "{\"weight\": 3, \"cap\": 0, \"territories\": [\"UK\"]}")
        .andExpect(status().isOk());

    http.perform(get("/api/reps/zoe"))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .json(
                    """
                    {"id": "zoe", "team": null, "weight": 3, "cap": 0, "territories": ["UK"],
                     "languages": [], "active": true, "present": true, "absences": [],
                     "hours": null, "zone": null}
                    """));
    http.perform(get("/api/reps")).andExpect(jsonPath("$[?(@.id == 'zoe')]", hasSize(1)));
  }

  @ParameterizedTest(name = "{0} names {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"weight\": 0, \"cap\": 8}                             | weight         | between 1 and 100",
        "{\"weight\": 101, \"cap\": 8}                           | weight         | between 1 and 100",
        "{\"weight\": 1, \"cap\": -1}                            | cap            | between 0 and 1000",
        "{\"weight\": 1, \"cap\": 1001}                          | cap            | between 0 and 1000",
        "{\"cap\": 8}                                            | weight         | missing",
        "{\"weight\": \"2\", \"cap\": 8}                         | weight         | whole number",
        "{\"weight\": 1.5, \"cap\": 8}                           | weight         | whole number",
        "{\"weight\": 1, \"cap\": 8, \"team\": 7}                | team           | a text",
        "{\"weight\": 1, \"cap\": 8, \"active\": \"yes\"}        | active         | true or false",
        "{\"weight\": 1, \"cap\": 8, \"territories\": \"UK\"}    | territories    | a list",
        "{\"weight\": 1, \"cap\": 8, \"territories\": [\" \"]}   | territories[0] | empty",
        "{\"weight\": 1, \"cap\": 8, \"territories\": [\"any\"]} | territories[0] | leave the list empty",
        "{\"weight\": 1, \"cap\": 8, \"languages\": [\"de\", \"?\"]} | languages[1] | language",
        "{\"weight\": 1, \"cap\": 8, \"team\": \"a\\u0000\"}     | team           | control",
        "{\"weight\": 1, \"cap\": 8, \"hours\": \" \"}         | hours          | never open",
        "{\"weight\": 1, \"cap\": 8, \"hours\": \"Mon 9-9\"}   | hours          | not after the beginning",
        "{\"weight\": 1, \"cap\": 8, \"zone\": \"Berlin\"}     | zone           | no time zone 'Berlin'",
        "{\"weight\": 1, \"cap\": 8, \"wieght\": 2}              | wieght         | no such field"
      })
  @DisplayName("a field at fault is named with its reason, and nothing is stored")
  void namesTheField(String body, String field, String reason) throws Exception {
    send(put("/api/reps/zoe"), body)
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.errors", hasSize(1)))
        .andExpect(jsonPath("$.errors[0].field").value(field))
        .andExpect(jsonPath("$.errors[0].reason", containsString(reason)));

    http.perform(get("/api/reps/zoe")).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("all fields at fault are named at once")
  void namesAllFields() throws Exception {
    send(put("/api/reps/zoe"), "{\"weight\": 0}").andExpect(jsonPath("$.errors", hasSize(2)));
  }

  @Test
  @DisplayName("nobody becomes a rep who is not a user in the group sales")
  void wantsAUserInSales() throws Exception {
    for (var id : new String[] {"nobody", "sam"}) {
      send(put("/api/reps/" + id), "{\"weight\": 1, \"cap\": 8}")
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.errors[0].field").value("id"));
    }
  }

  @Test
  @DisplayName("an absence is entered by the rep or by the sales lead, and by no other rep")
  void takesAbsences() throws Exception {
    send(put("/api/reps/zoe"), "{\"weight\": 1, \"cap\": 8}").andExpect(status().isCreated());
    var absences = "/api/reps/zoe/absences";
    var body = "{\"from\": \"2026-12-21T00:00:00+01:00\", \"to\": \"2027-01-04T00:00:00Z\"}";

    send(post(absences).principal(() -> "zoe"), body)
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.from").value("2026-12-20T23:00:00Z"));
    send(post(absences).principal(() -> "sam"), body).andExpect(status().isCreated());
    assertThatExceptionOfType(ServletException.class)
        .isThrownBy(() -> send(post(absences).principal(() -> "mallory"), body))
        .withCauseInstanceOf(AccessDeniedException.class);

    http.perform(get("/api/reps/zoe")).andExpect(jsonPath("$.absences", hasSize(2)));
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "2026-12-21T00:00:00Z, 2026-12-21T00:00:00Z, to",
    "2026-12-21T00:00:00Z, 2026-12-21T00:30:00+01:00, to",
    "2026-12-21, 2027-01-04T00:00:00Z, from",
    "2026-12-21T00:00:00, 2027-01-04T00:00:00Z, from",
    "1026-12-21T00:00:00Z, 2027-01-04T00:00:00Z, from",
    "2026-12-21T00:00:00Z, +99999-01-01T00:00:00Z, to"
  })
  @DisplayName("an absence that is no period is refused")
  void refusesNoPeriod(String from, String to, String field) throws Exception {
    send(put("/api/reps/zoe"), "{\"weight\": 1, \"cap\": 8}");

    send(
            post("/api/reps/zoe/absences").principal(() -> "zoe"),
            "{\"from\": \"" + from + "\", \"to\": \"" + to + "\"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors", hasSize(1)))
        .andExpect(jsonPath("$.errors[0].field").value(field));
  }

  @Test
  @DisplayName("the agreements are shown, and which is in force")
  void showsAgreements() throws Exception {
    http.perform(get("/api/agreements")).andExpect(jsonPath("$[0].number").value(1));
    http.perform(get("/api/agreements/current"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.monthlyTarget").value(500))
        .andExpect(jsonPath("$.tables", hasSize(5)))
        .andExpect(jsonPath("$.signatures[0].side").value("marketing"));
  }

  @Test
  @DisplayName("a body that is no JSON, or none, is a bad request")
  void refusesNoJson() throws Exception {
    problem(send(put("/api/reps/zoe"), "{\"weight\": "), 400, "not valid JSON (line 1");
    problem(send(put("/api/reps/zoe"), "{} {}"), 400, "The body");
    problem(send(put("/api/reps/zoe"), ""), 400, "missing");
    problem(send(put("/api/reps/zoe"), "[]"), 400, "must be a JSON object");
    problem(send(put("/api/reps/zoe"), "{\"cap\": 1, \"cap\": 2}"), 400, "");
  }

  @Test
  @DisplayName("a call that does not fit is told what would")
  void tellsWhatWouldFit() throws Exception {
    problem(
        http.perform(put("/api/reps/zoe").contentType(MediaType.TEXT_PLAIN).content("weight=1")),
        415,
        "application/json");
    problem(http.perform(post("/api/reps/zoe")), 405, "POST does nothing here");
    problem(http.perform(get("/failing/number")), 400, "The parameter size is missing");
    problem(http.perform(get("/failing/number?size=many")), 400, "must be a whole number");
  }

  @Test
  @DisplayName("what goes wrong inside stays inside")
  void tellsNoInternals() throws Exception {
    http.perform(get("/failing/unexpected"))
        .andExpect(status().isInternalServerError())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(content().string(containsString("reference")))
        .andExpect(content().string(not(containsString("ACT_RU_JOB"))))
        .andExpect(content().string(not(containsString("Exception"))));
  }

  @Test
  @DisplayName("a refusal carries its sentence, an unknown lead its number")
  void carriesSentences() throws Exception {
    problem(http.perform(get("/failing/conflict")), 409, "The lead is with sales.");
    problem(http.perform(get("/failing/unknown")), 404, "There is no lead 0");
  }

  private ResultActions send(MockHttpServletRequestBuilder request, String body) throws Exception {
    return http.perform(request.contentType(MediaType.APPLICATION_JSON).content(body));
  }

  private static void problem(ResultActions answer, int status, String sentence) throws Exception {
    answer
        .andExpect(status().is(status))
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.status").value(status))
        .andExpect(jsonPath("$.detail", containsString(sentence)));
  }

  private void member(String id, String group) {
    identities.saveUser(identities.newUser(id));
    if (identities.createGroupQuery().groupId(group).count() == 0) {
      identities.saveGroup(identities.newGroup(group));
    }
    identities.createMembership(id, group);
  }

  /** Goes wrong in the ways that the controllers at hand cannot be made to. */
  @RestController
  static class Failing {

    @GetMapping("/failing/unexpected")
    void unexpected() {
      throw new IllegalStateException("select * from ACT_RU_JOB");
    }

    @GetMapping("/failing/conflict")
    void conflict() {
      throw Refusal.conflict("The lead is with sales.");
    }

    @GetMapping("/failing/unknown")
    void unknown() {
      throw new UnknownLead(new LeadId(new UUID(0, 7)));
    }

    @GetMapping("/failing/number")
    int number(@RequestParam int size) {
      return size;
    }
  }
}
