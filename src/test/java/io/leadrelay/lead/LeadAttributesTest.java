package io.leadrelay.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.leadrelay.lead.LeadAttribute.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The attributes that the owners declare")
class LeadAttributesTest {

  private static final LeadAttributes DECLARED =
      LeadAttributes.parse(
          """
          attributes:
            - name: budget
              type: choice
              label: Budget
              choices: {NO: none, LARGE: "10,000 or more"}
            - {name: seats, type: number, label: Seats}
            - {name: approved, type: yes-no, label: Approved}
            - {name: tool, type: text, label: Uses today}
          """);

  @Test
  @DisplayName("are read from a file, each with name, type, label and choices in their order")
  void areRead() {
    assertThat(DECLARED.all())
        .extracting(LeadAttribute::name, LeadAttribute::type, LeadAttribute::label)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("budget", Type.CHOICE, "Budget"),
            org.assertj.core.groups.Tuple.tuple("seats", Type.NUMBER, "Seats"),
            org.assertj.core.groups.Tuple.tuple("approved", Type.YES_NO, "Approved"),
            org.assertj.core.groups.Tuple.tuple("tool", Type.TEXT, "Uses today"));
    assertThat(attribute("budget").choices())
        .containsExactly(Map.entry("NO", "none"), Map.entry("LARGE", "10,000 or more"));
    assertThat(LeadAttributes.parse("attributes: []").all()).isEmpty();
    assertThat(LeadAttributes.parse("attributes:").all()).isEmpty();
    assertThat(LeadAttributes.parse("# nothing yet").all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{type: text, label: A}                                   | 'null' is no name",
        "{name: a b, type: text, label: A}                        | 'a b' is no name",
        "{name: a, type: text}                                    | 'a' needs a label",
        "{name: a, type: texts, label: A}                         | 'a' needs a type",
        "{name: a, label: A}                                      | 'a' needs a type",
        "{name: a, type: choice, label: A}                        | needs choices",
        "{name: a, type: choice, label: A, choices: {}}           | needs choices",
        "{name: a, type: choice, label: A, choices: {B c: x}}     | the choice 'B c'",
        "{name: a, type: text, label: A, choices: {B: x}}         | has no choices",
        "{name: budget, type: text, label: A}                     | 'budget' is declared twice",
        "{name: a, typ: text, label: A}                           | typ",
        "{name: a, name: b, type: text, label: A}                 | Duplicate field",
        "{name: a, type: [}                                       | line 3"
      })
  @DisplayName("are refused as a whole with a sentence where a line is broken")
  void brokenLines(String line, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                LeadAttributes.parse(
                    "attributes:\n  - {name: budget, type: text, label: Budget}\n  - " + line))
        .withMessageContaining(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "budget,large,LARGE",
    "budget,'10,000 OR MORE',LARGE",
    "budget,NO,NO",
    "seats,12,12",
    "seats, 12.50 ,12.5",
    "seats,1e3,1000",
    "seats,-3,-3",
    "approved,Yes,true",
    "approved,ja,true",
    "approved,TRUE,true",
    "approved,0,false",
    "approved,nein,false",
    "tool, Paper ,Paper"
  })
  @DisplayName("store what people write in one form")
  void storeInOneForm(String name, String given, String stored) {
    assertThat(attribute(name).stored(given)).isEqualTo(stored);
    assertThat(attribute(name).stored(stored)).as("once more").isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource({
    "budget,HUGE",
    "budget,''",
    "seats,twelve",
    "seats,'1,000'",
    "seats,1e99",
    "seats,0.00000001",
    "seats,NaN",
    "approved,perhaps"
  })
  @DisplayName("refuse what is not of their type, and name the attribute")
  void refuse(String name, String given) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> attribute(name).stored(given))
        .withMessageContaining("'" + given + "' is not what " + attribute(name).label());
  }

  @Test
  @DisplayName("reach tables as texts, numbers and truth values; what is not known is null")
  void areTyped() {
    var details =
        LeadDetails.empty()
            .withAttributes(
                Map.of("budget", "LARGE", "seats", "12", "approved", "false", "hobby", "Chess"));

    assertThat(DECLARED.typed(details))
        .containsEntry("budget", "LARGE")
        .containsEntry("seats", 12)
        .containsEntry("approved", false)
        .containsEntry("tool", null)
        .containsEntry("hobby", "Chess");
    assertThat(DECLARED.declared(details)).doesNotContainKey("hobby");
    assertThat(attribute("seats").typed("12.5")).isEqualTo(12.5);
    assertThat(attribute("seats").typed("3000000000")).isEqualTo(3_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"budget", "seats", "approved"})
  @DisplayName("do not stumble over what was stored before they were declared")
  void storedBefore(String name) {
    assertThat(attribute(name).typed("about five")).isNull();
    assertThat(attribute(name).shown("about five")).isEqualTo("about five");
  }

  @Test
  @DisplayName("are shown by their labels, in their order, before those that are not declared")
  void areShown() {
    var details =
        LeadDetails.empty()
            .withAttributes(Map.of("hobby", "Chess", "approved", "true", "budget", "LARGE"));

    assertThat(DECLARED.known(details))
        .containsExactly(
            new LeadAttributes.Known("budget", "Budget", "10,000 or more"),
            new LeadAttributes.Known("approved", "Approved", "yes"),
            new LeadAttributes.Known("hobby", "hobby", "Chess"));
  }

  @Test
  @DisplayName("name each value that is not valid, and let others than declared ones through")
  void errors() {
    var errors = new ArrayList<FieldError>();

    var stored =
        DECLARED.stored(Map.of("seats", "many", "approved", "no", "hobby", "Chess"), errors);

    assertThat(stored).containsOnly(Map.entry("approved", "false"), Map.entry("hobby", "Chess"));
    assertThat(errors).extracting(FieldError::field).containsExactly("attributes.seats");
  }

  @Test
  @DisplayName("leave facts for a gateway unless they are texts")
  void passing() {
    assertThat(DECLARED.passing(List.of("seats", "tool", "note", "approved")))
        .extracting(LeadAttribute::name)
        .containsExactly("seats", "approved");
  }

  private static LeadAttribute attribute(String name) {
    return DECLARED.find(name).orElseThrow();
  }
}
