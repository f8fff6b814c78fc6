package io.leadrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.LeadrelayTest;
import io.leadrelay.persistence.PastLeads;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;

/** Who may call at all is the business of the security tests: here the doors are open. */
@LeadrelayTest
@Tag("database")
@Transactional
@DisplayName("GET /api/goal")
class GoalOverHttpTest {

  private static final String EXAMPLE =
      "revenue=1000000&averageDealSize=10000&leadToOpportunity=0.2&opportunityToCustomer=0.25";
  private static final Duration DAY = Duration.ofDays(1);

  @Autowired GoalController goals;
  @Autowired Problems problems;
  @Autowired ObjectMapper json;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private MockMvc http;
  private PastLeads leads;

  @BeforeEach
  void openTheDoors() {
    http =
        MockMvcBuilders.standaloneSetup(goals)
            .setControllerAdvice(problems)
            .setMessageConverters(new MappingJackson2HttpMessageConverter(json))
            .build();
    leads = new PastLeads(jdbc);
    leads.forgetOthers();
  }

  @Test
  @DisplayName(
      "tells customers, opportunities, leads and leads a month; typed figures leave no doubt")
  void calculates() throws Exception {
    var answer = get(200, EXAMPLE);

    assertThat(answer.path("customers").asLong()).isEqualTo(100);
    assertThat(answer.path("opportunities").asLong()).isEqualTo(400);
    assertThat(answer.path("leads").asLong()).isEqualTo(2000);
    assertThat(answer.path("leadsPerMonth").asLong()).isEqualTo(167);
    assertThat(answer.path("months").asInt()).isEqualTo(12);
    assertThat(answer.path("revenue").toString()).isEqualTo("1000000");
    assertThat(answer.at("/basis/leadToOpportunity/source").asText()).isEqualTo("TYPED");
    assertThat(answer.at("/basis/leadToOpportunity/sample").isNull()).isTrue();
    assertThat(answer.path("interval").isNull()).isTrue();
  }

  @Test
  @DisplayName("takes what is left out from past leads, and says from which and how sure it is")
  void calculatesLive() throws Exception {
    forty();

    var answer = get(200, "revenue=100000&months=6");

    assertThat(answer.path("customers").asLong()).isEqualTo(25);
    assertThat(answer.path("opportunities").asLong()).isEqualTo(125);
    assertThat(answer.path("leads").asLong()).isEqualTo(500);
    assertThat(answer.path("leadsPerMonth").asLong()).isEqualTo(84);
    assertThat(answer.path("currency").asText()).isEqualTo("EUR");
    assertThat(answer.path("averageDealSize").decimalValue()).isEqualByComparingTo("4000");
    assertThat(answer.path("leadToOpportunity").decimalValue()).isEqualByComparingTo("0.25");
    assertThat(answer.path("opportunityToCustomer").decimalValue()).isEqualByComparingTo("0.2");
    var rate = answer.at("/basis/leadToOpportunity");
    assertThat(rate.path("source").asText()).isEqualTo("LIVE");
    assertThat(rate.at("/sample/numerator").asInt()).isEqualTo(10);
    assertThat(rate.at("/sample/denominator").asInt()).isEqualTo(40);
    assertThat(rate.at("/sample/timeToCloseDays").asDouble()).isEqualTo(20);
    // Wilson, 10 of 40.
    assertThat(rate.at("/sample/low").asDouble()).isCloseTo(0.141871, within(1e-6));
    assertThat(rate.at("/sample/high").asDouble()).isCloseTo(0.401940, within(1e-6));
    var dealSize = answer.at("/basis/averageDealSize/sample");
    assertThat(dealSize.path("numerator").decimalValue()).isEqualByComparingTo("8000");
    assertThat(dealSize.path("denominator").asInt()).isEqualTo(2);
    assertThat(answer.at("/interval/leads/low").asLong()).isBetween(1L, 499L);
  }

  @Test
  @DisplayName("gives the interval of the result where a rate is live")
  void givesTheInterval() throws Exception {
    forty();

    var answer = get(200, "revenue=100000&averageDealSize=4000&opportunityToCustomer=0.2");

    // 125 opportunities by the ends of Wilson's interval.
    assertThat(answer.path("leads").asLong()).isEqualTo(500);
    assertThat(answer.at("/interval/leads/low").asLong()).isEqualTo(311);
    assertThat(answer.at("/interval/leads/high").asLong()).isEqualTo(882);
    assertThat(answer.at("/interval/leadsPerMonth/low").asLong()).isEqualTo(26);
    assertThat(answer.at("/interval/leadsPerMonth/high").asLong()).isEqualTo(74);
    assertThat(answer.at("/interval/opportunities").isNull()).isTrue();
  }

  @Test
  @DisplayName("asks for the currency where deals were won in several")
  void asksForTheCurrency() throws Exception {
    forty();
    var now = clock.instant();
    leads.won(
        leads.handedOver(now.minus(DAY.multipliedBy(60))),
        now.minus(DAY.multipliedBy(40)),
        "9000.00",
        "CHF");

    var refused = get(400, "revenue=100000");
    var unknown = get(400, "revenue=100000&currency=USD");

    assertThat(fields(refused)).containsExactly("currency");
    assertThat(refused.at("/errors/0/reason").asText()).contains("CHF, EUR");
    assertThat(unknown.at("/errors/0/reason").asText()).contains("USD", "CHF, EUR");
    assertThat(get(200, "revenue=100000&currency=CHF").path("averageDealSize").decimalValue())
        .isEqualByComparingTo("9000");
  }

  @Test
  @DisplayName("names each figure to type and why, where past leads do not tell it")
  void namesWhatToType() throws Exception {
    var beforeAll = get(400, "revenue=1&opportunityToCustomer=0.5");
    var now = clock.instant();
    leads.ended(leads.handedOver(now.minus(DAY.multipliedBy(10))), now, "LOST");
    leads.won(leads.handedOver(now.minus(DAY.multipliedBy(2))), now, "1.00", "EUR");
    var noneWon = get(400, "revenue=1");

    assertThat(fields(beforeAll)).containsExactly("averageDealSize", "leadToOpportunity");
    assertThat(beforeAll.at("/errors/1/reason").asText()).contains("won or lost");
    assertThat(fields(noneWon)).containsExactly("averageDealSize", "opportunityToCustomer");
    assertThat(noneWon.at("/errors/1/reason").asText())
        .contains("handed over at least 9.2 days ago (1) none was won");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | revenue",
        "revenue= | revenue",
        "revenue=0 | revenue",
        "revenue=-5 | revenue",
        "revenue=NaN | revenue",
        "revenue=Infinity | revenue",
        "revenue=much | revenue",
        "revenue=1,000 | revenue",
        "revenue=1e999999999 | revenue",
        "revenue=1e9999999999 | revenue",
        "revenue=1e-999999999 | revenue",
        "revenue=1&revenue=2 | revenue",
        "revenue=1&averageDealSize=0 | averageDealSize",
        "revenue=1&leadToOpportunity=0 | leadToOpportunity",
        "revenue=1&leadToOpportunity=-0.1 | leadToOpportunity",
        "revenue=1&leadToOpportunity=1.01 | leadToOpportunity",
        "revenue=1&leadToOpportunity=NaN | leadToOpportunity",
        "revenue=1&leadToOpportunity=%20 | leadToOpportunity",
        "revenue=1&opportunityToCustomer=25%25 | opportunityToCustomer",
        "revenue=1&months=0 | months",
        "revenue=1&months=-1 | months",
        "revenue=1&months=1.5 | months",
        "revenue=1&months=121 | months",
        "revenue=1&months=99999999999 | months",
        "revenue=1&currency=euro | currency",
        "revenue=1&leadsToOpportunity=0.2 | leadsToOpportunity",
        "revenue=99999999999999999999&averageDealSize=0.01&leadToOpportunity=1"
            + "&opportunityToCustomer=1 | revenue",
        "revenue=x&averageDealSize=0&leadToOpportunity=2&months=x&rate=1"
            + " | rate,revenue,months,averageDealSize,leadToOpportunity"
      })
  @DisplayName("refuses what cannot be, naming every parameter at fault")
  void refuses(String query, String named) throws Exception {
    assertThat(fields(get(400, query))).containsExactly(named.split(","));
  }

  @Test
  @DisplayName("reads no number of absurd length")
  void refusesLongNumbers() throws Exception {
    assertThat(fields(get(400, "revenue=" + "9".repeat(5_000)))).containsExactly("revenue");
    assertThat(fields(get(400, "revenue=0." + "1".repeat(50)))).containsExactly("revenue");
  }

  /** Of 40 leads 10 became an opportunity and 2 were won; the deals closed within 20 days. */
  private void forty() {
    var now = clock.instant();
    var handedOver = now.minus(DAY.multipliedBy(50));
    for (var n = 0; n < 40; n++) {
      var handoff = leads.handedOver(handedOver);
      if (n < 2) {
        leads.won(handoff, handedOver.plus(DAY.multipliedBy(20)), n == 0 ? "3000" : "5000", "EUR");
      } else if (n < 7) {
        leads.ended(handoff, handedOver.plus(DAY.multipliedBy(20)), "LOST");
      } else if (n < 10) {
        leads.pursued(handoff, handedOver.plus(DAY));
      }
    }
    leads.handedOver(now.minus(DAY.multipliedBy(19)));
  }

  private static Iterable<String> fields(JsonNode problem) {
    return StreamSupport.stream(problem.path("errors").spliterator(), false)
        .map(error -> error.path("field").asText())
        .toList();
  }

  private JsonNode get(int status, String query) throws Exception {
    var response =
        http.perform(MockMvcRequestBuilders.get(URI.create("/api/goal?" + query)))
            .andReturn()
            .getResponse();
    assertThat(response.getStatus()).as(query).isEqualTo(status);
    return json.readTree(response.getContentAsString(StandardCharsets.UTF_8));
  }
}
