package io.leadrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.LeadrelayApplication;
import io.leadrelay.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A second start on the same database")
class SecondStartTest {

  @Test
  @DisplayName("leaves every group, grant, filter and user as it was, to the row")
  void changesNothing() {
    var database = TestDatabase.freshH2();

    var first = rowsAfterAStartOn(database);
    var second = rowsAfterAStartOn(database);

    assertThat(first.values()).noneMatch(List::isEmpty);
    assertThat(second).isEqualTo(first);
  }

  private static Map<String, List<Map<String, Object>>> rowsAfterAStartOn(String database) {
    try (var application =
        new SpringApplicationBuilder(LeadrelayApplication.class)
            .profiles("test")
            .run("--server.port=0", "--spring.datasource.url=" + database)) {
      return AccessSetupTest.rows(application.getBean(JdbcClient.class));
    }
  }
}
