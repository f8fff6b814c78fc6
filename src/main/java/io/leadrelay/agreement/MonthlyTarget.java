package io.leadrelay.agreement;

import io.leadrelay.lead.Refusal;
import io.leadrelay.terms.Agreement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What marketing owes in a month, in points, spread evenly over its working days.
 *
 * <p>A working day <i>d</i> of month <i>M</i> carries
 *
 * <pre>{@code
 * monthlyTarget(v) / workingDays(v, M)
 * }</pre>
 *
 * where <i>v</i> is the latest version that is in force when <i>d</i> begins in the zone of
 * <i>v</i>, and both the working days and whether <i>d</i> is one are told by the calendar of
 * <i>v</i>. The target is the sum over the days of the month, exact, and rounded up to whole points
 * at the end. So with one version throughout it is that version's target; a version that comes into
 * force during the month counts from its first whole day on; and a day before the first version, or
 * in a month without any working day, carries nothing.
 *
 * <p>A month ends as soon as it is over in the zone of the version then in force, and begins where
 * the month before ended: however versions differ in their zones, no moment lies in two months or
 * in none.
 */
public final class MonthlyTarget {

  /** A month has at most 31 working days, so every share is a whole number of such parts. */
  private static final BigInteger PARTS =
      IntStream.rangeClosed(1, 31)
          .mapToObj(BigInteger::valueOf)
          .reduce(BigInteger.ONE, (a, b) -> a.multiply(b).divide(a.gcd(b)));

  private static final Comparator<Agreement> LATER =
      Comparator.comparing(Agreement::inForceFrom).thenComparingInt(Agreement::number);

  private final YearMonth month;
  private final ZoneId zone;
  private final Instant begins;
  private final Instant ends;
  private final NavigableMap<LocalDate, BigInteger> shares;

  private MonthlyTarget(
      YearMonth month,
      ZoneId zone,
      Instant begins,
      Instant ends,
      NavigableMap<LocalDate, BigInteger> shares) {
    this.month = month;
    this.zone = zone;
    this.begins = begins;
    this.ends = ends;
    this.shares = shares;
  }

  /**
   * The target of a month.
   *
   * @param agreements all versions that were agreed, in any order, also those that are yet to come
   *     into force
   * @throws Refusal of the field {@code month} if it was over before the first version
   */
  public static MonthlyTarget of(Collection<Agreement> agreements, YearMonth month) {
    var end = end(agreements, month);
    if (!end.at().isAfter(first(agreements).inForceFrom())) {
      throw Refusal.invalid("month", "No agreement was in force in " + month + " yet.");
    }
    return new MonthlyTarget(
        month, end.zone(), begin(agreements, month), end.at(), shares(agreements, month));
  }

  /**
   * The target of the month that runs at a time.
   *
   * @throws Refusal of the field {@code month} if that is before the first version
   */
  public static MonthlyTarget at(Collection<Agreement> agreements, Instant now) {
    var month = YearMonth.from(now.atZone(first(agreements).terms().calendar().zone()));
    // With the zone of another version it may be the month beside.
    var runs =
        Stream.of(month.plusMonths(1), month)
            .filter(each -> !now.isBefore(begin(agreements, each)))
            .findFirst()
            .orElseGet(() -> month.minusMonths(1));
    return of(agreements, runs);
  }

  /** The first moment of a month. */
  static Instant begin(Collection<Agreement> agreements, YearMonth month) {
    return end(agreements, month.minusMonths(1)).at();
  }

  private static Agreement first(Collection<Agreement> agreements) {
    return agreements.stream()
        .min(LATER)
        .orElseThrow(() -> new IllegalStateException("No agreement was ever signed"));
  }

  private record End(Instant at, ZoneId zone) {}

  /** Before the first version its zone holds too. */
  private static End end(Collection<Agreement> agreements, YearMonth month) {
    var versions = agreements.stream().sorted(LATER).toList();
    for (var n = 0; ; n++) {
      var zone = versions.get(n).terms().calendar().zone();
      var midnight = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
      var from = versions.get(n).inForceFrom();
      var end = n == 0 || midnight.isAfter(from) ? midnight : from;
      if (n == versions.size() - 1 || holds(from, end, versions.get(n + 1).inForceFrom())) {
        return new End(end, zone);
      }
    }
  }

  /** At a midnight at which the next version begins, the old one has just ended the month. */
  private static boolean holds(Instant from, Instant end, Instant next) {
    return from.isBefore(next) && !end.isAfter(next);
  }

  private static NavigableMap<LocalDate, BigInteger> shares(
      Collection<Agreement> agreements, YearMonth month) {
    var shares = new TreeMap<LocalDate, BigInteger>();
    month
        .atDay(1)
        .datesUntil(month.plusMonths(1).atDay(1))
        .forEach(
            day ->
                atTheBeginning(agreements, day)
                    .filter(agreement -> agreement.terms().calendar().isWorkingDay(day))
                    .ifPresent(agreement -> shares.put(day, share(agreement, month))));
    return shares;
  }

  private static Optional<Agreement> atTheBeginning(
      Collection<Agreement> agreements, LocalDate day) {
    return agreements.stream()
        .filter(
            agreement ->
                !day.atStartOfDay(agreement.terms().calendar().zone())
                    .toInstant()
                    .isBefore(agreement.inForceFrom()))
        .max(LATER);
  }

  private static BigInteger share(Agreement agreement, YearMonth month) {
    var terms = agreement.terms();
    return BigInteger.valueOf(terms.monthlyTarget())
        .multiply(PARTS)
        .divide(BigInteger.valueOf(terms.calendar().workingDays(month)));
  }

  public YearMonth month() {
    return month;
  }

  /** The zone in which the month ends. */
  public ZoneId zone() {
    return zone;
  }

  /** The first moment of the month. */
  public Instant begins() {
    return begins;
  }

  /** The first moment after it. */
  public Instant ends() {
    return ends;
  }

  /** The target of the whole month, in points, rounded up. */
  public int points() {
    return roundedUp(shares.values());
  }

  /** The pace: what is due by the end of a day, in points, rounded up. */
  public int dueBy(LocalDate day) {
    return roundedUp(shares.headMap(day, true).values());
  }

  /** The share of a day, in points, to four decimals; zero if marketing owes nothing on it. */
  public BigDecimal dueOn(LocalDate day) {
    return new BigDecimal(shares.getOrDefault(day, BigInteger.ZERO))
        .divide(new BigDecimal(PARTS), 4, RoundingMode.HALF_UP);
  }

  /** Whether marketing owes something on a day: whether it is a working day of the month. */
  public boolean owesOn(LocalDate day) {
    return shares.containsKey(day);
  }

  /** The first moment of a day of the month; the first day begins with the month. */
  public Instant begins(LocalDate day) {
    var midnight = day.atStartOfDay(zone).toInstant();
    return day.getDayOfMonth() == 1 || midnight.isBefore(begins) ? begins : midnight;
  }

  private static int roundedUp(Collection<BigInteger> shares) {
    return shares.stream()
        .reduce(BigInteger.ZERO, BigInteger::add)
        .add(PARTS.subtract(BigInteger.ONE))
        .divide(PARTS)
        .intValueExact();
  }

  /** On how many days of the month marketing owes something. */
  public int workingDays() {
    return shares.size();
  }

  /** On how many of them from a day on, that day included. */
  public int workingDaysFrom(LocalDate day) {
    return shares.tailMap(day, true).size();
  }
}
