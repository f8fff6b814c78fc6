package io.leadrelay.agreement;

import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.Terms;
import io.leadrelay.terms.WorkingCalendar;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Versions of an agreement that differ in what a test is about. */
public final class Versions {

  private Versions() {}

  public static Agreement version(int number, String from, int target, WorkingCalendar calendar) {
    return version(number, Instant.parse(from), target, calendar);
  }

  public static Agreement version(int number, Instant from, int target, WorkingCalendar calendar) {
    return new Agreement(
        number,
        from,
        new Terms(target, BigDecimal.ONE, new BigDecimal("3.00"), calendar, List.of()),
        List.of());
  }

  public static Terms weights(String standard, String hot) {
    return new Terms(
        500, new BigDecimal(standard), new BigDecimal(hot), calendar("Mon-Fri 9-17"), List.of());
  }

  public static WorkingCalendar calendar(String hours) {
    return WorkingCalendar.of("Europe/Berlin", hours, null, List.of());
  }
}
