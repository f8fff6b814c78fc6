package io.leadrelay.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.lead.FrozenFacts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The column of frozen facts")
class FactsColumnTest {

  private final ObjectMapper json = new ObjectMapper();
  private final FactsColumn column = new FactsColumn(json);

  @Test
  @DisplayName("holds facts as JSON that reads back the same")
  void holdsFacts() throws JsonProcessingException {
    var facts =
        Map.<String, Object>of("country", "D\"E\\\n", "employees", 20, "mailConsent", false);

    assertThat(json.readValue(column.written(new FrozenFacts(facts, false)), Map.class))
        .isEqualTo(facts);
    assertThat(column.written(new FrozenFacts(Map.of(), false))).isEqualTo("{}");
  }

  @Test
  @DisplayName("never holds more than it can: the longest facts are left out, and it says so")
  void isBounded() throws JsonProcessingException {
    var facts = new LinkedHashMap<String, Object>();
    for (var n = 0; n < 60; n++) {
      facts.put("attribute" + n, "\u0001".repeat(200));
    }
    facts.put("employees", 20);

    var written = column.written(new FrozenFacts(facts, false));
    var read = json.readTree(written);

    assertThat(written.length()).isLessThanOrEqualTo(FactsColumn.LENGTH);
    assertThat(read.path("employees").asInt()).isEqualTo(20);
    assertThat(read.path(FactsColumn.INCOMPLETE).asBoolean()).isTrue();
    assertThat(read.size()).isEqualTo(5);
    assertThat(json.readTree(column.written(new FrozenFacts(Map.of("a", "b"), true))).size())
        .isEqualTo(2);
    assertThat(json.readTree(column.written(new FrozenFacts(Map.of(), true))).size()).isEqualTo(1);
  }
}
