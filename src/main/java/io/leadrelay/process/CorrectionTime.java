package io.leadrelay.process;

import io.leadrelay.process.table.DecisionTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/**
 * How long an outcome can be corrected, as the table {@code correctionPolicy} says that was
 * deployed last. No step asks it: a correction comes from outside the diagram.
 */
@Component
class CorrectionTime {

  static final String TABLE = "correctionPolicy";

  private final RepositoryService repository;
  private final OnOurBehalf onOurBehalf;
  private final Map<String, DecisionTable> read = new ConcurrentHashMap<>();

  CorrectionTime(RepositoryService repository, OnOurBehalf onOurBehalf) {
    this.repository = repository;
    this.onOurBehalf = onOurBehalf;
  }

  /**
   * The time within which each outcome can be corrected, counted round the clock.
   *
   * @return zero for one that cannot; that is every one if there is no such table
   */
  Duration of(String outcome) {
    return onOurBehalf.get(() -> byTable(outcome));
  }

  private Duration byTable(String outcome) {
    var deployed =
        repository
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey(TABLE)
            .withoutTenantId()
            .latestVersion()
            .singleResult();
    if (deployed == null) {
      return Duration.ZERO;
    }
    var hours =
        read.computeIfAbsent(deployed.getId(), id -> read(deployed))
            .decide(Map.of("outcome", outcome))
            .number("hours");
    return Duration.ofHours(hours == null ? 0 : hours);
  }

  private DecisionTable read(DecisionDefinition deployed) {
    try (var file =
        repository.getResourceAsStream(deployed.getDeploymentId(), deployed.getResourceName())) {
      return DecisionTable.read(file.readAllBytes(), TABLE);
    } catch (IOException e) {
      throw new UncheckedIOException(deployed.getResourceName() + " cannot be read", e);
    }
  }
}
