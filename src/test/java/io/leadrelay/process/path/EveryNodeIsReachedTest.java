package io.leadrelay.process.path;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Looks at what all the paths have reached, so it runs after them, in an execution of its own in
 * the build, and fails if one of them has not run: alone it proves nothing. To run it: {@code
 * ./mvnw -Dtest='io.leadrelay.process.path.*Test' test}.
 */
@Tag("afterwards")
@DisplayName("The paths")
class EveryNodeIsReachedTest {

  @Test
  @DisplayName("together reach every node of all diagrams, and no other")
  void reachEveryNode() throws IOException {
    var paths =
        new ClassFileImporter()
            .importPackagesOf(EveryNodeIsReachedTest.class).stream()
                .filter(type -> type.isAssignableTo(LeadPath.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(type -> type.getSimpleName())
                .collect(toSet());
    var reachedByPath = ReachedNodes.byPath();
    assertThat(reachedByPath.keySet())
        .as("classes that ran before this one")
        .containsExactlyInAnyOrderElementsOf(paths);
    var reached = reachedByPath.values().stream().flatMap(Set::stream).collect(toSet());

    var nodes = new TreeSet<String>();
    for (var diagram :
        List.of(
            "lead-lifecycle.bpmn", "sla-agreement.bpmn", "sla-review.bpmn", "rep-absence.bpmn")) {
      Bpmn.readModelFromFile(new File("bpmn", diagram))
          .getModelElementsByType(FlowNode.class)
          .forEach(node -> nodes.add(node.getId()));
    }
    var neverReached = new TreeSet<>(nodes);
    neverReached.removeAll(reached);

    assertThat(neverReached).as("nodes that no path has reached").isEmpty();
    assertThat(reached).isSubsetOf(nodes);
  }
}
