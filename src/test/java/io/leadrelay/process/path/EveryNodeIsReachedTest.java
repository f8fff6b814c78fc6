package io.leadrelay.process.path;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.leadrelay.process.LeadLifecycle;
import java.io.File;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Looks at what all the paths have reached, so it runs after them ({@code
 * junit-platform.properties} orders the classes) and fails if one of them has not run: alone it
 * proves nothing. To run it: {@code -Dtest='io.leadrelay.process.path.*Test'}.
 */
@Order(Integer.MAX_VALUE)
@DisplayName("The paths")
class EveryNodeIsReachedTest {

  @Test
  @DisplayName("together reach every node of the diagram, and no other")
  void reachEveryNode() {
    var paths =
        new ClassFileImporter()
            .importPackagesOf(EveryNodeIsReachedTest.class).stream()
                .filter(type -> type.isAssignableTo(LeadPath.class))
                .filter(type -> !type.isEquivalentTo(LeadPath.class))
                .map(type -> type.getSimpleName())
                .collect(toSet());
    assertThat(ReachedNodes.paths().stream().map(Class::getSimpleName))
        .as("classes that ran before this one")
        .containsExactlyInAnyOrderElementsOf(paths);

    var nodes =
        Bpmn.readModelFromFile(new File("bpmn/lead-lifecycle.bpmn"))
            .getModelElementsByType(FlowNode.class)
            .stream()
            .map(FlowNode::getId)
            .collect(toSet());
    var neverReached = new TreeSet<>(nodes);
    neverReached.removeAll(ReachedNodes.all());

    assertThat(neverReached)
        .as("nodes of %s that no path has reached", LeadLifecycle.PROCESS)
        .isEmpty();
    assertThat(ReachedNodes.all()).isSubsetOf(nodes);
  }
}
