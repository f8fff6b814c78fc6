package io.leadrelay.simulation;

import static java.util.Objects.requireNonNull;

import io.leadrelay.intake.csv.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The school's own record of January 2022. It has days without a time of day, so the replay says:
 * leads are given out at nine, demos are watched at half past nine, and the calls of a day follow
 * from ten on, one each minute, in the order of the file. A row that stands there twice is one call
 * that was sent twice.
 */
final class CallLog {

  static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

  private static final LocalTime FIRST_CALL = LocalTime.of(10, 0);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d/yyyy");

  /** A person who showed interest, and who gave the lead to whom on which day. */
  record Assignment(LocalDate day, String seniorManager, String rep, Person person) {}

  record Person(String lead, String city, String education, String source) {}

  record Demo(LocalDate day, String lead) {}

  /**
   * A row of the log.
   *
   * @param at when the call was made
   * @param sentAt when the row comes in: for one that repeats another, later than the call
   * @param last whether no other call of the lead follows
   */
  record Call(
      String lead,
      String rep,
      String reason,
      boolean reached,
      Instant at,
      Instant sentAt,
      boolean last) {

    boolean repeated() {
      return !at.equals(sentAt);
    }
  }

  private final Path folder;
  private final Map<LocalDate, List<Assignment>> assignments = new HashMap<>();
  private final Map<LocalDate, List<Demo>> demos = new HashMap<>();
  private final Map<LocalDate, List<Call>> calls = new HashMap<>();
  private final Map<String, String> noInterest = new HashMap<>();

  private CallLog(Path folder) {
    this.folder = folder;
  }

  /** Reads the five files; the test that asks skips where they are not. */
  static CallLog read() throws IOException {
    var log = new CallLog(SharedData.path("edtech"));
    log.readAssignments();
    for (var row : log.rows("leads_demo_watched_details.csv")) {
      var day = day(row.get("demo_watched_date"));
      log.demos
          .computeIfAbsent(day, each -> new ArrayList<>())
          .add(new Demo(day, row.get("lead_id")));
    }
    for (var row : log.rows("leads_reasons_for_no_interest.csv")) {
      var reason =
          row.cells().values().stream()
              .filter(each -> !each.equals("NA") && !each.equals(row.get("lead_id")));
      log.noInterest.put(row.get("lead_id"), reason.findFirst().orElseThrow());
    }
    log.readCalls();
    return log;
  }

  List<Assignment> assignments(LocalDate day) {
    return assignments.getOrDefault(day, List.of());
  }

  List<Demo> demos(LocalDate day) {
    return demos.getOrDefault(day, List.of());
  }

  List<Call> calls(LocalDate day) {
    return calls.getOrDefault(day, List.of());
  }

  /** Why the person did not want to go on; null if they enrolled. */
  @org.jspecify.annotations.Nullable
  String reasonAgainst(String lead) {
    return noInterest.get(lead);
  }

  private void readAssignments() throws IOException {
    var people = new HashMap<String, Person>();
    for (var row : rows("leads_basic_details.csv")) {
      people.put(
          row.get("lead_id"),
          new Person(
              row.get("lead_id"),
              row.get("current_city"),
              row.get("current_education"),
              row.get("lead_gen_source")));
    }
    for (var row : rows("sales_managers_assigned_leads_details.csv")) {
      var day = day(row.get("assigned_date"));
      assignments
          .computeIfAbsent(day, each -> new ArrayList<>())
          .add(
              new Assignment(
                  day,
                  row.get("snr_sm_id"),
                  row.get("jnr_sm_id"),
                  requireNonNull(people.get(row.get("lead_id")))));
    }
  }

  private void readCalls() throws IOException {
    var places = new HashMap<LocalDate, Integer>();
    var known = new HashMap<Row, Instant>();
    var lastOf = new HashMap<String, Call>();
    for (var row : rows("leads_interaction_details.csv")) {
      var day = day(row.get("call_done_date"));
      var place = places.merge(day, 1, Integer::sum) - 1;
      var sentAt = day.atTime(FIRST_CALL).plusMinutes(place).atZone(ZONE).toInstant();
      var at = known.computeIfAbsent(row, each -> sentAt);
      var call =
          new Call(
              row.get("lead_id"),
              row.get("jnr_sm_id"),
              row.get("call_reason"),
              row.get("call_status").equals("successful"),
              at,
              sentAt,
              false);
      calls.computeIfAbsent(day, each -> new ArrayList<>()).add(call);
      lastOf.merge(call.lead(), call, (one, other) -> other.at().isAfter(one.at()) ? other : one);
    }
    calls
        .values()
        .forEach(
            day -> day.replaceAll(call -> call == lastOf.get(call.lead()) ? last(call) : call));
  }

  private static Call last(Call call) {
    return new Call(
        call.lead(), call.rep(), call.reason(), call.reached(), call.at(), call.sentAt(), true);
  }

  /** A row of a file, by the names of its columns. */
  private record Row(Map<String, String> cells) {

    String get(String column) {
      return requireNonNull(cells.get(column), column);
    }
  }

  private List<Row> rows(String file) throws IOException {
    var lines = Files.readAllLines(folder.resolve(file));
    var names = lines.get(0).split(",");
    var rows = new ArrayList<Row>();
    for (var line : lines.subList(1, lines.size())) {
      var cells = line.split(",");
      var row = new HashMap<String, String>();
      for (var i = 0; i < names.length; i++) {
        row.put(names[i], cells[i].strip());
      }
      rows.add(new Row(row));
    }
    return rows;
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text, DAY);
  }
}
