package io.leadrelay.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.UrlPathHelper;

/**
 * Paths of Camunda's web apps that are closed to everybody, administrators included: changing
 * deployments, because a model is code that runs here and comes with the program; and the first
 * administrator's set-up, because whoever comes first would own the installation.
 */
class ClosedWebappPaths implements RequestMatcher {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final UrlPathHelper paths = new UrlPathHelper();

  @Override
  public boolean matches(HttpServletRequest request) {
    var path = paths.getPathWithinApplication(request).toLowerCase(Locale.ROOT);
    var steps = List.of(path.split("/+"));
    return path.startsWith("/camunda/api/admin/setup")
        || (path.startsWith("/camunda/api/engine")
            && steps.contains("deployment")
            && !READING.contains(request.getMethod()));
  }
}
