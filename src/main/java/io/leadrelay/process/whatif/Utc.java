package io.leadrelay.process.whatif;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Times in the database are UTC, whatever the zone of this machine. */
final class Utc {

  private Utc() {}

  static LocalDateTime column(Instant time) {
    return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  static @Nullable Instant find(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, LocalDateTime.class);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }

  static Instant get(ResultSet row, String column) throws SQLException {
    var time = find(row, column);
    if (time == null) {
      throw new IllegalStateException(column + " is empty");
    }
    return time;
  }
}
