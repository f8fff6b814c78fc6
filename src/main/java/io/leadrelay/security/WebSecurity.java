package io.leadrelay.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Which path asks for which login. What no chain names is closed. */
@Configuration
class WebSecurity implements WebMvcConfigurer {

  private static final String TASKLIST = "/camunda/app/tasklist/default/";

  private final RefusalAsProblem refusal;

  WebSecurity(RefusalAsProblem refusal) {
    this.refusal = refusal;
  }

  @Override
  public void addViewControllers(ViewControllerRegistry views) {
    views.addRedirectViewController("/", TASKLIST);
  }

  @Bean
  @Order(1)
  SecurityFilterChain api(HttpSecurity http) throws Exception {
    withBasicLogin(http)
        .securityMatcher(path("/api/**"))
        .authorizeHttpRequests(
            calls -> {
              calls.requestMatchers(WebSecurity::writesFromAnotherSite).denyAll();
              for (var route : ApiRoutes.ALL) {
                calls
                    .requestMatchers(withDefaults().matcher(route.method(), route.path()))
                    .hasAnyRole(route.groups().toArray(String[]::new));
              }
              calls.anyRequest().denyAll();
            });
    return http.build();
  }

  /** Camunda's web apps bring their own login, session, CSRF token and content policy. */
  @Bean
  @Order(2)
  SecurityFilterChain webapps(HttpSecurity http) throws Exception {
    return http.securityMatcher(path("/camunda/**"))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(each -> each.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(headers -> headers.cacheControl(cache -> cache.disable()))
        .authorizeHttpRequests(
            calls ->
                calls.requestMatchers(new ClosedWebappPaths()).denyAll().anyRequest().permitAll())
        .exceptionHandling(
            refused ->
                refused.authenticationEntryPoint(
                    (request, response, reason) ->
                        refusal.refuse(
                            request,
                            response,
                            "Closed to everybody: models come with the program, and the first"
                                + " administrator is named when it is installed.")))
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain actuator(HttpSecurity http) throws Exception {
    return withBasicLogin(http)
        .securityMatcher(path("/actuator/**"))
        .authorizeHttpRequests(
            calls ->
                calls
                    .requestMatchers(path("/actuator/health"), path("/actuator/health/**"))
                    .permitAll()
                    .anyRequest()
                    .hasRole(Groups.ADMIN))
        .build();
  }

  @Bean
  @Order(4)
  SecurityFilterChain everythingElse(HttpSecurity http) throws Exception {
    return withBasicLogin(http)
        .authorizeHttpRequests(
            calls ->
                calls
                    .requestMatchers(path("/error"))
                    .permitAll()
                    .requestMatchers(
                        withDefaults().matcher(HttpMethod.GET, "/"),
                        withDefaults().matcher(HttpMethod.GET, "/favicon.ico"),
                        // The web apps' login page asks whether it is there. It is not, and an
                        // answer that asks for a login opens the browser's own dialog over it.
                        path("/camunda-welcome"))
                    .permitAll()
                    .requestMatchers(
                        path("/v3/api-docs"), path("/v3/api-docs/**"), path("/v3/api-docs.yaml"))
                    .authenticated()
                    .anyRequest()
                    .denyAll())
        .exceptionHandling(
            refused -> refused.authenticationEntryPoint(this::challengeForDocumentsOnly))
        .build();
  }

  private HttpSecurity withBasicLogin(HttpSecurity http) throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(each -> each.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .httpBasic(basic -> basic.authenticationEntryPoint(refusal))
        .exceptionHandling(
            refused -> refused.authenticationEntryPoint(refusal).accessDeniedHandler(refusal));
  }

  /**
   * Tasklist asks for /camunda-welcome before the login: a challenge there would make the browser
   * put up a login window of its own.
   */
  private void challengeForDocumentsOnly(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    if (path("/v3/**").matches(request)) {
      refusal.commence(request, response, reason);
    } else {
      refusal.notThere(request, response);
    }
  }

  private static RequestMatcher path(String pattern) {
    return withDefaults().matcher(pattern);
  }

  /** A browser sends a remembered Basic login with forms of foreign pages too. */
  private static boolean writesFromAnotherSite(HttpServletRequest request) {
    return "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
        && !HttpMethod.GET.matches(request.getMethod());
  }
}
