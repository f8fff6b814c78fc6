package io.leadrelay.security;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;

import io.leadrelay.engine.StartLock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.filter.Filter;
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

  private static final String KEY = "leadrelayKey";

  private final IdentityService identities;
  private final AuthorizationService authorizations;
  private final FilterService filters;
  private final TaskService tasks;
  private final List<AccessSetupStep> further;
  private final StartLock nodes;
  private final TransactionOperations transactions;

  AccessSetup(
      IdentityService identities,
      AuthorizationService authorizations,
      FilterService filters,
      TaskService tasks,
      List<AccessSetupStep> further,
      StartLock nodes,
      TransactionOperations transactions) {
    this.identities = identities;
    this.authorizations = authorizations;
    this.filters = filters;
    this.tasks = tasks;
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
                  var known = filters.createTaskFilterQuery().list();
                  SharedFilter.ALL.forEach(filter -> ensureFilter(filter, known));
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

  private void ensureFilter(SharedFilter wanted, List<Filter> known) {
    var filter =
        known.stream()
            .filter(each -> isMarked(each, wanted))
            .findFirst()
            .orElseGet(() -> make(wanted));
    wanted.groups().forEach(group -> ensureGrant(Grant.grant(group, FILTER, filter.getId(), READ)));
  }

  private static boolean isMarked(Filter filter, SharedFilter wanted) {
    var properties = filter.getProperties();
    return filter.getName().equals(wanted.name())
        || (properties != null && Objects.equals(properties.get(KEY), wanted.key()));
  }

  private Filter make(SharedFilter wanted) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(KEY, wanted.key());
    properties.put("description", wanted.description());
    properties.put("priority", wanted.priority());
    properties.put("refresh", true);
    properties.put("showUndefinedVariable", false);
    var filter =
        filters
            .newTaskFilter(wanted.name())
            .setQuery(wanted.query().apply(tasks.createTaskQuery()))
            .setProperties(properties);
    return filters.saveFilter(filter);
  }
}
