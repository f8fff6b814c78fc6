package io.leadrelay.engine.migration;

import io.leadrelay.engine.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The versions of the owners' processes, as they are deployed. */
final class Versions {

  private static final Logger log = LoggerFactory.getLogger(Versions.class);

  private final RepositoryService repository;

  Versions(RepositoryService repository) {
    this.repository = repository;
  }

  /** All versions of a process, the oldest first. */
  List<Version> of(String process) {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(process)
        .withoutTenantId()
        .orderByProcessDefinitionVersion()
        .asc()
        .list()
        .stream()
        .map(this::version)
        .toList();
  }

  private Version version(ProcessDefinition definition) {
    return new Version(
        definition.getId(),
        definition.getKey(),
        Objects.requireNonNullElse(definition.getName(), definition.getKey()),
        definition.getVersion(),
        renames(definition));
  }

  private Renames renames(ProcessDefinition definition) {
    var file = Renames.fileOf(definition.getResourceName());
    if (!repository.getDeploymentResourceNames(definition.getDeploymentId()).contains(file)) {
      return Renames.NONE;
    }
    try (var content = repository.getResourceAsStream(definition.getDeploymentId(), file)) {
      return Renames.read(file, content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    } catch (StartRefused e) {
      log.warn(
          "{} Version {} is taken to rename nothing.", e.getMessage(), definition.getVersion());
      return Renames.NONE;
    }
  }
}
