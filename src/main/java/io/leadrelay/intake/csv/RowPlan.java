package io.leadrelay.intake.csv;

import io.leadrelay.intake.csv.ImportMapping.DateColumn;
import io.leadrelay.lead.FieldError;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What each column of one file means, by its place.
 *
 * @param source the system the rows come from
 * @param header the names of the columns
 * @param fields our field to its columns; the first that is given counts
 * @param fullName a column that holds first and last name together
 * @param empty texts that mean "not given", in lower case
 */
record RowPlan(
    String source,
    List<String> header,
    Map<String, List<Integer>> fields,
    @Nullable Integer fullName,
    Set<String> empty,
    @Nullable DatePlan receivedAt,
    @Nullable ConsentPlan consent,
    List<SignalPlan> signals,
    @Nullable OutcomePlan outcome) {

  /**
   * @param lenient whether a date that cannot be read counts as not given
   */
  record DatePlan(int column, DateFormat format, boolean lenient) {}

  /** A cell among the values means the first, any other that is given means the second. */
  record ConsentPlan(int column, Set<String> values, boolean among, @Nullable Boolean otherwise) {}

  record SignalPlan(
      String type,
      int column,
      @Nullable String equals,
      @Nullable BigDecimal atLeast,
      @Nullable DatePlan at) {}

  record OutcomePlan(int column, Set<String> won, Set<String> lost, @Nullable DatePlan at) {}

  /**
   * Finds the columns of a mapping in a header.
   *
   * @throws MappingRefused if one is missing or stands there twice
   */
  static RowPlan of(ImportMapping mapping, List<String> header) throws MappingRefused {
    return new Finder(header).plan(mapping);
  }

  /** The columns whose content is not taken in, by name. */
  List<String> unusedColumns() {
    var used = new TreeSet<Integer>();
    fields.values().forEach(used::addAll);
    signals.forEach(
        signal -> {
          used.add(signal.column());
          addDate(used, signal.at());
        });
    addDate(used, receivedAt);
    if (fullName != null) {
      used.add(fullName);
    }
    if (consent != null) {
      used.add(consent.column());
    }
    if (outcome != null) {
      used.add(outcome.column());
      addDate(used, outcome.at());
    }
    var unused = new ArrayList<String>();
    for (var i = 0; i < header.size(); i++) {
      if (!used.contains(i) && !header.get(i).isEmpty()) {
        unused.add(header.get(i));
      }
    }
    return List.copyOf(unused);
  }

  private static void addDate(Set<Integer> used, @Nullable DatePlan date) {
    if (date != null) {
      used.add(date.column());
    }
  }

  static Set<String> lowerCase(List<String> texts) {
    return texts.stream().map(RowPlan::lowerCase).collect(Collectors.toUnmodifiableSet());
  }

  static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** The header for a sentence: enough of it to recognise the file. */
  static String named(List<String> header) {
    var names =
        header.stream()
            .filter(name -> !name.isEmpty())
            .limit(40)
            .map(name -> name.length() > 60 ? name.substring(0, 60) + "…" : name)
            .collect(Collectors.joining(", "));
    return header.size() > 40 ? names + ", …" : names;
  }

  private static final class Finder {

    private final List<String> header;
    private final Map<String, List<Integer>> exact = new HashMap<>();
    private final Map<String, List<Integer>> anyCase = new HashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    private Finder(List<String> header) {
      this.header = header;
      for (var i = 0; i < header.size(); i++) {
        exact.computeIfAbsent(header.get(i), name -> new ArrayList<>()).add(i);
        anyCase.computeIfAbsent(lowerCase(header.get(i)), name -> new ArrayList<>()).add(i);
      }
    }

    private RowPlan plan(ImportMapping mapping) throws MappingRefused {
      var fields = new LinkedHashMap<String, List<Integer>>();
      mapping
          .fields()
          .forEach((field, column) -> fields.put(field, List.of(find("fields." + field, column))));
      var consent = mapping.consent();
      var outcome = mapping.outcome();
      var signals = new ArrayList<SignalPlan>();
      for (var i = 0; i < mapping.signals().size(); i++) {
        var signal = mapping.signals().get(i);
        var path = "signals[" + i + "].";
        signals.add(
            new SignalPlan(
                signal.type(),
                find(path + "column", signal.column()),
                signal.equals(),
                signal.atLeast(),
                date(path + "at.", signal.at())));
      }
      var plan =
          new RowPlan(
              mapping.source(),
              header,
              fields,
              null,
              lowerCase(mapping.empty()),
              date("receivedAt.", mapping.receivedAt()),
              consent == null
                  ? null
                  : new ConsentPlan(
                      find("consent.column", consent.column()),
                      Set.of(lowerCase(consent.equals())),
                      true,
                      false),
              signals,
              outcome == null
                  ? null
                  : new OutcomePlan(
                      find("outcome.column", outcome.column()),
                      lowerCase(outcome.won()),
                      lowerCase(outcome.lost()),
                      date("outcome.at.", outcome.at())));
      if (!errors.isEmpty()) {
        throw new MappingRefused(errors);
      }
      return plan;
    }

    private @Nullable DatePlan date(String path, @Nullable DateColumn date) {
      return date == null
          ? null
          : new DatePlan(
              find(path + "column", date.column()),
              new DateFormat(date.format(), ZoneId.of(date.zone())),
              false);
    }

    private int find(String path, String column) {
      var places = exact.getOrDefault(column, anyCase.getOrDefault(lowerCase(column), List.of()));
      if (places.size() == 1) {
        return places.get(0);
      }
      errors.add(
          new FieldError(
              path,
              places.isEmpty()
                  ? "The file has no column \"%s\". It has: %s.".formatted(column, named(header))
                  : "The file has %d columns \"%s\"; which one is meant cannot be told."
                      .formatted(places.size(), column)));
      return 0;
    }
  }
}
