package io.leadrelay.intake.csv;

import io.leadrelay.intake.csv.RowPlan.DatePlan;
import io.leadrelay.intake.csv.RowPlan.SignalPlan;
import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.LeadDetails;
import io.leadrelay.lead.Signal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns one row of cells into a lead, or says why it is none. */
final class RowJudge {

  private static final int MAX_CELL = 4_000;
  private static final int MAX_CELLS = 2_000;
  private static final Set<String> PERSON =
      Set.of("email", "phone", "firstName", "lastName", "company");
  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}([,.' \u00A0]\\d{3})+");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}(\\.0+)?");

  private final RowPlan plan;
  private final Instant importedAt;

  RowJudge(RowPlan plan, Instant importedAt) {
    this.plan = plan;
    this.importedAt = importedAt;
  }

  Row judge(CsvReader.Cells row) {
    if (row.cells().stream().allMatch(String::isBlank)) {
      return new Row.Blank(row.rowNumber());
    }
    var errors = new ArrayList<FieldError>();
    checkShape(row.cells(), errors);
    if (!errors.isEmpty()) {
      return refused(row, errors);
    }
    return new Judgement(row.cells(), errors).row(row);
  }

  private void checkShape(List<String> cells, List<FieldError> errors) {
    var width = plan.header().size();
    var excess = cells.stream().skip(width).anyMatch(cell -> !cell.isBlank());
    if (cells.size() < width || excess) {
      errors.add(
          new FieldError(
              "row", "The row has %d cells, the header has %d.".formatted(cells.size(), width)));
      return;
    }
    for (var i = 0; i < width; i++) {
      var cell = cells.get(i);
      if (cell.indexOf('\0') >= 0) {
        errors.add(new FieldError(fieldOf(i), "The text holds the character U+0000."));
      } else if (cell.indexOf(TextEncoding.UNREADABLE) >= 0) {
        errors.add(
            new FieldError(
                fieldOf(i), "The text holds bytes that are no letters in the file's encoding."));
      }
    }
  }

  private static Row.Refused refused(CsvReader.Cells row, List<FieldError> errors) {
    return new Row.Refused(
        row.rowNumber(),
        errors.get(0).field(),
        errors.stream().map(FieldError::reason).distinct().collect(Collectors.joining(" ")),
        storable(row.cells()));
  }

  static List<String> storable(List<String> cells) {
    return cells.stream().limit(MAX_CELLS).map(RowJudge::storable).toList();
  }

  private static String storable(String cell) {
    return cell.substring(0, Math.min(cell.length(), MAX_CELL))
        .replace('\0', '\u2400')
        .replace(TextEncoding.UNREADABLE, '\uFFFD');
  }

  /** Our name of a column, or its own where it means nothing to us. */
  private String fieldOf(int column) {
    return plan.fields().entrySet().stream()
        .filter(entry -> entry.getValue().contains(column))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(
            plan.header().get(column).isEmpty()
                ? "column " + (column + 1)
                : plan.header().get(column));
  }

  private final class Judgement {

    private final List<String> cells;
    private final List<FieldError> errors;

    private Judgement(List<String> cells, List<FieldError> errors) {
      this.cells = cells;
      this.errors = errors;
    }

    private Row row(CsvReader.Cells row) {
      if (namesNobody()) {
        return new Row.Blank(row.rowNumber());
      }
      var details = details();
      var receivedAt = date("receivedAt", plan.receivedAt());
      var signals = signals();
      var outcome = outcome();
      errors.addAll(details.check());
      return errors.isEmpty()
          ? new Row.Accepted(row.rowNumber(), details, receivedAt, signals, outcome, row.cells())
          : refused(row, errors);
    }

    /** An exported row of an address alone, say; a file without names has no such rows. */
    private boolean namesNobody() {
      var named = plan.fullName() != null && given(plan.fullName()) != null;
      var tellsPersons =
          plan.fullName() != null || plan.fields().keySet().stream().anyMatch(PERSON::contains);
      return tellsPersons
          && !named
          && field("externalId") == null
          && PERSON.stream().allMatch(field -> field(field) == null);
    }

    private LeadDetails details() {
      var firstName = field("firstName");
      var lastName = field("lastName");
      var fullName = plan.fullName() == null ? null : given(plan.fullName());
      if (fullName != null && firstName == null && lastName == null) {
        var name = FullName.of(fullName);
        firstName = name.firstName();
        lastName = name.lastName();
      }
      var attributes = new LinkedHashMap<String, String>();
      plan.fields()
          .forEach(
              (field, columns) -> {
                var value = field(field);
                if (field.startsWith(MappingReader.ATTRIBUTE) && value != null) {
                  attributes.put(field.substring(MappingReader.ATTRIBUTE.length()), value);
                }
              });
      var language = field("language");
      return new LeadDetails(
          field("externalId"),
          plan.source(),
          field("email"),
          field("phone"),
          firstName,
          lastName,
          field("company"),
          field("jobTitle"),
          field("country"),
          field("industry"),
          employees(),
          language == null ? null : language.replace('_', '-'),
          consent(),
          attributes);
    }

    private @Nullable Integer employees() {
      var text = field("employees");
      if (text == null) {
        return null;
      }
      var plain = GROUPED.matcher(text).matches() ? text.replaceAll("[^0-9]", "") : text;
      if (!WHOLE.matcher(plain).matches()) {
        errors.add(
            new FieldError(
                "employees", "\"%s\" is no number of employees.".formatted(short40(text))));
        return null;
      }
      return new BigDecimal(plain).intValue();
    }

    private @Nullable Boolean consent() {
      var consent = plan.consent();
      var text = consent == null ? null : given(consent.column());
      if (consent == null || text == null) {
        return null;
      }
      return consent.values().contains(RowPlan.lowerCase(text))
          ? Boolean.valueOf(consent.among())
          : consent.otherwise();
    }

    private List<Signal> signals() {
      return plan.signals().stream()
          .filter(this::isShown)
          .map(
              signal -> {
                var at = date("signals." + signal.type(), signal.at());
                return new Signal(
                    signal.type(), Objects.requireNonNullElse(at, importedAt), at != null);
              })
          .distinct()
          .toList();
    }

    private boolean isShown(SignalPlan signal) {
      var text = given(signal.column());
      if (text == null) {
        return false;
      }
      if (signal.equals() != null) {
        return signal.equals().equalsIgnoreCase(text);
      }
      return signal.atLeast() == null || isAtLeast(signal, signal.atLeast(), text);
    }

    private boolean isAtLeast(SignalPlan signal, BigDecimal least, String text) {
      try {
        return text.length() <= 30 && new BigDecimal(text).compareTo(least) >= 0;
      } catch (NumberFormatException e) {
        errors.add(
            new FieldError(
                "signals." + signal.type(),
                "\"%s\" in the column \"%s\" is no number."
                    .formatted(short40(text), plan.header().get(signal.column()))));
        return false;
      }
    }

    private Row.@Nullable Outcome outcome() {
      var outcome = plan.outcome();
      if (outcome == null) {
        return null;
      }
      var text = Objects.requireNonNullElse(given(outcome.column()), "");
      var won = outcome.won().contains(RowPlan.lowerCase(text));
      if (!won && !outcome.lost().contains(RowPlan.lowerCase(text))) {
        errors.add(
            new FieldError(
                "outcome",
                "\"%s\" in the column \"%s\" means neither won nor lost."
                    .formatted(short40(text), plan.header().get(outcome.column()))));
        return null;
      }
      return new Row.Outcome(won, date("outcome.at", outcome.at()));
    }

    private @Nullable Instant date(String field, @Nullable DatePlan date) {
      var text = date == null ? null : given(date.column());
      if (date == null || text == null) {
        return null;
      }
      try {
        return date.format().read(text, importedAt);
      } catch (IllegalArgumentException e) {
        if (!date.lenient()) {
          errors.add(
              new FieldError(
                  field,
                  "Column \"%s\": %s"
                      .formatted(
                          plan.header().get(date.column()),
                          Objects.requireNonNullElse(e.getMessage(), ""))));
        }
        return null;
      }
    }

    private @Nullable String field(String field) {
      for (var column : plan.fields().getOrDefault(field, List.of())) {
        var text = given(column);
        if (text != null) {
          return text;
        }
      }
      return null;
    }

    private @Nullable String given(int column) {
      var text = cells.get(column).strip();
      return text.isEmpty() || plan.empty().contains(RowPlan.lowerCase(text)) ? null : text;
    }
  }

  private static String short40(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
