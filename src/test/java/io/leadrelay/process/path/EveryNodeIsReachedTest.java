package io.leadrelay.process.path;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.util.List;
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
  @DisplayName("together reach every node of both diagrams, and no other")
  void reachEveryNode() {
    var paths =
        new ClassFileImporter()
            .importPackagesOf(EveryNodeIsReachedTest.class).stream()
                .filter(type -> type.isAssignableTo(LeadPath.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(type -> type.getSimpleName())
                .collect(toSet());
    assertThat(ReachedNodes.paths().stream().map(Class::getSimpleName))
        .as("classes that ran before this one")
        .containsExactlyInAnyOrderElementsOf(paths);

    var nodes = new TreeSet<String>();
    for (var diagram : List.of("lead-lifecycle.bpmn", "sla-agreement.bpmn")) {
      Bpmn.readModelFromFile(new File("bpmn", diagram))
          .getModelElementsByType(FlowNode.class)
          .forEach(node -> nodes.add(node.getId()));
    }
    var neverReached = new TreeSet<>(nodes);
    neverReached.removeAll(ReachedNodes.all());

    assertThat(neverReached).as("nodes that no path has reached").isEmpty();
    assertThat(ReachedNodes.all()).isSubsetOf(nodes);
  }
}
