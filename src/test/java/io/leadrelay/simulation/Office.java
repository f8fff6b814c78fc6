package io.leadrelay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.engine.CommandRefused;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Team;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people of the simulated company, and how they do their tasks. */
final class Office {

  /** What all log in with who come over HTTP. */
  static final String PASSWORD = "Demo-relay-1";

  private final IdentityService identity;
  private final TaskService tasks;
  private final RuntimeService runtime;
  private final Team team;
  private final JdbcClient jdbc;
  private final List<String> reps = new ArrayList<>();

  Office(
      IdentityService identity,
      TaskService tasks,
      RuntimeService runtime,
      Team team,
      JdbcClient jdbc) {
    this.identity = identity;
    this.tasks = tasks;
    this.runtime = runtime;
    this.team = team;
    this.jdbc = jdbc;
  }

  /** Nobody of a test before works here any more, and no lead of it is open. */
  void empty() {
    var open = runtime.createProcessInstanceQuery().list();
    if (!open.isEmpty()) {
      runtime.deleteProcessInstances(
          open.stream().map(instance -> instance.getId()).toList(), "over", true, true);
    }
    jdbc.sql("update handoff set ended_at = at, end_reason = 'CYCLE_ENDED' where ended_at is null")
        .update();
    jdbc.sql("update lead_cycle set waiting_since = null").update();
    jdbc.sql("update rep set active = false").update();
  }

  /** Somebody who never logs in: a password of each would have to be hashed, slowly. */
  void person(String id, String... groups) {
    employ(id, null, groups);
  }

  /** Somebody who comes over HTTP. */
  void caller(String id, String... groups) {
    employ(id, PASSWORD, groups);
  }

  private void employ(String id, @Nullable String password, String[] groups) {
    if (identity.createUserQuery().userId(id).count() == 0) {
      var user = identity.newUser(id);
      user.setEmail(id + "@school.example");
      if (password != null) {
        user.setPassword(password);
      }
      identity.saveUser(user);
      Arrays.stream(groups).forEach(group -> identity.createMembership(id, group));
    }
  }

  void rep(String id, int weight, int cap, Set<String> territories) {
    person(id, "sales");
    reps.add(id);
    team.save(new Rep(id, null, weight, cap, territories, Set.of(), true, List.of()));
  }

  /** All who were taken on as reps. */
  List<String> reps() {
    return reps;
  }

  /** What is to do for a lead now. */
  List<Task> tasks(String lead) {
    return tasks.createTaskQuery().processInstanceBusinessKey(lead).list();
  }

  /** The only task of a lead. */
  Task task(String lead) {
    var all = tasks(lead);
    assertThat(all).as("tasks of lead %s", lead).hasSize(1);
    return all.get(0);
  }

  /**
   * A person claims the lead's task, if it is nobody's, and completes it with the form's fields.
   */
  void complete(String lead, String node, Map<String, Object> fields, String person) {
    var task = task(lead);
    assertThat(task.getTaskDefinitionKey()).isEqualTo(node);
    complete(task, fields, person);
  }

  void complete(Task task, Map<String, Object> fields, String person) {
    as(
        person,
        () -> {
          if (task.getAssignee() == null) {
            tasks.claim(task.getId(), person);
          }
          tasks.complete(task.getId(), fields);
        });
  }

  /** Does something as a person who is logged in. */
  void as(String person, Runnable work) {
    identity.setAuthentication(
        person,
        identity.createGroupQuery().groupMember(person).list().stream().map(Group::getId).toList());
    try {
      work.run();
    } catch (CommandRefused refused) {
      throw refused.refusal();
    } finally {
      identity.clearAuthentication();
    }
  }
}
