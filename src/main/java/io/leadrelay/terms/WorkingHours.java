package io.leadrelay.terms;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The hours of a week in which the company or a rep works, such as {@code Mon-Thu 09:00-12:30
 * 13:00-17:00; Fri 09:00-15:00}. There is at least one; those of a day are in order and do not
 * overlap.
 */
public final class WorkingHours {

  private static final String EXAMPLE = "Mon-Thu 09:00-12:30 13:00-17:00; Fri 09:00-15:00";
  private static final Pattern DAYS = Pattern.compile("(\\p{L}+)\\.?(?:-(\\p{L}+)\\.?)?");
  private static final Pattern HOURS =
      Pattern.compile("(\\d{1,2})(?::(\\d{2}))?-(\\d{1,2})(?::(\\d{2}))?");
  private static final int LONGEST = 500;

  private final Map<DayOfWeek, List<Opening>> week;

  private WorkingHours(Map<DayOfWeek, List<Opening>> week) {
    this.week = week;
  }

  /**
   * From a minute of the day until before another.
   *
   * @param from in minutes since midnight
   * @param to in minutes since midnight; 1440 is the end of the day
   */
  public record Opening(int from, int to) {

    static final int END_OF_DAY = 24 * 60;

    @Override
    public String toString() {
      return clock(from) + "-" + clock(to);
    }

    private static String clock(int minute) {
      return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
  }

  /**
   * Reads hours as people write them, days in English or German: {@code Mon-Fri 9-17}, {@code Mo-Do
   * 09:00-12:30 13:00-17:00; Fr 9-15}.
   *
   * @throws DateTimeException with a plain sentence if they cannot be read, overlap, or never open
   */
  public static WorkingHours parse(String text) {
    if (text.length() > LONGEST) {
      throw new DateTimeException("Working hours take at most " + LONGEST + " characters.");
    }
    var week = new EnumMap<DayOfWeek, List<Opening>>(DayOfWeek.class);
    for (var part : text.strip().split("\\s*[;\\n]\\s*", -1)) {
      if (!part.isBlank()) {
        read(part.strip().replaceAll("\\s*[-–]\\s*", "-").split("[\\s,]+"), part, week);
      }
    }
    if (week.isEmpty()) {
      throw new DateTimeException(
          "The working hours never open; for example: Mon-Fri 09:00-17:00.");
    }
    week.forEach((day, openings) -> inOrder(day, openings));
    return new WorkingHours(week);
  }

  private static void read(String[] words, String part, Map<DayOfWeek, List<Opening>> week) {
    var days = new ArrayList<DayOfWeek>();
    var opened = false;
    for (var word : words) {
      if (Character.isLetter(word.charAt(0))) {
        if (opened) {
          throw unreadable(part);
        }
        days.addAll(days(word, part));
      } else {
        var opening = opening(word, part);
        opened = true;
        days.forEach(day -> week.computeIfAbsent(day, key -> new ArrayList<>()).add(opening));
      }
    }
    if (days.isEmpty() || !opened) {
      throw unreadable(part);
    }
  }

  private static List<DayOfWeek> days(String word, String part) {
    var range = DAYS.matcher(word);
    if (!range.matches()) {
      throw unreadable(part);
    }
    var first = day(range.group(1), part);
    var last = range.group(2) == null ? first : day(range.group(2), part);
    var days = new ArrayList<DayOfWeek>();
    for (var day = first; ; day = day.plus(1)) {
      days.add(day);
      if (day == last) {
        return days;
      }
    }
  }

  private static DayOfWeek day(String name, String part) {
    for (var day : DayOfWeek.values()) {
      for (var language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
        var full = day.getDisplayName(TextStyle.FULL, language).toLowerCase(Locale.ROOT);
        var said = name.toLowerCase(Locale.ROOT);
        if (said.length() >= 2 && full.startsWith(said)) {
          return day;
        }
      }
    }
    throw unreadable(part);
  }

  private static Opening opening(String word, String part) {
    var hours = HOURS.matcher(word);
    if (!hours.matches()) {
      throw unreadable(part);
    }
    var from = minute(hours.group(1), hours.group(2), part);
    var to = minute(hours.group(3), hours.group(4), part);
    if (from >= to) {
      throw new DateTimeException(
          "In the working hours '%s' the end is not after the beginning.".formatted(part));
    }
    return new Opening(from, to);
  }

  private static int minute(String hour, String minute, String part) {
    var minutes = minute == null ? 0 : Integer.parseInt(minute);
    var all = Integer.parseInt(hour) * 60 + minutes;
    if (minutes > 59 || all > Opening.END_OF_DAY) {
      throw unreadable(part);
    }
    return all;
  }

  private static void inOrder(DayOfWeek day, List<Opening> openings) {
    openings.sort(Comparator.comparingInt(Opening::from));
    for (var i = 1; i < openings.size(); i++) {
      if (openings.get(i).from() < openings.get(i - 1).to()) {
        throw new DateTimeException(
            "The working hours of %s overlap: %s and %s."
                .formatted(
                    day.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                    openings.get(i - 1),
                    openings.get(i)));
      }
    }
  }

  private static DateTimeException unreadable(String part) {
    return new DateTimeException(
        "The working hours '%s' cannot be read; for example: %s.".formatted(part, EXAMPLE));
  }

  /** The hours of a day, empty where it is free. */
  public List<Opening> on(DayOfWeek day) {
    return List.copyOf(week.getOrDefault(day, List.of()));
  }

  /** As {@link #parse} reads it, equal for equal hours. */
  @Override
  public String toString() {
    return in(Locale.ENGLISH);
  }

  /** As people of that language write it; {@link #parse} reads it too. */
  public String in(Locale language) {
    var parts = new ArrayList<String>();
    for (var day = DayOfWeek.MONDAY; day != null; ) {
      var hours = on(day);
      var last = day;
      while (last != DayOfWeek.SUNDAY && on(last.plus(1)).equals(hours)) {
        last = last.plus(1);
      }
      if (!hours.isEmpty()) {
        parts.add(
            name(day, language)
                + (day == last ? "" : "-" + name(last, language))
                + hours.stream().map(Opening::toString).collect(Collectors.joining(" ", " ", "")));
      }
      day = last == DayOfWeek.SUNDAY ? null : last.plus(1);
    }
    return String.join("; ", parts);
  }

  private static String name(DayOfWeek day, Locale language) {
    var german = language.getLanguage().equals("de");
    return day.getDisplayName(TextStyle.FULL, german ? Locale.GERMAN : Locale.ENGLISH)
        .substring(0, german ? 2 : 3);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WorkingHours hours && toString().equals(hours.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
