package io.leadrelay.process;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadrelay.OwnersFolder;
import io.leadrelay.engine.ModelFiles;
import io.leadrelay.engine.StartRefused;
import io.leadrelay.lead.LeadAttribute;
import io.leadrelay.lead.LeadAttributes;
import io.leadrelay.qualification.LeadFacts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The file of attributes")
class DeclaredAttributesTest {

  private static final ClassLoader CLASSES = DeclaredAttributesTest.class.getClassLoader();
  private static final StepCatalogue STEPS = StepCatalogue.ofLeadrelay(CLASSES);

  @TempDir Path folder;

  @Test
  @DisplayName("as shipped declares none, because the shipped tables ask for none")
  void shipped() {
    assertThat(in(null).all()).isEmpty();
  }

  @Test
  @DisplayName("of the online school declares what its tables ask besides the traits")
  void onlineSchool() {
    var school = Path.of("src/examples/online-school");
    var files = ModelFiles.overlaid(school.toString(), CLASSES);
    var known = new HashSet<>(LeadFacts.TRAITS);
    OwnersFiles.signalTypes(files).all().forEach(type -> known.add(type.fact()));
    STEPS.all().forEach(step -> known.addAll(List.of(step.contract().gives())));

    var asked =
        files.names().stream()
            .filter(name -> name.endsWith(".dmn"))
            // It is asked of an outcome, not of a lead.
            .filter(name -> !name.endsWith("correction-policy.dmn"))
            .flatMap(name -> inputs(files.read(name)))
            .filter(input -> !known.contains(input))
            .collect(toSet());

    assertThat(asked).isNotEmpty();
    assertThat(in(school).all())
        .extracting(LeadAttribute::name)
        .containsExactlyInAnyOrderElementsOf(asked);
  }

  private static Stream<String> inputs(byte[] table) {
    return Dmn.readModelFromStream(new ByteArrayInputStream(table))
        .getModelElementsByType(InputExpression.class)
        .stream()
        .map(input -> input.getText().getTextContent().strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "country            | a trait that every lead has",
        "emailKind          | a trait that every lead has",
        "rep                | a fact that the steps of the diagram set",
        "contactOutcome     | a fact that the steps of the diagram set",
        "note               | a name that a form, a table or a step uses",
        "company            | a name that a form, a table or a step uses",
        "attemptsMade       | a name that a form, a table or a step uses",
        "piece              | a name that a form, a table or a step uses",
        "priceListVisits30d | the fact of a signal type",
        "empty              | a word that the diagram or its tables know",
        "agreement          | a word that the diagram or its tables know",
        "handOffLeadDelegate| a word that the diagram or its tables know"
      })
  @DisplayName("gives no attribute a name that means something else")
  void takenNames(String name, String meaning) throws IOException {
    declare("attributes: [{name: " + name + ", type: text, label: A}]");

    assertThatThrownBy(() -> in(folder))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "bpmn/decisions/lead-attributes.yaml cannot be used: '%s' is %s already."
                .formatted(name, meaning));
  }

  @Test
  @DisplayName("that is broken is refused with the place and the reason")
  void broken() throws IOException {
    declare("attributes:\n  - {name: a, type: whole, label: A}\n");

    assertThatThrownBy(() -> in(folder))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "bpmn/decisions/lead-attributes.yaml cannot be used: 'a' needs a type: text, number,"
                + " yes-no or choice, not 'whole'.");
  }

  @Test
  @DisplayName("tells with a form which facts a task leaves that no code knows")
  void factsOfAForm() throws IOException {
    OwnersFolder.write(folder);
    var files = ModelFiles.overlaid(folder.toString(), CLASSES);

    var keys = FormFields.keys(files.text("forms/ask-for-budget.form"));

    assertThat(keys).containsExactly("budget", "seats", "decisionMaker", "note");
    assertThat(in(folder).passing(keys))
        .extracting(LeadAttribute::name)
        .containsExactly("budget", "seats", "decisionMaker");
  }

  @Test
  @DisplayName("is about fields that submit, wherever they stand in the form")
  void formFields() {
    assertThat(
            FormFields.keys(
                """
                {"components": [
                  {"type": "text", "key": "shown"},
                  {"type": "textfield", "key": "off", "disabled": true},
                  {"type": "group", "key": "all", "components": [{"type": "number", "key": "in"}]},
                  {"type": "checkbox", "key": "box", "readonly": true}]}
                """))
        .containsExactly("in", "box");
  }

  private void declare(String yaml) throws IOException {
    var file = folder.resolve(DeclaredAttributes.FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, yaml);
  }

  private static LeadAttributes in(@Nullable Path folder) {
    return DeclaredAttributes.in(
        ModelFiles.overlaid(folder == null ? null : folder.toString(), CLASSES), STEPS);
  }
}
