package io.leadrelay.process.path;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.engine.CommandRefused;
import io.leadrelay.review.JudgePace;
import io.leadrelay.review.OpenReviews;
import io.leadrelay.review.Review;
import io.leadrelay.review.Reviews;
import io.leadrelay.terms.AgreementSigned;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/**
 * What the paths of a review need: months that are over, and people who close them. The agreement
 * begins when a test says so, years ahead, where no other test has left a lead.
 */
abstract class ReviewPath extends LeadPath {

  static final String MARKETING_LEAD = "path-marketing-lead";
  static final String BOTH_LEADS = "path-both-leads";
  static final String REVIEW_FOR_MARKETING = "userTask_reviewForMarketing";
  static final String REVIEW_FOR_SALES = "userTask_reviewForSales";
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Autowired OpenReviews openReviews;
  @Autowired JudgePace judgePace;
  @Autowired Reviews reviews;
  @Autowired ApplicationEventPublisher events;

  private Map<String, Object> signed = Map.of();

  @BeforeEach
  void leads() {
    person(MARKETING_LEAD, "marketing", "marketing-lead");
    person(BOTH_LEADS, "marketing-lead", "sales-lead");
    clean();
    signed = jdbc.sql("select * from agreement where number = 1").query().singleRow();
  }

  @AfterEach
  void asBefore() {
    identity.clearAuthentication();
    clean();
    agreement(
        requireNonNull(signed.get("in_force_from")),
        requireNonNull(signed.get("monthly_target")),
        requireNonNull(signed.get("working_hours")));
  }

  private void clean() {
    runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("slaReview")
        .list()
        .forEach(
            instance -> runtime.deleteProcessInstance(instance.getProcessInstanceId(), "test"));
    for (var table : List.of("sla_review_action", "sla_review_statement", "sla_review")) {
      jdbc.sql("delete from " + table).update();
    }
    jdbc.sql("delete from pace_check").update();
    jdbc.sql("delete from mail_outbox where purpose in ('review', 'pace')").update();
  }

  /** The first agreement has been in force since then, with office hours on weekdays. */
  void agreementSince(Instant at, int target) {
    agreement(Timestamp.from(at), target, "Mon-Fri 09:00-17:00");
  }

  private void agreement(Object since, Object target, Object hours) {
    jdbc.sql(
            """
            update agreement set in_force_from = ?, monthly_target = ?, working_hours = ?
            where number = 1
            """)
        .params(since, target, hours)
        .update();
    events.publishEvent(new AgreementSigned(1));
  }

  static Instant berlin(int year, int month, int day, int hour) {
    return LocalDate.of(year, month, day).atTime(hour, 0).atZone(BERLIN).toInstant();
  }

  /** The month is over, and both leads have been asked. */
  Review opened(YearMonth month) {
    assertThat(openReviews.open()).contains(month);
    return prepared(month);
  }

  Review prepared(YearMonth month) {
    management.executeJob(jobOf(month, "serviceTask_prepareScorecard"));
    return review(month);
  }

  private String jobOf(YearMonth month, String node) {
    var jobs =
        management.createJobQuery().processInstanceId(instanceOf(month)).activityId(node).list();
    assertThat(jobs).as("jobs of %s of %s", node, month).hasSize(1);
    return jobs.get(0).getId();
  }

  String instanceOf(Object businessKey) {
    return requireNonNull(
            runtime
                .createProcessInstanceQuery()
                .processDefinitionKey("slaReview")
                .processInstanceBusinessKey("" + businessKey)
                .singleResult(),
            "no instance of " + businessKey)
        .getId();
  }

  boolean runs(Object businessKey) {
    return runtime
            .createProcessInstanceQuery()
            .processDefinitionKey("slaReview")
            .processInstanceBusinessKey("" + businessKey)
            .count()
        > 0;
  }

  Review review(YearMonth month) {
    return reviews.find(month).orElseThrow();
  }

  Task task(YearMonth month, String node) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey("" + month)
        .taskDefinitionKey(node)
        .singleResult();
  }

  void reviews(YearMonth month, String node, String person, Map<String, Object> values) {
    var task = task(month, node);
    identity.setAuthentication(
        person,
        identity.createGroupQuery().groupMember(person).list().stream().map(Group::getId).toList());
    try {
      if (task.getAssignee() == null) {
        tasks.claim(task.getId(), person);
      }
      tasks.complete(task.getId(), new HashMap<>(values));
    } catch (CommandRefused refused) {
      throw refused.refusal();
    } finally {
      identity.clearAuthentication();
    }
  }

  void bothReview(YearMonth month) {
    reviews(month, REVIEW_FOR_MARKETING, MARKETING_LEAD, Map.of());
    reviews(month, REVIEW_FOR_SALES, SALES_LEAD, Map.of());
  }

  /** The timer of a node is due, and it fires. */
  void firesNow(YearMonth month, String node) {
    var job =
        management
            .createJobQuery()
            .processInstanceId(instanceOf(month))
            .activityId(node)
            .singleResult();
    assertThat(job).as("the timer %s of %s", node, month).isNotNull();
    if (clock.now().isBefore(job.getDuedate().toInstant())) {
      clock.advanceTo(job.getDuedate().toInstant());
    }
    management.executeJob(job.getId());
  }

  /** Whom mail with these words in its subject went to. */
  List<String> told(String inSubject) {
    return jdbc.sql(
            "select recipient from mail_outbox where purpose in ('review', 'pace')"
                + " and subject like ? order by recipient")
        .param("%" + inSubject + "%")
        .query(String.class)
        .list();
  }

  /** What a mail with these words in its subject said to a person. */
  String said(String inSubject, String person) {
    return jdbc.sql(
            "select body from mail_outbox where purpose in ('review', 'pace')"
                + " and subject like ? and recipient = ? order by id desc")
        .params("%" + inSubject + "%", address(person))
        .query(String.class)
        .list()
        .get(0);
  }
}
