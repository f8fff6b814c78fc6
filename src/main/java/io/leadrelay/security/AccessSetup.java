package io.leadrelay.security;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;

import io.leadrelay.engine.StartLock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permission;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings groups, grants and shared filters to what Leadrelay needs, at every start. Adds what is
 * missing and takes nothing away, so that what an owner has granted besides stays.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AccessSetup implements ApplicationRunner {

  /** Begins the engine's property that a filter was made; its value is the filter's id. */
  static final String MADE = "leadrelay.filter.";

  private final IdentityService identities;
  private final AuthorizationService authorizations;
  private final FilterService filters;
  private final TaskService tasks;
  private final ManagementService management;
  private final List<AccessSetupStep> further;
  private final StartLock nodes;
  private final TransactionOperations transactions;

  AccessSetup(
      IdentityService identities,
      AuthorizationService authorizations,
      FilterService filters,
      TaskService tasks,
      ManagementService management,
      List<AccessSetupStep> further,
      StartLock nodes,
      TransactionOperations transactions) {
    this.identities = identities;
    this.authorizations = authorizations;
    this.filters = filters;
    this.tasks = tasks;
    this.management = management;
    this.further = further;
    this.nodes = nodes;
    this.transactions = transactions;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    bringUpToDate();
  }

  /** Adds what is missing. Nodes that start together take turns; the later ones find it done. */
  void bringUpToDate() {
    nodes.whileHeld(
        () ->
            transactions.execute(
                transaction -> {
                  GroupGrants.names().forEach(this::ensureGroup);
                  GroupGrants.all().forEach(this::ensureGrant);
                  var properties = management.getProperties();
                  SharedFilter.ALL.forEach(filter -> ensureFilter(filter, properties));
                  further.forEach(AccessSetupStep::run);
                  return true;
                }));
  }

  private void ensureGroup(String id, String name) {
    if (identities.createGroupQuery().groupId(id).count() > 0) {
      return;
    }
    var group = identities.newGroup(id);
    group.setName(name);
    group.setType(id.equals(Groups.ADMIN) ? "SYSTEM" : "WORKFLOW");
    identities.saveGroup(group);
  }

  private void ensureGrant(Grant grant) {
    var existing =
        authorizations
            .createAuthorizationQuery()
            .authorizationType(AUTH_TYPE_GRANT)
            .groupIdIn(grant.group())
            .resourceType(grant.resource())
            .resourceId(grant.resourceId())
            .singleResult();
    if (existing == null) {
      existing = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
      existing.setGroupId(grant.group());
      existing.setResource(grant.resource());
      existing.setResourceId(grant.resourceId());
    } else if (grant.permissions().stream().allMatch(existing::isPermissionGranted)) {
      return;
    }
    for (Permission permission : grant.permissions()) {
      existing.addPermission(permission);
    }
    authorizations.saveAuthorization(existing);
  }

  /**
   * Makes a filter once. What an owner then does to it, in name, order or tasks, or by deleting it,
   * is theirs: Tasklist's own window keeps no mark of ours on it, so the engine's properties do.
   */
  private void ensureFilter(SharedFilter wanted, Map<String, String> properties) {
    var mark = MADE + wanted.key();
    if (properties.containsKey(mark)) {
      return;
    }
    var filter =
        filters.saveFilter(
            wanted.fill(filters.newTaskFilter(wanted.name()), tasks.createTaskQuery()));
    wanted.groups().forEach(group -> ensureGrant(Grant.grant(group, FILTER, filter.getId(), READ)));
    management.setProperty(mark, filter.getId());
  }
}
