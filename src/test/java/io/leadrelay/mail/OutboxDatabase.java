package io.leadrelay.mail;

import io.leadrelay.TestDatabase;

/** The databases that the outbox must work on. */
enum OutboxDatabase {
  H2,
  POSTGRESQL;

  /** The settings for a new, empty database. */
  String[] settings() {
    return switch (this) {
      case H2 -> settings(TestDatabase.freshH2(), "sa");
      case POSTGRESQL -> settings(TestDatabase.freshPostgreSql(), "postgres");
    };
  }

  private static String[] settings(String url, String user) {
    return new String[] {"spring.datasource.url=" + url, "spring.datasource.username=" + user};
  }
}
