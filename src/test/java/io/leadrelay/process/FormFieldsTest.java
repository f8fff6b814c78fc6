package io.leadrelay.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The keys that a form submits")
class FormFieldsTest {

  @Test
  @DisplayName("are those within a group too, but not the group's own")
  void withinAGroup() {
    var form =
        """
        {"components": [
          {"type": "html", "id": "card", "content": "a lead"},
          {"type": "group", "key": "outcome", "components": [
            {"type": "radio", "key": "contactOutcome"},
            {"type": "group", "components": [{"type": "textarea", "key": "note"}]},
            {"type": "textfield", "key": "shownOnly", "disabled": true}]}]}
        """;

    assertThat(FormFields.keys(form)).containsExactly("contactOutcome", "note");
  }
}
