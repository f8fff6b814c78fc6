package io.leadrelay.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the call log says of each lead at the end of a day, counted from the files alone: nothing of
 * Leadrelay, and nothing of what replays them, is asked.
 */
final class CallCount {

  /** Whether a first contact was tried before its deadline. */
  enum Tried {
    IN_TIME,
    OVERDUE,
    /** Not yet, and the deadline is still to come. */
    OPEN
  }

  /**
   * One lead.
   *
   * @param attempts distinct calls
   */
  record Figures(
      String rep,
      int attempts,
      @Nullable Instant firstContact,
      @Nullable Instant firstReached,
      Tried tried) {}

  private final List<String> assigned;
  private final List<String> called;
  private final Function<Instant, Instant> deadline;

  /**
   * Reads the two files that tell.
   *
   * @param deadline gives for the moment of a handoff when its first contact is due
   */
  CallCount(Path folder, Function<Instant, Instant> deadline) throws IOException {
    this.assigned = lines(folder.resolve("sales_managers_assigned_leads_details.csv"));
    this.called = lines(folder.resolve("leads_interaction_details.csv"));
    this.deadline = deadline;
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).toList();
  }

  /** Each lead that was given out until a day, that day included, as it stands at its midnight. */
  SortedMap<String, Figures> until(LocalDate day) {
    var attempts = new HashMap<String, Integer>();
    var first = new HashMap<String, Instant>();
    var reached = new HashMap<String, Instant>();
    var seen = new HashSet<String>();
    var rowsOfDay = new HashMap<LocalDate, Integer>();
    for (var line : called) {
      var cell = line.split(",");
      var date = date(cell[3]);
      var row = rowsOfDay.getOrDefault(date, 0);
      rowsOfDay.put(date, row + 1);
      if (date.isAfter(day) || !seen.add(line)) {
        continue;
      }
      var at = india(date, 10 * 60 + row);
      attempts.put(cell[1], attempts.getOrDefault(cell[1], 0) + 1);
      earlier(first, cell[1], at);
      if (cell[4].equals("successful")) {
        earlier(reached, cell[1], at);
      }
    }
    var figures = new TreeMap<String, Figures>();
    for (var line : assigned) {
      var cell = line.split(",");
      var lead = cell[4];
      if (!date(cell[2]).isAfter(day)) {
        var due = deadline.apply(india(date(cell[2]), 9 * 60));
        figures.put(
            lead,
            new Figures(
                cell[1],
                attempts.getOrDefault(lead, 0),
                first.get(lead),
                reached.get(lead),
                tried(first.get(lead), due, india(day, 24 * 60))));
      }
    }
    return figures;
  }

  /** Rows that repeat another. */
  int repeated() {
    return called.size() - new HashSet<>(called).size();
  }

  private static Tried tried(@Nullable Instant first, Instant due, Instant now) {
    if (first != null) {
      return first.isAfter(due) ? Tried.OVERDUE : Tried.IN_TIME;
    }
    return now.isAfter(due) ? Tried.OVERDUE : Tried.OPEN;
  }

  private static void earlier(Map<String, Instant> times, String lead, Instant at) {
    var known = times.get(lead);
    if (known == null || at.isBefore(known)) {
      times.put(lead, at);
    }
  }

  private static LocalDate date(String american) {
    var part = american.split("/");
    return LocalDate.of(
        Integer.parseInt(part[2]), Integer.parseInt(part[0]), Integer.parseInt(part[1]));
  }

  /** Indian time is five and a half hours ahead of UTC, in summer and winter. */
  private static Instant india(LocalDate day, int minuteOfDay) {
    return Instant.ofEpochSecond(day.toEpochDay() * 86_400L + (minuteOfDay - 330) * 60L);
  }
}
