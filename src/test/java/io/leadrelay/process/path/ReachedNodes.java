package io.leadrelay.process.path;

import static org.springframework.transaction.support.TransactionSynchronizationManager.isSynchronizationActive;

import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.process.RepAbsence;
import io.leadrelay.process.SlaAgreement;
import io.leadrelay.process.SlaReview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The nodes that leads and agreements have reached, in order; a step that was rolled back counts as
 * not reached. Listens at the deployed diagrams themselves, so that the application runs as it is.
 */
final class ReachedNodes {

  /** One file for each path that has run in this build, in whichever JVM. */
  private static final Path PATHS =
      Path.of(
          "target",
          "reached-nodes",
          System.getProperty("leadrelay.test.build", UUID.randomUUID().toString()));

  private static final Map<String, List<String>> BY_INSTANCE = new ConcurrentHashMap<>();
  private static final Set<String> ALL = ConcurrentHashMap.newKeySet();
  private static final Set<ProcessDefinitionEntity> WATCHED = ConcurrentHashMap.newKeySet();

  private static final Map<String, Runnable> MEANWHILE = new ConcurrentHashMap<>();

  private static final Set<String> BROKEN = ConcurrentHashMap.newKeySet();

  private ReachedNodes() {}

  /** Has a node throw, as a table that cannot be evaluated does, until it is mended. */
  static void broken(String node) {
    BROKEN.add(node);
  }

  static void mended(String node) {
    BROKEN.remove(node);
  }

  /** Has something happen when the next lead enters this node, before anything is done there. */
  static void meanwhileAt(String node, Runnable event) {
    MEANWHILE.put(node, event);
  }

  /** Watches the deployed diagrams. */
  static void watch(RepositoryService repository) {
    watch(repository, LeadLifecycle.PROCESS);
    watch(repository, SlaAgreement.PROCESS);
    watch(repository, RepAbsence.PROCESS);
    watch(repository, SlaReview.PROCESS);
  }

  private static void watch(RepositoryService repository, String process) {
    var deployed =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(process)
            .latestVersion()
            .singleResult();
    var diagram =
        (ProcessDefinitionEntity)
            ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(deployed.getId());
    if (WATCHED.add(diagram)) {
      listen(diagram);
    }
  }

  private static void listen(ScopeImpl scope) {
    for (var node : scope.getActivities()) {
      node.addListener(
          ExecutionListener.EVENTNAME_START, (ExecutionListener) ReachedNodes::note, 0);
      listen(node);
    }
  }

  private static void note(DelegateExecution execution) {
    var instance = execution.getProcessInstanceId();
    var node = execution.getCurrentActivityId();
    if (BROKEN.contains(node)) {
      throw new IllegalStateException("Broken by the test: " + node);
    }
    var event = MEANWHILE.remove(node);
    if (event != null) {
      event.run();
    }
    if (isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              reached(instance, node);
            }
          });
    } else {
      reached(instance, node);
    }
  }

  private static void reached(String instance, String node) {
    BY_INSTANCE.computeIfAbsent(instance, id -> new CopyOnWriteArrayList<>()).add(node);
    ALL.add(node);
  }

  /** The nodes that an instance has reached, oldest first. */
  static List<String> of(String instance) {
    return List.copyOf(BY_INSTANCE.getOrDefault(instance, List.of()));
  }

  /** Keeps what has been reached until the end of a path. */
  static void keep(Class<?> path) throws IOException {
    Files.createDirectories(PATHS);
    Files.write(PATHS.resolve(path.getSimpleName()), ALL);
  }

  /** The nodes that were reached until the end of each path that has run, by its class. */
  static Map<String, Set<String>> byPath() throws IOException {
    var byPath = new HashMap<String, Set<String>>();
    if (Files.exists(PATHS)) {
      try (var paths = Files.list(PATHS)) {
        for (var path : paths.toList()) {
          byPath.put(path.getFileName().toString(), Set.copyOf(Files.readAllLines(path)));
        }
      }
    }
    return byPath;
  }
}
