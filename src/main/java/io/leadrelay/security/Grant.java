package io.leadrelay.security;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/**
 * What a group may do with one resource of the engine.
 *
 * @param group id of the group
 * @param resource kind of resource
 * @param resourceId one resource, or {@code *} for all of its kind
 * @param permissions what is allowed; never empty
 */
record Grant(String group, Resource resource, String resourceId, Set<Permission> permissions) {

  static Grant grant(String group, Resource resource, String id, Permission... permissions) {
    return new Grant(group, resource, id, Set.of(permissions));
  }

  Grant and(Grant other) {
    var both = new HashSet<>(permissions);
    both.addAll(other.permissions);
    return new Grant(group, resource, resourceId, Set.copyOf(both));
  }
}
