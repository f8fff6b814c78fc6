package io.leadrelay.security;

import static io.leadrelay.security.Grant.grant;
import static io.leadrelay.security.Groups.ADMIN;
import static io.leadrelay.security.Groups.API;
import static io.leadrelay.security.Groups.ARBITRATION;
import static io.leadrelay.security.Groups.MANAGEMENT;
import static io.leadrelay.security.Groups.MARKETING;
import static io.leadrelay.security.Groups.MARKETING_LEAD;
import static io.leadrelay.security.Groups.PROCESS_OWNER;
import static io.leadrelay.security.Groups.SALES;
import static io.leadrelay.security.Groups.SALES_LEAD;
import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.TASK_ASSIGN;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;

/**
 * The groups and the least each needs. Access to a single task is not listed here: it comes with
 * the task, to its assignee and its candidate groups, so that nobody sees a colleague's work.
 */
final class GroupGrants {

  /** The process that carries a lead. */
  static final String LEAD_LIFECYCLE = "leadLifecycle";

  /** The process that carries a proposed agreement. */
  static final String SLA_AGREEMENT = "slaAgreement";

  /** The process that carries an absence. */
  static final String REP_ABSENCE = "repAbsence";

  /** The process in which both leads close a month. */
  static final String SLA_REVIEW = "slaReview";

  private GroupGrants() {}

  /** Group ids in the order of the lead's way, with the names people read. */
  static Map<String, String> names() {
    var names = new LinkedHashMap<String, String>();
    names.put(SALES, "Sales");
    names.put(SALES_LEAD, "Sales lead");
    names.put(MARKETING, "Marketing");
    names.put(MARKETING_LEAD, "Marketing lead");
    names.put(ARBITRATION, "Arbitration");
    names.put(MANAGEMENT, "Management");
    names.put(PROCESS_OWNER, "Process owners");
    names.put(API, "API clients");
    names.put(ADMIN, "Administrators");
    return names;
  }

  static List<Grant> all() {
    var grants = new ArrayList<Grant>();
    for (var group : List.of(SALES, SALES_LEAD, MARKETING, MARKETING_LEAD)) {
      grants.add(grant(group, APPLICATION, "tasklist", ACCESS));
      grants.add(
          grant(
              group,
              PROCESS_DEFINITION,
              LEAD_LIFECYCLE,
              ProcessDefinitionPermissions.READ,
              CREATE_INSTANCE));
      grants.add(grant(group, PROCESS_INSTANCE, ANY, CREATE));
    }
    for (var group : List.of(MARKETING_LEAD, SALES_LEAD, PROCESS_OWNER)) {
      grants.add(grant(group, APPLICATION, "tasklist", ACCESS));
      grants.add(
          grant(
              group,
              PROCESS_DEFINITION,
              SLA_AGREEMENT,
              ProcessDefinitionPermissions.READ,
              CREATE_INSTANCE));
      grants.add(grant(group, PROCESS_INSTANCE, ANY, CREATE));
    }
    for (var group : List.of(SALES, SALES_LEAD)) {
      grants.add(
          grant(
              group,
              PROCESS_DEFINITION,
              REP_ABSENCE,
              ProcessDefinitionPermissions.READ,
              CREATE_INSTANCE));
    }
    for (var group : List.of(MARKETING_LEAD, SALES_LEAD)) {
      grants.add(grant(group, PROCESS_DEFINITION, SLA_REVIEW, ProcessDefinitionPermissions.READ));
    }
    grants.add(grant(ARBITRATION, APPLICATION, "tasklist", ACCESS));
    grants.add(
        grant(ARBITRATION, PROCESS_DEFINITION, LEAD_LIFECYCLE, ProcessDefinitionPermissions.READ));
    grants.addAll(assigningSalesTasks());
    grants.addAll(lookingInCockpit(MANAGEMENT));
    grants.addAll(lookingInCockpit(PROCESS_OWNER));
    for (Resource resource : Resources.values()) {
      grants.add(grant(ADMIN, resource, ANY, ALL));
    }
    return mergedBySubject(grants);
  }

  /**
   * Assigning is granted on the whole process, because the engine knows no narrower place between
   * one task and all tasks of a process. Who may rule in an arbitration is checked apart from this.
   */
  private static List<Grant> assigningSalesTasks() {
    return List.of(
        grant(SALES_LEAD, PROCESS_DEFINITION, LEAD_LIFECYCLE, READ_TASK, TASK_ASSIGN),
        grant(SALES_LEAD, USER, ANY, READ));
  }

  private static List<Grant> lookingInCockpit(String group) {
    return List.of(
        grant(group, APPLICATION, "cockpit", ACCESS),
        grant(
            group,
            PROCESS_DEFINITION,
            ANY,
            ProcessDefinitionPermissions.READ,
            READ_INSTANCE,
            READ_TASK,
            ProcessDefinitionPermissions.READ_HISTORY,
            RETRY_JOB),
        grant(group, DECISION_DEFINITION, ANY, READ, READ_HISTORY),
        grant(group, DECISION_REQUIREMENTS_DEFINITION, ANY, READ));
  }

  /** The engine keeps one row for a group and a resource, so grants on the same one are joined. */
  private static List<Grant> mergedBySubject(List<Grant> grants) {
    record Subject(String group, Resource resource, String id) {}
    var merged = new LinkedHashMap<Subject, Grant>();
    for (var grant : grants) {
      merged.merge(
          new Subject(grant.group(), grant.resource(), grant.resourceId()), grant, Grant::and);
    }
    return List.copyOf(merged.values());
  }
}
