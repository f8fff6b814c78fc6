package io.leadrelay.engine.migration;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.engine.StartRefused;
import io.leadrelay.engine.migration.DeployedSql.DeployedVersion;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Says what a start with other files would do to the leads in flight, without doing it. Only reads:
 * an engine in memory parses the old diagrams and the new ones, and the planner of the real move
 * makes its plans there.
 */
public final class DryRun implements AutoCloseable {

  private final DeployedSql deployed;
  private final FlightSql sql;
  private final ModelFiles files;
  private final ProcessEngine engine;
  private final MovePlanner planner;

  private DryRun(JdbcClient jdbc, ModelFiles files) {
    this.deployed = new DeployedSql(jdbc);
    this.sql = new FlightSql(jdbc);
    this.files = files;
    this.engine = inMemory();
    this.planner =
        new MovePlanner(
            engine.getRuntimeService(),
            engine.getRepositoryService(),
            TransactionOperations.withoutTransaction());
  }

  /**
   * Looks what would happen.
   *
   * @param jdbc the database of the leads
   * @param files what the start would deploy
   * @throws StartRefused if a diagram in the files cannot be read
   */
  public static Outlook outlook(JdbcClient jdbc, ModelFiles files) {
    try (var run = new DryRun(jdbc, files)) {
      return run.outlook();
    }
  }

  private static ProcessEngine inMemory() {
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    var name = "dry-run-" + UUID.randomUUID();
    configuration.setProcessEngineName(name);
    configuration.setJdbcUrl("jdbc:h2:mem:" + name);
    configuration.setHistory("none");
    configuration.setMetricsEnabled(false);
    configuration.setEnforceHistoryTimeToLive(false);
    return configuration.buildProcessEngine();
  }

  private Outlook outlook() {
    if (!deployed.isThere()) {
      return Outlook.onAnEmptyDatabase();
    }
    var changed = changed();
    var forecasts = new ArrayList<Forecast>();
    for (var process : sql.processes()) {
      forecasts.addAll(forecasts(process, deployed.versions(process), !changed.isEmpty()));
    }
    return Outlook.of(changed, forecasts);
  }

  private List<String> changed() {
    var before = deployed.files();
    return files.deployedNames().stream()
        .filter(name -> !Arrays.equals(files.read(name), before.get(name)))
        .toList();
  }

  private List<Forecast> forecasts(
      String process, List<DeployedVersion> deployedVersions, boolean changed) {
    var running = sql.running(deployedVersions.stream().map(DeployedVersion::definition).toList());
    var versions = new ArrayList<Version>();
    var definitions = new ArrayList<String>();
    for (var version : deployedVersions) {
      if (!versions.isEmpty() || running.containsKey(version.definition())) {
        versions.add(
            version(
                process, version.number(), version.resource(), version.model(), version.moves()));
        definitions.add(version.definition());
      }
    }
    if (versions.isEmpty()) {
      return List.of();
    }
    var last = deployedVersions.get(deployedVersions.size() - 1);
    if (changed && files.find(last.resource()).isPresent()) {
      versions.add(
          version(
              process,
              last.number() + 1,
              last.resource(),
              files.read(last.resource()),
              files.find(Renames.fileOf(last.resource())).orElse(new byte[0])));
    }
    var forecasts = new ArrayList<Forecast>();
    for (var n = 0; n < Math.min(definitions.size(), versions.size() - 1); n++) {
      if (running.containsKey(definitions.get(n))) {
        var plan = planner.plan(versions.subList(n, versions.size()));
        forecasts.add(Forecast.of(plan, sql.crowds(definitions.get(n), plan.neededFacts())));
      }
    }
    return forecasts;
  }

  private Version version(String process, int number, String resource, byte[] model, byte[] moves) {
    var definition = deploy(process, resource, model);
    return new Version(
        definition.getId(),
        process,
        Objects.requireNonNullElse(definition.getName(), process),
        number,
        moves.length == 0 ? Renames.NONE : Renames.read(Renames.fileOf(resource), moves));
  }

  private ProcessDefinition deploy(String process, String resource, byte[] model) {
    try {
      var deployment =
          engine
              .getRepositoryService()
              .createDeployment()
              .addInputStream(resource, new ByteArrayInputStream(model))
              .deployWithResult();
      return deployment.getDeployedProcessDefinitions().stream()
          .filter(definition -> definition.getKey().equals(process))
          .findFirst()
          .orElseThrow(
              () ->
                  new StartRefused(
                      resource + " has no process '" + process + "' any more.",
                      "Give the process its id back."));
    } catch (ParseException e) {
      throw new StartRefused(
          resource + " cannot be read: " + e.getMessage() + ".", "Mend the diagram.");
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
