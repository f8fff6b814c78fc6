package io.leadrelay.process.template;

import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.process.RepAbsence;
import io.leadrelay.process.SlaAgreement;
import io.leadrelay.process.SlaReview;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/**
 * A diagram as shipped.
 *
 * @param process the id of its process
 * @param home where its steps and events belong, in a sentence
 */
record ShippedDiagram(String process, String home, BpmnModelInstance model) {

  /** The life of a lead, then the agreement, the review and the absence. */
  static List<ShippedDiagram> all() {
    return List.of(
        read(LeadLifecycle.PROCESS, "lead-lifecycle.bpmn", "Belongs in the life of a lead."),
        read(SlaAgreement.PROCESS, "sla-agreement.bpmn", "Belongs in the diagram of an agreement."),
        read(SlaReview.PROCESS, "sla-review.bpmn", "Belongs in the diagram of a review."),
        read(RepAbsence.PROCESS, "rep-absence.bpmn", "Belongs in the diagram of an absence."));
  }

  private static ShippedDiagram read(String process, String file, String home) {
    return new ShippedDiagram(
        process, home, Bpmn.readModelFromFile(Path.of("bpmn", file).toFile()));
  }
}
