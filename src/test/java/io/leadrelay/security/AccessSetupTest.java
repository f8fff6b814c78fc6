package io.leadrelay.security;

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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DemoServerTest
@DisplayName("Setting up groups, grants, filters and demo users")
class AccessSetupTest {

  private static final List<String> TABLES =
      List.of(
          "ACT_ID_GROUP",
          "ACT_ID_USER",
          "ACT_ID_MEMBERSHIP",
          "ACT_RU_AUTHORIZATION",
          "ACT_RU_FILTER");

  @Autowired AccessSetup setup;
  @Autowired JdbcClient jdbc;
  @Autowired AuthorizationService authorizations;
  @Autowired FilterService filters;

  @Test
  @DisplayName("a second time changes no row")
  void secondTimeChangesNothing() {
    var before = rows();

    setup.bringUpToDate();

    assertThat(rows()).isEqualTo(before);
  }

  @Test
  @DisplayName("leaves what an owner has granted besides, and what an owner has renamed")
  void ownersChangesStay() {
    var besides = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
    besides.setGroupId(Groups.SALES);
    besides.setResource(DEPLOYMENT);
    besides.setResourceId("*");
    besides.addPermission(READ);
    authorizations.saveAuthorization(besides);
    var filter = filters.createTaskFilterQuery().filterName("My leads, overdue").singleResult();
    filters.saveFilter(filter.setName("Hurry up"));
    var before = rows();

    setup.bringUpToDate();

    assertThat(rows()).isEqualTo(before);
    authorizations.deleteAuthorization(besides.getId());
    filters.saveFilter(filter.setName("My leads, overdue"));
  }

  @Test
  @DisplayName("by several nodes at once leaves one of each")
  void severalNodesAtOnce() throws Exception {
    var expected = counts();
    TABLES.forEach(table -> jdbc.sql("DELETE FROM " + deletable(table)).update());
    jdbc.sql("DELETE FROM ACT_ID_USER").update();
    jdbc.sql("DELETE FROM ACT_ID_GROUP").update();
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

  private static String deletable(String table) {
    return table.equals("ACT_ID_USER") || table.equals("ACT_ID_GROUP")
        ? table + " WHERE 1 = 0"
        : table;
  }

  private Map<String, Long> counts() {
    return TABLES.stream()
        .collect(
            java.util.stream.Collectors.toMap(
                table -> table,
                table -> jdbc.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single()));
  }

  private Map<String, List<Map<String, Object>>> rows() {
    return TABLES.stream()
        .collect(
            java.util.stream.Collectors.toMap(
                table -> table, table -> jdbc.sql("SELECT * FROM " + table).query().listOfRows()));
  }
}
