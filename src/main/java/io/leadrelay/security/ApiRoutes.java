package io.leadrelay.security;

import static io.leadrelay.security.Groups.ADMIN;
import static io.leadrelay.security.Groups.API;
import static io.leadrelay.security.Groups.ARBITRATION;
import static io.leadrelay.security.Groups.MANAGEMENT;
import static io.leadrelay.security.Groups.MARKETING;
import static io.leadrelay.security.Groups.MARKETING_LEAD;
import static io.leadrelay.security.Groups.PROCESS_OWNER;
import static io.leadrelay.security.Groups.SALES;
import static io.leadrelay.security.Groups.SALES_LEAD;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * Every call under {@code /api} and the groups that may make it. A call that is not listed is
 * refused to everybody. A new route gets its line here; a test fails until it has one.
 */
final class ApiRoutes {

  static final Set<String> EVERYBODY =
      Set.of(
          SALES,
          SALES_LEAD,
          MARKETING,
          MARKETING_LEAD,
          ARBITRATION,
          MANAGEMENT,
          PROCESS_OWNER,
          ADMIN,
          API);

  static final List<Route> ALL =
      List.of(
          route(POST, "/api/leads", API, MARKETING, MARKETING_LEAD, ADMIN),
          route(GET, "/api/leads", EVERYBODY),
          route(GET, "/api/leads/{id}", EVERYBODY),
          route(POST, "/api/leads/{id}/signals", API, MARKETING, MARKETING_LEAD, ADMIN),
          route(POST, "/api/leads/{id}/attempts", API, SALES, SALES_LEAD, ADMIN),
          route(POST, "/api/leads/{id}/merge", API, MARKETING, MARKETING_LEAD, SALES_LEAD, ADMIN),
          route(DELETE, "/api/leads/{id}/personal-data", API, MANAGEMENT, ADMIN),
          route(POST, "/api/imports", API, MARKETING, MARKETING_LEAD, PROCESS_OWNER, ADMIN),
          route(GET, "/api/imports/{id}", API, MARKETING, MARKETING_LEAD, PROCESS_OWNER, ADMIN),
          route(
              GET,
              "/api/imports/{id}/refusals.csv",
              API,
              MARKETING,
              MARKETING_LEAD,
              PROCESS_OWNER,
              ADMIN),
          route(GET, "/api/reps", EVERYBODY),
          route(GET, "/api/reps/{id}", EVERYBODY),
          route(PUT, "/api/reps/{id}", API, SALES_LEAD, ADMIN),
          route(POST, "/api/reps/{id}/absences", API, SALES, SALES_LEAD, ADMIN),
          route(DELETE, "/api/reps/{id}/absences/{absence}", API, SALES, SALES_LEAD, ADMIN),
          route(GET, "/api/people/{id}/language", API, ADMIN),
          route(PUT, "/api/people/{id}/language", API, ADMIN),
          route(GET, "/api/agreements", EVERYBODY),
          route(GET, "/api/agreements/current", EVERYBODY),
          route(GET, "/api/agreements/{id}", EVERYBODY),
          route(
              GET,
              "/api/models",
              API,
              MARKETING_LEAD,
              SALES_LEAD,
              MANAGEMENT,
              PROCESS_OWNER,
              ADMIN),
          route(GET, "/api/quota", EVERYBODY),
          route(
              POST, "/api/proposals", MARKETING_LEAD, SALES_LEAD, MANAGEMENT, PROCESS_OWNER, ADMIN),
          route(
              POST,
              "/api/proposals/{number}/withdrawal",
              MARKETING_LEAD,
              SALES_LEAD,
              MANAGEMENT,
              PROCESS_OWNER,
              ADMIN),
          route(GET, "/api/goal", EVERYBODY),
          route(GET, "/api/scorecard", EVERYBODY),
          route(GET, "/api/reviews", EVERYBODY),
          route(GET, "/api/reviews/{month}", EVERYBODY),
          route(GET, "/api/signals/effectiveness", EVERYBODY),
          route(GET, "/api/precedents", EVERYBODY));

  private ApiRoutes() {}

  private static Route route(HttpMethod method, String path, String... groups) {
    return new Route(method, path, Set.of(groups));
  }

  private static Route route(HttpMethod method, String path, Set<String> groups) {
    return new Route(method, path, groups);
  }

  /**
   * One call.
   *
   * @param path as in the controller's mapping, {@code {id}} for what varies
   * @param groups who may make it
   */
  record Route(HttpMethod method, String path, Set<String> groups) {}
}
