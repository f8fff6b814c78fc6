package io.leadrelay.terms;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public holidays of a country, such as {@code DE}, or of one of its states, such as {@code
 * DE-BY}, as Jollyday knows them. What is free in some towns only, or is merely observed, is none.
 */
final class Holidays {

  private static final Map<String, Holidays> KNOWN = new ConcurrentHashMap<>();

  private final HolidayManager country;
  private final String[] state;
  private final Map<Integer, Map<LocalDate, Holiday>> years = new ConcurrentHashMap<>();

  private Holidays(HolidayManager country, String... state) {
    this.country = country;
    this.state = state;
  }

  /**
   * Those of a code, in upper case.
   *
   * @throws IllegalArgumentException with a plain sentence that names what there is, if the country
   *     or the state is not known
   */
  static Holidays of(String code) {
    var known = KNOWN.get(code);
    return known == null ? KNOWN.computeIfAbsent(code, Holidays::read) : known;
  }

  private static Holidays read(String code) {
    var parts = code.split("-", 2);
    var countries = countries();
    if (!countries.contains(parts[0])) {
      throw new IllegalArgumentException(
          "No public holidays are known of the country '%s'. Known are %s."
              .formatted(parts[0], String.join(", ", countries)));
    }
    var country =
        HolidayManager.getInstance(ManagerParameters.create(parts[0].toLowerCase(Locale.ROOT)));
    return parts.length == 1
        ? new Holidays(country)
        : new Holidays(country, state(country, parts[0], parts[1]));
  }

  /** Jollyday also keeps the calendars of stock exchanges. */
  private static Collection<String> countries() {
    return HolidayManager.getSupportedCalendarCodes().stream()
        .filter(code -> code.length() == 2)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The state as Jollyday spells it, which takes no other case. */
  private static String state(HolidayManager manager, String country, String state) {
    var states =
        manager.getCalendarHierarchy().getChildren().values().stream()
            .map(CalendarHierarchy::getId)
            .toList();
    return states.stream()
        .filter(state::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    states.isEmpty()
                        ? "The holidays of %s are the same in all of the country: write %s."
                            .formatted(country, country)
                        : "%s has no state '%s' with holidays of its own. Known are %s."
                            .formatted(country, state, named(country, states))));
  }

  private static String named(String country, Collection<String> states) {
    return states.stream()
        .map(state -> country + "-" + state.toUpperCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /**
   * What a day is called as a public holiday, or nothing if it is none.
   *
   * @param language German, or English for any other
   */
  Optional<String> name(LocalDate day, Locale language) {
    return Optional.ofNullable(year(day.getYear()).get(day))
        // The root stands for English: asked for it by name, Java would try the machine's language.
        .map(
            holiday ->
                holiday.getDescription(
                    language.getLanguage().equals("de") ? Locale.GERMAN : Locale.ROOT));
  }

  boolean contains(LocalDate day) {
    return year(day.getYear()).containsKey(day);
  }

  private Map<LocalDate, Holiday> year(int year) {
    return years.computeIfAbsent(year, this::holidays);
  }

  /** New Year's Day may be observed in the year before. */
  private Map<LocalDate, Holiday> holidays(int year) {
    return Stream.of(year, year + 1)
        .flatMap(
            each -> country.getHolidays(Year.of(each), HolidayType.PUBLIC_HOLIDAY, state).stream())
        .filter(holiday -> holiday.getDate().getYear() == year)
        .sorted()
        .collect(
            Collectors.toUnmodifiableMap(Holiday::getDate, holiday -> holiday, Holidays::first));
  }

  private static Holiday first(Holiday one, Holiday other) {
    return one;
  }
}
