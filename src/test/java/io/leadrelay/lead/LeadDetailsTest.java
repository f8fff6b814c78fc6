package io.leadrelay.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What is known of a lead")
class LeadDetailsTest {

  @Test
  @DisplayName("may be an e-mail address alone")
  void needsAnEmailAddress() {
    assertThat(known("email", "max@example.de").check()).isEmpty();
  }

  @Test
  @DisplayName("identifies by e-mail or by source and externalId, by nothing less")
  void needsAnIdentity() {
    assertThat(details(Map.of("source", "crm", "externalId", "7"), Map.of(), null).check())
        .isEmpty();
    assertThat(details(Map.of("firstName", "Max"), Map.of(), null).check())
        .extracting(FieldError::field)
        .containsExactly("email");
    assertThat(details(Map.of("externalId", "7"), Map.of(), null).check())
        .extracting(FieldError::field)
        .containsExactly("source");
  }

  @Test
  @DisplayName("takes blanks for not given")
  void dropsBlanks() {
    var attributes = new HashMap<String, String>();
    attributes.put("city", " K\u00F6ln ");
    attributes.put("state", "  ");
    attributes.put("zip", null);
    var details = details(Map.of("email", " max@example.de ", "company", "\t "), attributes, null);

    assertThat(details.email()).isEqualTo("max@example.de");
    assertThat(details.company()).isNull();
    assertThat(details.attributes()).containsExactly(Map.entry("city", "K\u00F6ln"));
  }

  @ParameterizedTest
  @CsvSource({
    "externalId,200",
    "source,100",
    "phone,60",
    "firstName,255",
    "lastName,255",
    "company,255",
    "jobTitle,255",
    "country,255",
    "industry,255"
  })
  @DisplayName("has a limit for each text")
  void hasLimits(String field, int limit) {
    assertThat(known(field, "x".repeat(limit)).check()).isEmpty();
    assertThat(known(field, "x".repeat(limit + 1)).check())
        .extracting(FieldError::field)
        .containsExactly(field);
  }

  @ParameterizedTest
  @CsvSource({
    "company,a\0b",
    "company,a\uD800b",
    "language,german",
    "language,de_DE",
    "email,max@"
  })
  @DisplayName("is refused, naming the field, when a value cannot be stored or used")
  void namesTheField(String field, String value) {
    assertThat(known(field, value).check()).extracting(FieldError::field).containsExactly(field);
  }

  @Test
  @DisplayName("knows language tags")
  void knowsLanguageTags() {
    assertThat(known("language", "de").check()).isEmpty();
    assertThat(known("language", "zh-Hant-TW").check()).isEmpty();
  }

  @Test
  @DisplayName("has between 0 and 10,000,000 employees")
  void limitsEmployees() {
    var email = Map.of("email", "max@example.de");
    assertThat(details(email, Map.of(), 0).check()).isEmpty();
    assertThat(details(email, Map.of(), 10_000_000).check()).isEmpty();
    assertThat(details(email, Map.of(), 10_000_001).check()).hasSize(1);
    assertThat(details(email, Map.of(), -1).check()).hasSize(1);
  }

  @Test
  @DisplayName("has at most 60 attributes with plain names and values of 1,000 characters")
  void limitsAttributes() {
    var email = Map.of("email", "max@example.de");
    var sixtyOne =
        IntStream.range(0, 61).boxed().collect(Collectors.toMap(i -> "a" + i, i -> "value"));
    assertThat(details(email, sixtyOne, null).check())
        .extracting(FieldError::field)
        .containsExactly("attributes");
    assertThat(details(email, Map.of("a b", "x"), null).check())
        .extracting(FieldError::field)
        .containsExactly("attributes");
    assertThat(details(email, Map.of("note", "x".repeat(1001)), null).check())
        .extracting(FieldError::field)
        .containsExactly("attributes.note");
    assertThat(details(email, Map.of("note", "x".repeat(1000)), null).check()).isEmpty();
  }

  private static LeadDetails known(String field, String value) {
    var fields = new HashMap<>(Map.of("email", "max@example.de"));
    fields.put(field, value);
    return details(fields, Map.of(), null);
  }

  private static LeadDetails details(
      Map<String, String> fields, Map<String, String> attributes, @Nullable Integer employees) {
    return new LeadDetails(
        fields.get("externalId"),
        fields.get("source"),
        fields.get("email"),
        fields.get("phone"),
        fields.get("firstName"),
        fields.get("lastName"),
        fields.get("company"),
        fields.get("jobTitle"),
        fields.get("country"),
        fields.get("industry"),
        employees,
        fields.get("language"),
        null,
        attributes);
  }
}
