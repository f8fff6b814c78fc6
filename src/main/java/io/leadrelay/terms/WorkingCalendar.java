package io.leadrelay.terms;

import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.Refusal;
import io.leadrelay.terms.WorkingHours.Opening;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When the company works.
 *
 * @param holidays whose public holidays are free, as an ISO 3166 code such as {@code DE} or {@code
 *     DE-BY}; null for none
 * @param closingDays the company's own free days, with their names
 */
public record WorkingCalendar(
    ZoneId zone,
    WorkingHours hours,
    @Nullable String holidays,
    SortedMap<LocalDate, String> closingDays) {

  private static final int MOST_CLOSING_DAYS = 400;
  private static final int LONGEST_NAME = 100;
  private static final Pattern REGION = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");

  /** A free day of the company, as somebody typed it in. */
  public record ClosingDay(LocalDate day, @Nullable String name) {}

  /**
   * A calendar as people write it.
   *
   * @param zone such as {@code Europe/Berlin}
   * @param workingHours see {@link WorkingHours#parse}
   * @param holidays such as {@code DE} or {@code DE-BY}, in any case; null or blank for none
   * @param closingDays in any order
   * @throws Refusal with a plain sentence for each of the fields {@code zone}, {@code
   *     workingHours}, {@code holidays} and {@code closingDays} that is not valid
   */
  public static WorkingCalendar of(
      String zone, String workingHours, @Nullable String holidays, List<ClosingDay> closingDays) {
    var errors = new ArrayList<FieldError>();
    var where = read("zone", () -> zone(zone), errors);
    var hours = read("workingHours", () -> WorkingHours.parse(workingHours), errors);
    var region = read("holidays", () -> region(holidays), errors);
    var closed = read("closingDays", () -> closed(closingDays), errors);
    if (where.isEmpty() || hours.isEmpty() || region.isEmpty() || closed.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    var calendar =
        new WorkingCalendar(
            where.get(), hours.get(), region.get().isEmpty() ? null : region.get(), closed.get());
    calendar.checkThatItOpens();
    return calendar;
  }

  /** Only closing days can keep it shut: its hours open in each week. */
  private void checkThatItOpens() {
    var seen = LocalDate.MIN;
    for (var closed : closingDays.keySet()) {
      if (closed.isAfter(seen)) {
        var end = closed.plusDays(NeverOpens.HORIZON_DAYS);
        seen = closed.datesUntil(end).filter(this::isWorkingDay).findFirst().orElse(end);
        if (seen.equals(end)) {
          throw Refusal.invalid(
              "closingDays",
              "With these closing days the company does not open within two years after %s."
                  .formatted(closed));
        }
      }
    }
  }

  private static <T> Optional<T> read(String field, Supplier<T> value, List<FieldError> errors) {
    try {
      return Optional.of(value.get());
    } catch (DateTimeException | IllegalArgumentException e) {
      errors.add(new FieldError(field, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  /**
   * A time zone as people write it.
   *
   * @throws DateTimeException with a plain sentence if there is none of that name
   */
  public static ZoneId zone(String zone) {
    var name = zone.strip();
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new DateTimeException(
          "There is no time zone '%s'; for example: Europe/Berlin, America/New_York, UTC."
              .formatted(name));
    }
    return ZoneId.of(name);
  }

  private static String region(@Nullable String holidays) {
    var code = holidays == null ? "" : holidays.strip().toUpperCase(Locale.ROOT);
    if (code.isEmpty()) {
      return code;
    }
    if (!REGION.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "The holidays are those of a country, such as DE, or of a state, such as DE-BY; not '%s'."
              .formatted(code));
    }
    Holidays.of(code);
    return code;
  }

  private static SortedMap<LocalDate, String> closed(List<ClosingDay> closingDays) {
    if (closingDays.size() > MOST_CLOSING_DAYS) {
      throw new IllegalArgumentException(
          "A calendar takes at most %d closing days; these are %d."
              .formatted(MOST_CLOSING_DAYS, closingDays.size()));
    }
    var names = new TreeMap<LocalDate, String>();
    for (var closing : closingDays) {
      var name = closing.name() == null ? "" : closing.name().strip();
      if (name.isEmpty()) {
        throw new IllegalArgumentException(
            "The closing day %s has no name, such as Stocktaking.".formatted(closing.day()));
      }
      if (closing.day().getYear() < 2000 || closing.day().getYear() > 2999) {
        throw new IllegalArgumentException(
            "The closing day %s lies outside the years 2000 to 2999.".formatted(closing.day()));
      }
      if (name.length() > LONGEST_NAME) {
        throw new IllegalArgumentException(
            "The name of the closing day %s has more than %d characters."
                .formatted(closing.day(), LONGEST_NAME));
      }
      if (names.put(closing.day(), name) != null) {
        throw new IllegalArgumentException(
            "The closing day %s is named twice.".formatted(closing.day()));
      }
    }
    return names;
  }

  /** The hours of a day, in order; none where it is free or closed. */
  public List<Opening> openings(LocalDate day) {
    var openings = hours.on(day.getDayOfWeek());
    return openings.isEmpty()
            || closingDays.containsKey(day)
            || (holidays != null && Holidays.of(holidays).contains(day))
        ? List.of()
        : openings;
  }

  public boolean isWorkingDay(LocalDate day) {
    return !openings(day).isEmpty();
  }

  /** This calendar with the hours and the zone of a rep, where they have their own. */
  WorkingCalendar keptBy(Rep rep) {
    return new WorkingCalendar(
        rep.zone() == null ? zone : rep.zone(),
        rep.hours() == null ? hours : rep.hours(),
        holidays,
        closingDays);
  }

  String inWords() {
    return "%s (%s%s)".formatted(hours, zone, holidays == null ? "" : ", " + holidays);
  }

  /**
   * What a day is called as a public holiday, or nothing if it is none.
   *
   * @param language German, or English for any other
   */
  public Optional<String> holiday(LocalDate day, Locale language) {
    return holidays == null ? Optional.empty() : Holidays.of(holidays).name(day, language);
  }

  /** How many working days a month has. */
  public int workingDays(YearMonth month) {
    return workingDays(month.atDay(1), month.plusMonths(1).atDay(1));
  }

  /**
   * How many working days there are from a day until before another.
   *
   * @throws IllegalArgumentException if the second comes before the first
   */
  public int workingDays(LocalDate from, LocalDate to) {
    return (int) from.datesUntil(to).filter(this::isWorkingDay).count();
  }
}
