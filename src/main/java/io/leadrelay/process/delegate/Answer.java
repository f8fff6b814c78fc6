package io.leadrelay.process.delegate;

import io.leadrelay.terms.ContactHours;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a decision table answered, by the names of its outputs.
 *
 * @param step the name of the step that asked, for messages
 * @param inputs what the table was given; what was not known is null
 */
record Answer(String step, Map<String, Object> outputs, Map<String, @Nullable Object> inputs) {

  String text(String output) {
    return require(output, outputs.get(output)).toString();
  }

  /** A clock; round the clock for an empty cell, or where there is no such column. */
  ContactHours clock(String output) {
    try {
      return ContactHours.of(outputs.get(output));
    } catch (IllegalArgumentException e) {
      return wrong(output, "one of " + Arrays.toString(ContactHours.values()));
    }
  }

  boolean yes(String output) {
    return require(output, outputs.get(output)) instanceof Boolean value
        ? value
        : wrong(output, "true or false");
  }

  int number(String output) {
    return require(output, outputs.get(output)) instanceof Number value
        ? value.intValue()
        : wrong(output, "a number");
  }

  /** A number of minutes, or null for an empty cell. */
  @Nullable Duration minutes(String output) {
    return outputs.get(output) instanceof Number value
        ? Duration.ofSeconds(Math.round(value.doubleValue() * 60))
        : null;
  }

  /** A number of hours. */
  Duration hours(String output) {
    return require(output, outputs.get(output)) instanceof Number value
        ? Duration.ofSeconds(Math.round(value.doubleValue() * 3600))
        : wrong(output, "a number");
  }

  /** A number of days. */
  Duration days(String output) {
    return Duration.ofDays(number(output));
  }

  private Object require(String output, @Nullable Object value) {
    if (value == null) {
      throw new IllegalStateException(
          "The decision table of '" + step + "' gave no " + output + " for this case");
    }
    return value;
  }

  private <T> T wrong(String output, String expected) {
    throw new IllegalStateException(
        "The decision table of '"
            + step
            + "' gave "
            + output
            + " = "
            + outputs.get(output)
            + " where "
            + expected
            + " is needed");
  }
}
