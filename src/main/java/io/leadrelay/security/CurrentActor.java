package io.leadrelay.security;

import io.leadrelay.lead.Actor;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Says on whose behalf the code runs at this moment. */
@Component
public class CurrentActor implements Actor {

  private final ObjectProvider<IdentityService> identities;

  // The engine builds beans that ask for the actor, so it cannot be asked for before it stands.
  CurrentActor(ObjectProvider<IdentityService> identities) {
    this.identities = identities;
  }

  /**
   * The id of the user who acts; {@link #SYSTEM} within a step of the process. It is the one logged
   * in to Tasklist or Cockpit, else the caller of our own HTTP interface, else {@link #SYSTEM}.
   */
  @Override
  public String id() {
    if (Context.getBpmnExecutionContext() != null) {
      // A step of the diagram: nobody did it, it followed.
      return SYSTEM;
    }
    var engineLogin = identities.getObject().getCurrentAuthentication();
    if (engineLogin != null && engineLogin.getUserId() != null) {
      return engineLogin.getUserId();
    }
    var login = SecurityContextHolder.getContext().getAuthentication();
    if (login == null
        || !login.isAuthenticated()
        || login instanceof AnonymousAuthenticationToken) {
      return SYSTEM;
    }
    return login.getName();
  }
}
