package io.leadrelay.security;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.security.ApiRoutes.Route;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@DemoServerTest
@DisplayName("The list of routes and their groups")
class ApiRoutesTest {

  @LocalServerPort int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @Test
  @DisplayName("holds every call that a controller answers under /api")
  void isComplete() {
    var listed = ApiRoutes.ALL.stream().map(ApiRoutesTest::signature).collect(toSet());

    assertThat(mappedCalls()).allSatisfy(call -> assertThat(listed).contains(call));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("listedRoutes")
  @DisplayName("is what the server enforces, for each group and for nobody logged in")
  void isEnforced(Route route) {
    var browser = new Browser(port);
    var path = route.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    var method = route.method().name();

    assertThat(browser.send(method, path).statusCode()).as("anonymous").isEqualTo(401);
    for (var user : DemoUsers.ALL) {
      var status = browser.call(method, path, user.id(), DemoUsers.PASSWORD).statusCode();
      if (user.groups().stream().anyMatch(route.groups()::contains)) {
        assertThat(status).as(user.id()).isNotIn(401, 403);
      } else {
        assertThat(status).as(user.id()).isEqualTo(403);
      }
    }
  }

  @Test
  @DisplayName("is walked with at least one user of every group")
  void everyGroupHasADemoUser() {
    var played = DemoUsers.ALL.stream().flatMap(user -> user.groups().stream()).collect(toSet());

    assertThat(played).isEqualTo(GroupGrants.names().keySet()).isEqualTo(ApiRoutes.EVERYBODY);
  }

  static List<Route> listedRoutes() {
    return ApiRoutes.ALL;
  }

  private Set<String> mappedCalls() {
    return mappings.getHandlerMethods().keySet().stream()
        .flatMap(ApiRoutesTest::signatures)
        .filter(call -> call.contains(" /api/") || call.endsWith(" /api"))
        .collect(toSet());
  }

  /** A mapping without a method answers to all, and no line of the list stands for that. */
  private static Stream<String> signatures(RequestMappingInfo mapping) {
    var methods =
        mapping.getMethodsCondition().getMethods().stream().map(Enum::name).collect(toSet());
    return mapping.getPatternValues().stream()
        .flatMap(
            path ->
                (methods.isEmpty() ? Set.of("ANY") : methods)
                    .stream().map(method -> signature(method, path)));
  }

  private static String signature(Route route) {
    return signature(route.method().name(), route.path());
  }

  /** What a variable is called differs from controller to controller and does not matter here. */
  private static String signature(String method, String path) {
    return method + " " + path.replaceAll("\\{[^}]+}", "{}");
  }
}
