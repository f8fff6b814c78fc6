package io.leadrelay.engine;

import java.lang.reflect.Field;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a command of the engine is about to do. Commands keep it in fields without getters; a
 * test holds the names of those that are read here against the engine's version.
 */
final class CommandFields {

  private static final ConcurrentMap<String, Field> FIELDS = new ConcurrentHashMap<>();

  private CommandFields() {}

  /** The content of a field of a command, null if it holds nothing. */
  static @Nullable Object find(Object command, String name) {
    var field =
        FIELDS.computeIfAbsent(
            command.getClass().getName() + "." + name, key -> field(command.getClass(), name));
    try {
      return field.get(command);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("The field " + field + " cannot be read", e);
    }
  }

  /** The text in a field of a command, null if it holds nothing. */
  static @Nullable String findText(Object command, String name) {
    return (String) find(command, name);
  }

  /** Whether a field of a command is set. */
  static boolean flag(Object command, String name) {
    return Boolean.TRUE.equals(find(command, name));
  }

  private static Field field(Class<?> command, String name) {
    for (Class<?> type = command; type != null; type = type.getSuperclass()) {
      for (var field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return field;
        }
      }
    }
    throw new IllegalStateException(
        "The engine's command " + command.getName() + " has no field '" + name + "' any more");
  }
}
