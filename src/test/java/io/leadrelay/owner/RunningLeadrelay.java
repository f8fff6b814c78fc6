package io.leadrelay.owner;

import io.leadrelay.LeadrelayApplication;
import io.leadrelay.lead.Cycles;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Leads;
import io.leadrelay.lead.TakeInLead;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Team;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A Leadrelay as its owners run it, on a database and a folder of models of their own. */
final class RunningLeadrelay implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  final TakeInLead takeInLead;
  final Leads leads;
  final Cycles cycles;
  final TaskService tasks;
  final RuntimeService runtime;
  final RepositoryService repository;
  final JdbcClient jdbc;
  private final ManagementService management;
  private final IdentityService identity;
  private final Team team;

  private RunningLeadrelay(ConfigurableApplicationContext context) {
    this.context = context;
    takeInLead = context.getBean(TakeInLead.class);
    leads = context.getBean(Leads.class);
    cycles = context.getBean(Cycles.class);
    tasks = context.getBean(TaskService.class);
    runtime = context.getBean(RuntimeService.class);
    repository = context.getBean(RepositoryService.class);
    jdbc = context.getBean(JdbcClient.class);
    management = context.getBean(ManagementService.class);
    identity = context.getBean(IdentityService.class);
    team = context.getBean(Team.class);
  }

  /** Starts it as {@code leadrelay.models=FOLDER} does. */
  static RunningLeadrelay start(String database, String user, Path models) {
    return new RunningLeadrelay(
        new SpringApplicationBuilder(LeadrelayApplication.class)
            .profiles("test")
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=" + user,
                "--logging.level.root=warn",
                "--leadrelay.models=" + models));
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }

  // ---- people

  /** Somebody who never logs in, so that no password has to be hashed. */
  void person(String id, String... groups) {
    var user = identity.newUser(id);
    user.setEmail(id + "@sales.example");
    identity.saveUser(user);
    Arrays.stream(groups).forEach(group -> identity.createMembership(id, group));
  }

  void rep(String id, int cap) {
    team.save(new Rep(id, null, 1, cap, Set.of(), Set.of(), true, List.of()));
  }

  // ---- leads

  boolean runs(LeadId lead) {
    return cycles.findOpen(lead).isPresent();
  }

  String instance(LeadId lead) {
    var instances = cycles.processInstances(lead);
    return instances.get(instances.size() - 1);
  }

  List<String> waitsAt(LeadId lead) {
    return runtime.getActiveActivityIds(instance(lead));
  }

  /** The lead's one task, which must exist. */
  Task task(LeadId lead) {
    var found = tasks.createTaskQuery().processInstanceId(instance(lead)).list();
    if (found.size() != 1) {
      throw new AssertionError(lead + " has " + found.size() + " tasks at " + waitsAt(lead));
    }
    return found.get(0);
  }

  /** Whoever has the task, or this person, completes it with what the form submits. */
  void complete(LeadId lead, String person, Map<String, Object> values) {
    var task = task(lead);
    var worker = task.getAssignee() == null ? person : task.getAssignee();
    identity.setAuthentication(
        worker,
        identity.createGroupQuery().groupMember(worker).list().stream().map(Group::getId).toList());
    try {
      if (task.getAssignee() == null) {
        tasks.claim(task.getId(), worker);
      }
      tasks.complete(task.getId(), values);
    } finally {
      identity.clearAuthentication();
    }
  }

  /** The timer of a node fires before its time, as an operator can have it. */
  void fires(LeadId lead, String node) {
    var job =
        management
            .createJobQuery()
            .processInstanceId(instance(lead))
            .activityId(node)
            .singleResult();
    if (job == null) {
      throw new AssertionError("No timer of " + node + " at " + waitsAt(lead));
    }
    management.executeJob(job.getId());
  }

  /** When each running timer is due, by instance and node. */
  Map<String, Instant> timers() {
    Map<String, Instant> timers = new TreeMap<>();
    jdbc.sql(
            """
            select j.PROCESS_INSTANCE_ID_, d.ACT_ID_, j.DUEDATE_
            from ACT_RU_JOB j
            join ACT_RU_JOBDEF d on d.ID_ = j.JOB_DEF_ID_
            where j.TYPE_ = 'timer' and j.PROCESS_INSTANCE_ID_ is not null
            """)
        .query(
            row -> {
              timers.put(
                  row.getString(1) + " " + row.getString(2), row.getTimestamp(3).toInstant());
            });
    return timers;
  }

  /** How many leads run on each version of the process. */
  Map<Integer, Integer> leadsByVersion() {
    Map<Integer, Integer> leadsByVersion = new TreeMap<>();
    jdbc.sql(
            """
            select d.VERSION_, count(*)
            from ACT_RU_EXECUTION e
            join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_
            where e.PARENT_ID_ is null and d.KEY_ = 'leadLifecycle'
            group by d.VERSION_
            """)
        .query(
            row -> {
              leadsByVersion.put(row.getInt(1), row.getInt(2));
            });
    return leadsByVersion;
  }

  int openProposals() {
    return jdbc.sql(
            """
            select count(*) from ACT_RU_EXECUTION e
            join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_
            where e.PARENT_ID_ is null and d.KEY_ = 'slaAgreement'
            """)
        .query(Integer.class)
        .single();
  }

  int newestVersion() {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey("leadLifecycle")
        .latestVersion()
        .singleResult()
        .getVersion();
  }

  /** The nodes at which leads wait, and how many at each. */
  Map<String, Integer> waiting() {
    Map<String, Integer> waiting = new TreeMap<>();
    jdbc.sql(
            """
            select e.ACT_ID_, count(*)
            from ACT_RU_EXECUTION e
            where e.ACT_ID_ is not null and e.IS_ACTIVE_ = true
              and not exists (select 1 from ACT_RU_EXECUTION c where c.PARENT_ID_ = e.ID_)
            group by e.ACT_ID_
            """)
        .query(
            row -> {
              waiting.put(row.getString(1), row.getInt(2));
            });
    return waiting;
  }

  long incidents() {
    return runtime.createIncidentQuery().count();
  }

  List<LeadId> open() {
    return new ArrayList<>(
        jdbc.sql("select open_lead_id from lead_cycle where open_lead_id is not null")
            .query((row, n) -> LeadId.of(row.getString(1)))
            .list());
  }
}
