package io.leadrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadrelay.LeadrelayTest;
import io.leadrelay.TestDatabase;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@LeadrelayTest
@Tag("database")
@DisplayName("The engine's schema")
class EngineSchemaTest {

  @Autowired ProcessEngine engine;
  @Autowired JdbcClient jdbc;

  @Test
  @DisplayName("stands on the database the run asks for")
  void standsOnTheDatabaseAskedFor() {
    var type = engine.getProcessEngineConfiguration().getDatabaseType();

    assertThat(type).isEqualTo(TestDatabase.isPostgreSql() ? "postgres" : "h2");
  }

  @Test
  @DisplayName("is created by Flyway as the first migration")
  void isCreatedByFlyway() {
    var first =
        jdbc.sql(
                "select \"description\" from \"flyway_schema_history\""
                    + " where \"version\" = '1' and \"success\" = true")
            .query(String.class)
            .list();

    assertThat(first).isEqualTo(List.of("EngineSchema"));
    assertThat(engine.getProcessEngineConfiguration().getDatabaseSchemaUpdate()).isEqualTo("false");
  }

  @Test
  @DisplayName("holds every table the engine knows, each counted once")
  void holdsEveryTable() {
    assertThat(engine.getManagementService().getTableCount())
        .containsKeys(
            "ACT_RE_PROCDEF",
            "ACT_RU_EXECUTION",
            "ACT_HI_PROCINST",
            "ACT_ID_USER",
            "ACT_RE_CASE_DEF",
            "ACT_HI_CASEINST",
            "ACT_RE_DECISION_DEF",
            "ACT_HI_DECINST");
  }
}
