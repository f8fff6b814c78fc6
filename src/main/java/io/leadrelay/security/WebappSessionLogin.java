package io.leadrelay.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets whoever is logged in to Tasklist or Cockpit read our own pages too. The web apps keep who it
 * is in the HTTP session, which ends with a log-out or half an hour after the last request. The
 * groups are asked for anew each time: who has left them is out at once.
 */
class WebappSessionLogin extends OncePerRequestFilter {

  /** The name of the engine that people log in to. */
  private static final String ENGINE = "default";

  private final EngineLogin logins;

  WebappSessionLogin(EngineLogin logins) {
    this.logins = logins;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    user(request)
        .ifPresent(
            user -> {
              var context = SecurityContextHolder.createEmptyContext();
              context.setAuthentication(
                  UsernamePasswordAuthenticationToken.authenticated(
                      user,
                      null,
                      logins.groupsOf(user).stream().map(EngineLogin::authority).toList()));
              SecurityContextHolder.setContext(context);
            });
    chain.doFilter(request, response);
  }

  private static Optional<String> user(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false))
        .map(AuthenticationUtil::getAuthsFromSession)
        .filter(logins -> logins.hasAuthenticationForProcessEngine(ENGINE))
        .map(logins -> logins.getAuthenticationForProcessEngine(ENGINE).getIdentityId());
  }
}
