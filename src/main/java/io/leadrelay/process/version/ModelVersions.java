package io.leadrelay.process.version;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import io.leadrelay.agreement.AgreementCheck;
import io.leadrelay.agreement.Drafts;
import io.leadrelay.agreement.Drafts.Draft;
import io.leadrelay.engine.ModelFiles;
import io.leadrelay.engine.migration.LeadsInFlight;
import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.process.change.FileChange;
import io.leadrelay.process.change.ModelChanges;
import io.leadrelay.process.version.ModelsNow.ChangedFile;
import io.leadrelay.process.version.ModelsNow.DraftTable;
import io.leadrelay.process.version.ModelsNow.LeadLeftBehind;
import io.leadrelay.process.version.ModelsNow.ModelVersion;
import io.leadrelay.process.version.ModelsNow.TableInForce;
import io.leadrelay.process.version.ModelsNow.TableStanding;
import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.Agreements;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells which versions of the models there are, what differs between them, which tables are in
 * force and which are drafts, and which leads were left behind. Who may ask was checked at the
 * door, so the engine's own authorizations are not asked here.
 */
@Component
public class ModelVersions {

  private final RepositoryService repository;
  private final ManagementService management;
  private final IdentityService identity;
  private final LeadsInFlight leadsInFlight;
  private final Agreements agreements;
  private final Drafts drafts;
  private final TableChanges tableChanges;
  private final Clock clock;
  private final Map<Pair, List<FileChange>> known = new ConcurrentHashMap<>();

  ModelVersions(
      RepositoryService repository,
      ManagementService management,
      IdentityService identity,
      LeadsInFlight leadsInFlight,
      Agreements agreements,
      Drafts drafts,
      TableChanges tableChanges,
      Clock clock) {
    this.repository = repository;
    this.management = management;
    this.identity = identity;
    this.leadsInFlight = leadsInFlight;
    this.agreements = agreements;
    this.drafts = drafts;
    this.tableChanges = tableChanges;
    this.clock = clock;
  }

  /** The ids of two deployments: neither ever changes. */
  private record Pair(String before, String after) {}

  /**
   * The models as they stand now.
   *
   * @param language of what is said about differences and reasons; any other than German reads
   *     English
   * @param limit how many versions at most, the newest first
   */
  public ModelsNow now(Locale language, int limit) {
    return trusted(
        () -> {
          var deployments =
              repository
                  .createDeploymentQuery()
                  .deploymentName(ModelFiles.DEPLOYMENT)
                  .orderByDeploymentTime()
                  .desc()
                  .listPage(0, limit + 1);
          return new ModelsNow(
              versions(deployments, language, limit),
              deployments.size() > limit,
              signedTables(language),
              leftBehind(language));
        });
  }

  private List<ModelVersion> versions(List<Deployment> deployments, Locale language, int limit) {
    var running =
        management.createProcessDefinitionStatisticsQuery().list().stream()
            .filter(definition -> LeadLifecycle.PROCESS.equals(definition.getKey()))
            .collect(toMap(ProcessDefinitionStatistics::getDeploymentId, each -> each));
    var versions = new ArrayList<ModelVersion>();
    for (var n = 0; n < Math.min(limit, deployments.size()); n++) {
      var deployment = deployments.get(n);
      var process = running.get(deployment.getId());
      if (process != null) {
        versions.add(
            new ModelVersion(
                process.getVersion(),
                deployment.getDeploymentTime().toInstant(),
                n == 0,
                process.getInstances(),
                n + 1 == deployments.size()
                    ? List.of()
                    : changes(deployments.get(n + 1), deployment, language)));
      }
    }
    return versions;
  }

  private List<ChangedFile> changes(Deployment before, Deployment after, Locale language) {
    return known
        .computeIfAbsent(
            new Pair(before.getId(), after.getId()),
            pair -> ModelChanges.between(files(pair.before()), files(pair.after())))
        .stream()
        .map(
            change ->
                new ChangedFile(change.file(), change.summary(language), change.details(language)))
        .toList();
  }

  private Map<String, byte[]> files(String deployment) {
    return repository.getDeploymentResources(deployment).stream()
        .collect(toMap(Resource::getName, Resource::getBytes));
  }

  private List<TableStanding> signedTables(Locale language) {
    return agreements
        .findInForce(clock.instant())
        .map(agreement -> standings(agreement, language))
        .orElse(List.of());
  }

  private List<TableStanding> standings(Agreement agreement, Locale language) {
    var waiting = drafts.beside(agreement).stream().collect(toMap(Draft::decision, each -> each));
    return agreement.terms().tables().stream()
        .sorted(comparing(table -> AgreementCheck.SIGNED.indexOf(table.decision())))
        .map(
            table ->
                new TableStanding(
                    table.decision(),
                    name(definition(table.decision(), table.version())),
                    new TableInForce(table.version(), agreement.number(), agreement.inForceFrom()),
                    draft(waiting.get(table.decision()), language)))
        .toList();
  }

  private @Nullable DraftTable draft(@Nullable Draft draft, Locale language) {
    if (draft == null) {
      return null;
    }
    var change = tableChanges.between(draft.decision(), draft.inForce(), draft.version());
    var deployment =
        repository
            .createDeploymentQuery()
            .deploymentId(definition(draft.decision(), draft.version()).getDeploymentId())
            .singleResult();
    return new DraftTable(
        draft.version(),
        deployment.getDeploymentTime().toInstant(),
        change.summary(language),
        change.details(language));
  }

  private DecisionDefinition definition(String decision, int version) {
    return repository
        .createDecisionDefinitionQuery()
        .withoutTenantId()
        .decisionDefinitionKey(decision)
        .decisionDefinitionVersion(version)
        .singleResult();
  }

  private static String name(DecisionDefinition definition) {
    return definition.getName() == null ? definition.getKey() : definition.getName();
  }

  private List<LeadLeftBehind> leftBehind(Locale language) {
    var named = new ArrayList<LeadLeftBehind>();
    for (var left : leadsInFlight.leftBehind(ModelsNow.MOST_LEFT_BEHIND)) {
      if (left.lead() != null && LeadLifecycle.PROCESS.equals(left.process())) {
        named.add(
            new LeadLeftBehind(
                left.lead(),
                left.version(),
                left.label(),
                left.sentence(language),
                left.processInstance()));
      }
    }
    return named;
  }

  private <T> T trusted(Supplier<T> reading) {
    var person = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return reading.get();
    } finally {
      identity.setAuthentication(person);
    }
  }
}
