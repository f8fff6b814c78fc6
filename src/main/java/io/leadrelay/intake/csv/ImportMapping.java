package io.leadrelay.intake.csv;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what the columns of a file mean. Read from JSON by {@link #parse}.
 *
 * @param source the name of the system the rows come from; with the external id it identifies
 * @param skipLines how many lines stand before the header
 * @param empty texts that mean "not given", as a blank cell does
 * @param fields our field, such as {@code email} or {@code attributes.city}, to its column
 * @param receivedAt when the source got the lead
 * @param consent whether it agreed to mail
 * @param signals what the lead did
 * @param outcome how it ended; with it the rows are history
 */
public record ImportMapping(
    String source,
    int skipLines,
    List<String> empty,
    Map<String, String> fields,
    @Nullable DateColumn receivedAt,
    @Nullable Consent consent,
    List<SignalColumn> signals,
    @Nullable OutcomeColumn outcome) {

  /**
   * @param format a pattern of {@link java.time.format.DateTimeFormatter}
   * @param zone where dates without an offset are at home, UTC if left out
   */
  record DateColumn(String column, String format, String zone) {}

  /**
   * The lead agreed to mail where the cell is {@code equals}; elsewhere, unless blank, it did not.
   */
  record Consent(String column, String equals) {}

  /** Exactly one of {@code equals}, {@code atLeast} and {@code notEmpty} says when it is shown. */
  record SignalColumn(
      String type,
      String column,
      @Nullable String equals,
      @Nullable BigDecimal atLeast,
      boolean notEmpty,
      @Nullable DateColumn at) {}

  record OutcomeColumn(
      String column, List<String> won, List<String> lost, @Nullable DateColumn at) {}

  /**
   * Reads a mapping.
   *
   * @param json the mapping as JSON text
   * @throws MappingRefused naming everything that is wrong: no JSON, an unknown or missing key, a
   *     wrong type, a name or pattern that is none
   */
  public static ImportMapping parse(String json) throws MappingRefused {
    return new MappingReader().read(json);
  }
}
