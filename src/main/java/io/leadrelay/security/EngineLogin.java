package io.leadrelay.security;

import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Logs in with the engine's users: the same names and passwords as in Tasklist. The engine counts
 * wrong tries, makes each next one wait longer and locks the user after ten.
 */
@Component
class EngineLogin implements AuthenticationProvider {

  /** What no user id holds never reaches the database, a zero character for one. */
  private static final Pattern USER_ID = Pattern.compile("[a-zA-Z0-9._@-]{1,64}");

  /** Longer texts are no passwords but a way to keep the hash busy. */
  private static final int LONGEST_PASSWORD = 256;

  private final IdentityService identities;
  private final RecentLogins recent = new RecentLogins(System::nanoTime);

  EngineLogin(IdentityService identities) {
    this.identities = identities;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    var user = attempt.getName();
    var password = String.valueOf(attempt.getCredentials());
    if (!USER_ID.matcher(user).matches() || password.length() > LONGEST_PASSWORD) {
      throw refused();
    }
    var groups = recent.groupsOf(user, password).orElseGet(() -> logIn(user, password));
    return UsernamePasswordAuthenticationToken.authenticated(
        user, null, groups.stream().map(EngineLogin::authority).toList());
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  /** The authority that membership in a group gives. */
  static SimpleGrantedAuthority authority(String group) {
    return new SimpleGrantedAuthority("ROLE_" + group);
  }

  private List<String> logIn(String user, String password) {
    if (!passwordIsRight(user, password)) {
      throw refused();
    }
    var groups = groupsOf(user);
    recent.remember(user, password, groups);
    return groups;
  }

  /** The groups of a user as they stand now. */
  List<String> groupsOf(String user) {
    return identities.createGroupQuery().groupMember(user).list().stream()
        .map(Group::getId)
        .toList();
  }

  private boolean passwordIsRight(String user, String password) {
    try {
      return identities.checkPassword(user, password);
    } catch (OptimisticLockingException e) {
      // Two wrong tries at once counted themselves on the same row; the one that lost is wrong too.
      return false;
    }
  }

  private static BadCredentialsException refused() {
    return new BadCredentialsException(
        "The user name or the password is wrong, or the user is locked after wrong tries.");
  }
}
