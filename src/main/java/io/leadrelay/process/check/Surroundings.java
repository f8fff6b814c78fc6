package io.leadrelay.process.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadrelay.engine.ModelFiles;
import io.leadrelay.process.StepCatalogue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What a diagram may name outside itself.
 *
 * @param own what the owners' own forms and tables tell
 * @param decisions the ids of the decision tables; nothing if a table cannot be read, so that none
 *     may be called missing
 * @param forms the ids of the forms, likewise
 * @param processes the ids of all processes that would run
 */
record Surroundings(
    StepCatalogue steps,
    KnownFacts facts,
    OwnFacts own,
    Set<String> files,
    Optional<Set<String>> decisions,
    Optional<Set<String>> forms,
    Set<String> processes) {

  static Surroundings of(OwnersModels models, List<Diagram> diagrams) {
    var own = new OwnFacts(models.files(), new AttributesFile(models).all());
    return new Surroundings(
        models.steps(),
        KnownFacts.of(models.steps(), own),
        own,
        models.files().names(),
        decisions(models.files()),
        forms(models.files()),
        diagrams.stream()
            .flatMap(diagram -> diagram.all(Process.class).stream())
            .map(Process::getId)
            .collect(Collectors.toSet()));
  }

  /** Read as plain XML: whether the tables hold is for others to say. */
  private static Optional<Set<String>> decisions(ModelFiles files) {
    var ids = new TreeSet<String>();
    for (var name : files.names()) {
      if (name.endsWith(".dmn")) {
        try {
          var file = SecureXml.parse(files.read(name)).getElementsByTagNameNS("*", "decision");
          for (int i = 0; i < file.getLength(); i++) {
            ids.add(((Element) file.item(i)).getAttribute("id"));
          }
        } catch (SAXException broken) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(ids);
  }

  private static Optional<Set<String>> forms(ModelFiles files) {
    var ids = new TreeSet<String>();
    for (var name : files.names()) {
      if (name.endsWith(".form")) {
        try {
          ids.add(new ObjectMapper().readTree(files.read(name)).path("id").asText());
        } catch (IOException broken) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(ids);
  }
}
