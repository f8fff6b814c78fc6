package io.leadrelay.process.path;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.agreement.Proposal;
import io.leadrelay.agreement.Proposals;
import io.leadrelay.agreement.ProposeAgreement;
import io.leadrelay.agreement.ProposeAgreement.Proposed;
import io.leadrelay.engine.CommandRefused;
import io.leadrelay.engine.ModelFiles;
import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.AgreementSigned;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/**
 * What the paths of an agreement need: people who propose and sign. After each test the agreement
 * that was shipped is the only one again, as all share one application.
 */
abstract class AgreementPath extends LeadPath {

  static final String MARKETING_LEAD = "path-marketing-lead";
  static final String OWNER = "path-owner";
  static final String BOTH_LEADS = "path-both-leads";

  static final String SIGN_FOR_MARKETING = "userTask_signForMarketing";
  static final String SIGN_FOR_SALES = "userTask_signForSales";

  @Autowired Proposals proposals;
  @Autowired ProposeAgreement propose;
  @Autowired FormService forms;
  @Autowired ModelFiles models;
  @Autowired ApplicationEventPublisher events;

  @BeforeEach
  void leads() {
    person(MARKETING_LEAD, "marketing", "marketing-lead");
    person(OWNER, "process-owner");
    person(BOTH_LEADS, "marketing-lead", "sales-lead");
  }

  @AfterEach
  void asShipped() {
    identity.clearAuthentication();
    runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("slaAgreement")
        .list()
        .forEach(
            instance -> runtime.deleteProcessInstance(instance.getProcessInstanceId(), "test"));
    jdbc.sql("update handoff set agreement = 1").update();
    jdbc.sql("update lead_event set agreement = 1 where agreement is not null").update();
    for (var part : List.of("agreement_signature", "agreement_closing_day", "agreement_table")) {
      jdbc.sql("delete from " + part + " where agreement > 1").update();
    }
    jdbc.sql("update agreement set compared_with = null").update();
    jdbc.sql("delete from agreement where number > 1").update();
    jdbc.sql("delete from mail_outbox where purpose = 'agreement'").update();
    repository
        .createDeploymentQuery()
        .deploymentName("a draft")
        .list()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    events.publishEvent(new AgreementSigned(1));
  }

  /** Somebody submits the start form; the job behind it is done at once. */
  Proposal proposed(String person, Map<String, Object> values) {
    var definition =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("slaAgreement")
            .latestVersion()
            .singleResult()
            .getId();
    as(person, () -> forms.submitStartForm(definition, values));
    var proposal = proposals.findOpen().orElseThrow();
    asked(proposal.number());
    return proposal(proposal.number());
  }

  static Map<String, Object> terms(Object... keysAndValues) {
    var terms = new HashMap<String, Object>(Map.of("reason", "Sales has grown."));
    for (var i = 0; i < keysAndValues.length; i += 2) {
      terms.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
    }
    return terms;
  }

  /** Changed tables are deployed and found, as at a start. */
  Proposal changedTables(Map<String, String> files) {
    var deployment = repository.createDeployment().name("a draft");
    files.forEach(deployment::addString);
    deployment.deploy();
    var number =
        requireNonNull(transaction.execute(status -> propose.proposeDrafts()))
            .map(Proposed::proposal)
            .orElseThrow()
            .number();
    asked(number);
    return proposal(number);
  }

  /** The look at past leads is done, and both are asked. */
  void asked(int number) {
    management.executeJob(jobOf(number, "serviceTask_lookAtPast"));
  }

  private String jobOf(int number, String node) {
    var jobs =
        management.createJobQuery().processInstanceId(instanceOf(number)).activityId(node).list();
    assertThat(jobs).as("jobs of %s; the proposal waits at %s", node, waits(number)).hasSize(1);
    return jobs.get(0).getId();
  }

  String instanceOf(int number) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("slaAgreement")
        .processInstanceBusinessKey("" + number)
        .singleResult()
        .getId();
  }

  boolean runs(int number) {
    return runtime
            .createProcessInstanceQuery()
            .processDefinitionKey("slaAgreement")
            .processInstanceBusinessKey("" + number)
            .count()
        > 0;
  }

  List<String> waits(int number) {
    return runtime.getActiveActivityIds(instanceOf(number));
  }

  Proposal proposal(int number) {
    return proposals.find(number).orElseThrow();
  }

  Task signing(int number, String node) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey("" + number)
        .taskDefinitionKey(node)
        .singleResult();
  }

  void signs(int number, String node, String person) {
    answers(number, node, person, Map.of("signature", "SIGNED"));
  }

  void answers(int number, String node, String person, Map<String, Object> values) {
    var task = signing(number, node);
    as(
        person,
        () -> {
          if (task.getAssignee() == null) {
            tasks.claim(task.getId(), person);
          }
          tasks.complete(task.getId(), new HashMap<>(values));
          return true;
        });
  }

  /** Both sign, each for their own side. */
  void bothSign(int number) {
    signs(number, SIGN_FOR_MARKETING, MARKETING_LEAD);
    signs(number, SIGN_FOR_SALES, SALES_LEAD);
  }

  /** The clock moves on until the signed terms are in force. */
  void comesIntoForce(int number) {
    clock.advance(Duration.ofMinutes(1));
    firesNow(number, "event_itsDayHasCome");
  }

  void firesNow(int number, String node) {
    var job =
        management
            .createJobQuery()
            .processInstanceId(instanceOf(number))
            .activityId(node)
            .singleResult();
    assertThat(job).as("the timer %s of proposal %s", node, number).isNotNull();
    if (clock.now().isBefore(job.getDuedate().toInstant())) {
      clock.advanceTo(job.getDuedate().toInstant());
    }
    management.executeJob(job.getId());
  }

  Agreement inForce() {
    return agreements.inForce(clock.now());
  }

  List<String> told(String purposeInSubject) {
    return jdbc.sql(
            "select recipient from mail_outbox where purpose = 'agreement' and subject like ?"
                + " order by recipient")
        .param("%" + purposeInSubject + "%")
        .query(String.class)
        .list();
  }

  <T> T as(@Nullable String person, Supplier<T> work) {
    if (person == null) {
      identity.clearAuthentication();
    } else {
      identity.setAuthentication(
          person,
          identity.createGroupQuery().groupMember(person).list().stream()
              .map(Group::getId)
              .toList());
    }
    try {
      return work.get();
    } catch (CommandRefused refused) {
      throw refused.refusal();
    } finally {
      identity.clearAuthentication();
    }
  }
}
