package io.leadrelay.process.version;

import io.leadrelay.process.change.FileChange;
import io.leadrelay.process.change.ModelChanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/** What differs between two deployed versions of a decision table. */
@Component
public class TableChanges {

  private final RepositoryService repository;
  private final Map<Pair, FileChange> known = new ConcurrentHashMap<>();

  TableChanges(RepositoryService repository) {
    this.repository = repository;
  }

  /** The ids of two definitions: what is deployed under an id never changes. */
  private record Pair(String before, String after) {}

  /**
   * What differs between the files of two versions.
   *
   * @param decision the key of the table
   * @throws IllegalArgumentException if there is no such version, or both have the same file
   */
  public FileChange between(String decision, int before, int after) {
    var was = definition(decision, before);
    var is = definition(decision, after);
    return known.computeIfAbsent(
        new Pair(was.getId(), is.getId()),
        pair -> {
          var name = is.getResourceName();
          return ModelChanges.between(Map.of(name, file(was)), Map.of(name, file(is))).stream()
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          decision + " is the same in versions " + before + " and " + after));
        });
  }

  private DecisionDefinition definition(String decision, int version) {
    var definition =
        repository
            .createDecisionDefinitionQuery()
            .withoutTenantId()
            .decisionDefinitionKey(decision)
            .decisionDefinitionVersion(version)
            .singleResult();
    if (definition == null) {
      throw new IllegalArgumentException("There is no version " + version + " of " + decision);
    }
    return definition;
  }

  private byte[] file(DecisionDefinition definition) {
    try (var file =
        repository.getResourceAsStream(
            definition.getDeploymentId(), definition.getResourceName())) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(definition.getResourceName() + " cannot be read", e);
    }
  }
}
