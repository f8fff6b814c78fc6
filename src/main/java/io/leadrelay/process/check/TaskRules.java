package io.leadrelay.process.check;

import io.leadrelay.process.RepAbsence;
import io.leadrelay.process.SlaAgreement;
import io.leadrelay.process.SlaReview;
import io.leadrelay.security.Groups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Each task of a person belongs to somebody, has its form, and something files what is typed. */
final class TaskRules implements DiagramRules {

  /** Those that Leadrelay sets up and in which there are people. */
  private static final Set<String> GROUPS =
      new TreeSet<>(
          Set.of(
              Groups.SALES,
              Groups.SALES_LEAD,
              Groups.MARKETING,
              Groups.MARKETING_LEAD,
              Groups.ARBITRATION,
              Groups.MANAGEMENT,
              Groups.PROCESS_OWNER,
              Groups.ADMIN));

  /** In a lead's life a form of the owner's own is answered for; here nothing would file it. */
  private static final Set<String> ANSWERED_BY_OURS =
      Set.of(SlaAgreement.PROCESS, SlaReview.PROCESS, RepAbsence.PROCESS);

  private static final String DEPLOYED_FORM = "camunda-forms:deployment:";

  @Override
  public List<Finding> findings(Diagram diagram, Surroundings known) {
    var findings = new ArrayList<Finding>();
    for (var task : diagram.all(UserTask.class)) {
      owner(diagram, task, findings);
      form(diagram, known, task, findings);
      filed(diagram, known, task, findings);
    }
    diagram.all(StartEvent.class).forEach(start -> form(diagram, known, start, findings));
    return findings;
  }

  private static void owner(Diagram diagram, UserTask task, List<Finding> findings) {
    if (Stream.of("assignee", "candidateGroups", "candidateUsers")
        .allMatch(who -> Diagram.camunda(task, who) == null)) {
      findings.add(diagram.error("task-for-nobody", task));
    }
    var groups = Diagram.camunda(task, "candidateGroups");
    if (groups != null) {
      Arrays.stream(groups.split(","))
          .map(String::strip)
          .filter(group -> !group.isEmpty() && !Expression.isIn(group) && !GROUPS.contains(group))
          // Not an error: an administrator may have added the group in the running system.
          .forEach(
              group ->
                  findings.add(
                      diagram.warning("group-unknown", task, group, String.join(", ", GROUPS))));
    }
  }

  private static void form(
      Diagram diagram, Surroundings known, FlowNode node, List<Finding> findings) {
    var form = Diagram.camunda(node, "formRef");
    if (form != null) {
      if (known.forms().isPresent() && !known.forms().get().contains(form)) {
        findings.add(diagram.error("task-form-unknown", node, form));
      }
      if (!"deployment".equals(Diagram.camunda(node, "formRefBinding"))) {
        findings.add(diagram.error("task-form-not-of-deployment", node, form));
      }
      return;
    }
    var key = Diagram.camunda(node, "formKey");
    if (key != null
        && !(key.startsWith(DEPLOYED_FORM)
            && known.files().contains(key.substring(DEPLOYED_FORM.length())))) {
      findings.add(diagram.error("task-form-unknown", node, key));
    }
  }

  private static void filed(
      Diagram diagram, Surroundings known, UserTask task, List<Finding> findings) {
    var takes =
        new StepsOfNode(known.steps())
            .main(task)
            .filter(step -> step.contract().keys().length > 0)
            .isPresent();
    if (!takes
        && ANSWERED_BY_OURS.contains("" + Diagram.processOf(task))
        && (Diagram.camunda(task, "formRef") != null || Diagram.camunda(task, "formKey") != null)) {
      findings.add(diagram.error("task-form-for-nothing", task));
    }
    if (takes
        && Diagram.camunda(task, "formRef") == null
        && Diagram.camunda(task, "formKey") == null) {
      findings.add(diagram.error("task-without-form", task));
    }
  }
}
