package io.leadrelay.security;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DemoServerTest
@DisplayName("Setting up groups, grants, filters and demo users")
class AccessSetupTest {

  /** What the set-up writes. Access to tasks comes and goes with the tasks and is left aside. */
  static final List<String> ROWS =
      List.of(
          "ACT_ID_MEMBERSHIP WHERE 1 = 1",
          "ACT_ID_GROUP WHERE 1 = 1",
          "ACT_ID_USER WHERE 1 = 1",
          "ACT_RU_AUTHORIZATION WHERE RESOURCE_TYPE_ <> 7",
          "ACT_RU_FILTER WHERE 1 = 1",
          "ACT_GE_PROPERTY WHERE NAME_ LIKE 'leadrelay.filter.%'");

  @Autowired AccessSetup setup;
  @Autowired JdbcClient jdbc;
  @Autowired AuthorizationService authorizations;
  @Autowired FilterService filters;
  @Autowired ManagementService management;

  @Test
  @DisplayName("a second time changes no row")
  void secondTimeChangesNothing() {
    var before = rows(jdbc);

    setup.bringUpToDate();

    assertThat(rows(jdbc)).isEqualTo(before);
  }

  @Test
  @DisplayName("leaves what an owner has granted, renamed, deleted or made besides")
  void ownersChangesStay() {
    var besides = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
    besides.setGroupId(Groups.SALES);
    besides.setResource(DEPLOYMENT);
    besides.setResourceId("*");
    besides.addPermission(READ);
    authorizations.saveAuthorization(besides);
    var filter = filters.createTaskFilterQuery().filterName("Overdue").singleResult();
    var properties = filter.getProperties();
    // Tasklist's own window sends the properties that it knows, and no others.
    filters.saveFilter(filter.setName("Hurry up").setProperties(Map.of("priority", 7)));
    var deleted = filters.createTaskFilterQuery().filterName("Reviews").singleResult();
    filters.deleteFilter(deleted.getId());
    var own = filters.saveFilter(filters.newTaskFilter("Reviews"));
    var before = rows(jdbc);

    setup.bringUpToDate();

    assertThat(rows(jdbc)).isEqualTo(before);
    assertThat(authorizations.createAuthorizationQuery().resourceId(own.getId()).count()).isZero();
    authorizations.deleteAuthorization(besides.getId());
    filters.saveFilter(filter.setName("Overdue").setProperties(properties));
    filters.deleteFilter(own.getId());
    management.deleteProperty(AccessSetup.MADE + "reviews");
    setup.bringUpToDate();
    assertThat(filters.createTaskFilterQuery().filterName("Reviews").count()).isEqualTo(1);
  }

  @Test
  @DisplayName("by several nodes at once leaves one of each")
  void severalNodesAtOnce() throws Exception {
    var expected = counts();
    ROWS.forEach(rows -> jdbc.sql("DELETE FROM " + rows).update());
    var nodes = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> start =
          () -> {
            setup.bringUpToDate();
            return true;
          };
      for (var node : nodes.invokeAll(IntStream.range(0, 4).mapToObj(i -> start).toList())) {
        assertThat(node.get()).isTrue();
      }
    } finally {
      nodes.shutdown();
    }

    assertThat(counts()).isEqualTo(expected);
  }

  @Test
  @DisplayName("stores passwords under the slow hash only")
  void passwordsAreHashedSlowly() {
    assertThat(jdbc.sql("SELECT PWD_ FROM ACT_ID_USER").query(String.class).list())
        .isNotEmpty()
        .allSatisfy(
            stored ->
                assertThat(stored)
                    .startsWith(
                        "{" + SlowPasswordHash.ALGORITHM + "}" + SlowPasswordHash.ROUNDS + "$")
                    .doesNotContain(DemoUsers.PASSWORD))
        .doesNotHaveDuplicates();
  }

  private Map<String, Integer> counts() {
    return rows(jdbc).entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().size()));
  }

  static Map<String, List<Map<String, Object>>> rows(JdbcClient jdbc) {
    return ROWS.stream()
        .collect(
            toMap(rows -> rows, rows -> jdbc.sql("SELECT * FROM " + rows).query().listOfRows()));
  }
}
