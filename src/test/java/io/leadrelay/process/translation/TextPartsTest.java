package io.leadrelay.process.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of a text of a form is translated")
class TextPartsTest {

  private final TextParts parts =
      new TextParts(
          Map.of(
                  "Hot", "Heiß",
                  "employees", "Beschäftigte",
                  "Due", "Fällig",
                  "He said \"no\".", "Er sagte „nein“.",
                  "points", "Punkte")
              ::get);

  @Test
  @DisplayName("a plain label")
  void plain() {
    assertThat(parts.replaced("Hot")).isEqualTo("Heiß");
  }

  @Test
  @DisplayName("what an expression gives, not what it compares with")
  void expression() {
    assertThat(parts.replaced("=if grade = \"HOT\" then \"Hot\" else string(n) + \" employees\""))
        .isEqualTo("=if grade = \"HOT\" then \"Heiß\" else string(n) + \" Beschäftigte\"");
  }

  @Test
  @DisplayName("a quotation within a text of an expression, as one")
  void quotation() {
    assertThat(parts.replaced("=if a then \"He said \\\"no\\\".\" else b"))
        .isEqualTo("=if a then \"Er sagte „nein“.\" else b");
  }

  @Test
  @DisplayName("the words between tags and blanks, with styles, classes and marks left as they are")
  void template() {
    assertThat(
            parts.replaced(
                "<style>.Hot { color: red }</style><b class=\"{{if hot then \"hot\" else \"\"}}\">"
                    + "Due: {{at}}</b> &#183; ({{string(n)}} points){{#if a = \"Hot\"}}Hot{{/if}}"))
        .isEqualTo(
            "<style>.Hot { color: red }</style><b class=\"{{if hot then \"hot\" else \"\"}}\">"
                + "Fällig: {{at}}</b> &#183; ({{string(n)}} Punkte){{#if a = \"Hot\"}}Heiß{{/if}}");
  }

  @Test
  @DisplayName("a sentence that a table has filled in")
  void filledIn() {
    var words =
        WordsFile.parse("\"A firm of {n} in {country}.\": \"In {country}: eine Firma mit {n}.\"");
    assertThat(words.find("A firm of 20 in Chile.")).hasValue("In Chile: eine Firma mit 20.");
    assertThat(List.of(words.find("A firm of 20."))).containsExactly(java.util.Optional.empty());
  }
}
