package io.leadrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

@DemoServerTest
@DisplayName("The current actor")
class CurrentActorTest {

  @Autowired CurrentActor actor;
  @Autowired IdentityService identities;

  @BeforeEach
  @AfterEach
  void nobodyIsLoggedIn() {
    identities.clearAuthentication();
    SecurityContextHolder.clearContext();
  }

  @Test
  @DisplayName("is the system when nobody acts")
  void system() {
    assertThat(actor.id()).isEqualTo("system");
  }

  @Test
  @DisplayName("is the system for a caller who is not logged in")
  void anonymous() {
    SecurityContextHolder.getContext()
        .setAuthentication(
            new AnonymousAuthenticationToken(
                "key", "nobody", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));

    assertThat(actor.id()).isEqualTo("system");
  }

  @Test
  @DisplayName("is the caller of our own interface")
  void caller() {
    callAs("api");

    assertThat(actor.id()).isEqualTo("api");
  }

  @Test
  @DisplayName("is before all the user of the web apps")
  void webappUser() {
    callAs("api");
    identities.setAuthenticatedUserId("rep1");

    assertThat(actor.id()).isEqualTo("rep1");
  }

  private static void callAs(String user) {
    SecurityContextHolder.getContext()
        .setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(
                user, null, AuthorityUtils.NO_AUTHORITIES));
  }
}
