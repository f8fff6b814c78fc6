package io.leadrelay.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * Who may read our own pages: everybody with a group, by the session of Tasklist or Cockpit, or by
 * the login that {@code /api} asks for.
 */
@Configuration
class PageSecurity {

  /** Nothing but our own style sheet: no script runs, whatever somebody wrote into a proposal. */
  private static final String CONTENT =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none';"
          + " frame-ancestors 'none'";

  /** A refusal becomes a page that says so; a browser offers its own login first. */
  private static final AuthenticationEntryPoint LOGIN =
      (request, response, reason) -> {
        response.setHeader(
            HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Leadrelay\", charset=\"UTF-8\"");
        response.sendError(HttpStatus.UNAUTHORIZED.value());
      };

  @Bean
  @Order(3)
  SecurityFilterChain pages(HttpSecurity http, EngineLogin logins) throws Exception {
    var paths = withDefaults();
    return http.securityMatcher(
            new OrRequestMatcher(
                paths.matcher("/agreement"),
                paths.matcher("/agreement/*"),
                paths.matcher("/agreements"),
                paths.matcher("/quota"),
                paths.matcher("/scorecard"),
                paths.matcher("/language"),
                paths.matcher("/pages/**")))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        // A session belongs to the web apps: a new id for it would log out whoever has just logged
        // in, by the answers to what Tasklist asks at the same moment under the old one.
        .sessionManagement(
            each ->
                each.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                    .sessionFixation(fixation -> fixation.none()))
        .headers(
            headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT)))
        .addFilterBefore(new WebappSessionLogin(logins), BasicAuthenticationFilter.class)
        .httpBasic(basic -> basic.authenticationEntryPoint(LOGIN))
        .exceptionHandling(refused -> refused.authenticationEntryPoint(LOGIN))
        .authorizeHttpRequests(
            calls ->
                calls
                    .requestMatchers(
                        paths.matcher(HttpMethod.GET, "/pages/**"),
                        // The web apps' login pages ask for it too.
                        paths.matcher(HttpMethod.GET, "/language"))
                    .permitAll()
                    .requestMatchers(paths.matcher(HttpMethod.PUT, "/language"))
                    .hasAnyRole(ApiRoutes.EVERYBODY.toArray(String[]::new))
                    .requestMatchers(paths.matcher(HttpMethod.GET, "/**"))
                    .hasAnyRole(ApiRoutes.EVERYBODY.toArray(String[]::new))
                    .anyRequest()
                    .denyAll())
        .build();
  }
}
