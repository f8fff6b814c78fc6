package io.leadrelay.process;

import static java.util.stream.Collectors.toMap;

import io.leadrelay.agreement.DeployedTables;
import io.leadrelay.process.version.TableChanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/** The decision tables in the engine's repository. */
@Component
class DeployedDecisions implements DeployedTables {

  private final RepositoryService repository;
  private final TableChanges changes;

  DeployedDecisions(RepositoryService repository, TableChanges changes) {
    this.repository = repository;
    this.changes = changes;
  }

  @Override
  public Map<String, Integer> latestVersions() {
    return repository
        .createDecisionDefinitionQuery()
        .withoutTenantId()
        .latestVersion()
        .list()
        .stream()
        .collect(toMap(DecisionDefinition::getKey, DecisionDefinition::getVersion));
  }

  @Override
  public Optional<String> findSha256(String decision, int version) {
    return Optional.ofNullable(
            repository
                .createDecisionDefinitionQuery()
                .withoutTenantId()
                .decisionDefinitionKey(decision)
                .decisionDefinitionVersion(version)
                .singleResult())
        .map(this::sha256);
  }

  @Override
  public Differences differences(String decision, int before, int after, Locale language) {
    var change = changes.between(decision, before, after);
    return new Differences(change.summary(language), change.details(language));
  }

  private String sha256(DecisionDefinition definition) {
    try (var file =
        repository.getResourceAsStream(
            definition.getDeploymentId(), definition.getResourceName())) {
      var digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(definition.getResourceName() + " cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java knows SHA-256", e);
    }
  }
}
