package io.leadrelay.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How our values are written to columns and read from them; times are UTC in the whole JVM. */
final class Columns {

  private Columns() {}

  static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  static @Nullable Instant findInstant(ResultSet row, String column) throws SQLException {
    var value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(findInstant(row, column), column);
  }

  static @Nullable UUID findUuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(findUuid(row, column), column);
  }

  static @Nullable Integer findInteger(ResultSet row, String column) throws SQLException {
    var value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  static @Nullable Double findDouble(ResultSet row, String column) throws SQLException {
    var value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  static @Nullable Boolean findBoolean(ResultSet row, String column) throws SQLException {
    var value = row.getBoolean(column);
    return row.wasNull() ? null : value;
  }

  static <E extends Enum<E>> @Nullable E findEnum(ResultSet row, String column, Class<E> type)
      throws SQLException {
    var value = row.getString(column);
    return value == null ? null : Enum.valueOf(type, value);
  }
}
