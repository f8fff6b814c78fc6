package io.leadrelay.process;

import static java.util.stream.Collectors.toMap;

import io.leadrelay.agreement.DeployedTables;
import io.leadrelay.agreement.SignedTableInFull;
import io.leadrelay.process.table.DecisionTable;
import io.leadrelay.process.version.TableChanges;
import io.leadrelay.terms.Terms.SignedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/** The decision tables in the engine's repository. */
@Component
class DeployedDecisions implements DeployedTables {

  private final RepositoryService repository;
  private final TableChanges changes;

  /** By what was signed: the same hash is the same content, for ever. */
  private final Map<SignedTable, DecisionTable> signed = new ConcurrentHashMap<>();

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
    return file(decision, version).map(DeployedDecisions::sha256);
  }

  @Override
  public Differences differences(String decision, int before, int after, Locale language) {
    var change = changes.between(decision, before, after);
    return new Differences(change.summary(language), change.details(language));
  }

  @Override
  public Optional<SignedTableInFull> inFull(SignedTable table) {
    return find(table)
        .map(
            found ->
                new SignedTableInFull(
                    found.name(),
                    found.description(),
                    found.hitPolicy(),
                    found.inputs().stream().map(DecisionTable.Input::label).toList(),
                    found.outputs().stream().map(DecisionTable.Output::label).toList(),
                    found.rules().stream()
                        .map(
                            rule ->
                                new SignedTableInFull.Rule(
                                    rule.conditions(), rule.answers(), rule.sentence()))
                        .toList()));
  }

  @Override
  public Map<String, Object> decide(SignedTable table, Map<String, Object> facts) {
    return find(table).map(found -> found.decide(facts).outputs()).orElse(Map.of());
  }

  private Optional<DecisionTable> find(SignedTable table) {
    return Optional.ofNullable(signed.get(table))
        .or(
            () -> {
              var read =
                  file(table.decision(), table.version())
                      .filter(file -> sha256(file).equals(table.sha256()))
                      .map(file -> DecisionTable.read(file, table.decision()));
              read.ifPresent(found -> signed.put(table, found));
              return read;
            });
  }

  private Optional<byte[]> file(String decision, int version) {
    return Optional.ofNullable(
            repository
                .createDecisionDefinitionQuery()
                .withoutTenantId()
                .decisionDefinitionKey(decision)
                .decisionDefinitionVersion(version)
                .singleResult())
        .map(this::file);
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

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java knows SHA-256", e);
    }
  }
}
