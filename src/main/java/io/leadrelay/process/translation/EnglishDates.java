package io.leadrelay.process.translation;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Dates and days of the week within a sentence, as {@link io.leadrelay.lead.Words} writes them in
 * English: Mon 21 Dec 2026, 21 December 2026, Monday.
 */
final class EnglishDates {

  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("[EEE ]d [MMMM][MMM] uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter GERMAN =
      DateTimeFormatter.ofPattern("d. MMMM uuuu", Locale.GERMAN);

  private static final Pattern DATE =
      Pattern.compile("\\b(?:[A-Z][a-z]{2} )?\\d{1,2} [A-Z][a-z]+ \\d{4}\\b");

  private static final Map<String, String> DAYS =
      Arrays.stream(DayOfWeek.values())
          .collect(
              toMap(
                  day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                  day -> day.getDisplayName(TextStyle.FULL, Locale.GERMAN)));

  private static final Pattern DAY =
      Pattern.compile(DAYS.keySet().stream().collect(joining("|", "\\b(?:", ")\\b")));

  private EnglishDates() {}

  /** The sentence with each of them in German. */
  static String inGerman(String sentence) {
    var dated = DATE.matcher(sentence).replaceAll(EnglishDates::date);
    return DAY.matcher(dated).replaceAll(day -> DAYS.get(day.group()));
  }

  private static String date(MatchResult found) {
    try {
      return GERMAN.format(LocalDate.parse(found.group(), ENGLISH));
    } catch (DateTimeParseException noDate) {
      return found.group();
    }
  }
}
