package io.leadrelay.agreement;

import io.leadrelay.agreement.Deliveries.Delivered;
import io.leadrelay.agreement.Mix.Kind;
import io.leadrelay.agreement.Mix.Shares;
import io.leadrelay.lead.Grade;
import io.leadrelay.terms.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month's quota: what is owed, what was delivered, and what would still reach it. Whatever is
 * still needed is rounded up.
 *
 * @param zone in which the month ends
 * @param target in points, see {@link MonthlyTarget}
 * @param delivered by version and grade, each weighted by its own version
 * @param points what was delivered, weighted
 * @param missing points; none once the target is reached
 * @param workingDays of the month
 * @param workingDaysLeft today included if it is one; none for a month that is over
 * @param neededPerWorkingDay points, to one decimal; null if nothing is missing or no day is left
 * @param due the pace: what is due by the end of today or, for a month that is over, of the month,
 *     in points
 * @param mixes leads that would still reach the target; none if it is reached or the month is over
 */
public record Quota(
    YearMonth month,
    ZoneId zone,
    State state,
    int target,
    List<Delivered> delivered,
    BigDecimal points,
    BigDecimal missing,
    int workingDays,
    int workingDaysLeft,
    @Nullable BigDecimal neededPerWorkingDay,
    int due,
    List<Mix> mixes) {

  /** How the month stands. */
  public enum State {
    /** Points are missing, and the month is not over. */
    OPEN,
    REACHED,
    MISSED
  }

  /**
   * The quota of a month that has begun.
   *
   * @param delivered in the month
   * @param before in the month before, whose grades are the measure while nothing is delivered
   * @param terms of the version in force now: what a lead that is still to come counts
   * @param now whether the month is over, and what day it is
   */
  public static Quota of(
      MonthlyTarget target,
      List<Delivered> delivered,
      List<Delivered> before,
      Terms terms,
      Instant now) {
    var points = delivered.stream().map(Delivered::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    var missing = BigDecimal.valueOf(target.points()).subtract(points).max(BigDecimal.ZERO);
    var reached = missing.signum() == 0;
    var over = !now.isBefore(target.ends());
    var today = LocalDate.ofInstant(now, target.zone());
    var daysLeft = over ? 0 : target.workingDaysFrom(today);
    return new Quota(
        target.month(),
        target.zone(),
        reached ? State.REACHED : over ? State.MISSED : State.OPEN,
        target.points(),
        delivered,
        points,
        missing,
        target.workingDays(),
        daysLeft,
        reached ? null : Mix.perDay(missing, daysLeft),
        over ? target.points() : target.dueBy(today),
        reached || over ? List.of() : mixes(missing, terms, delivered, before, daysLeft));
  }

  /** There is no mix as delivered where neither month has seen a lead. */
  private static List<Mix> mixes(
      BigDecimal missing,
      Terms terms,
      List<Delivered> delivered,
      List<Delivered> before,
      int daysLeft) {
    var measure = leads(delivered) > 0 ? delivered : before;
    var mixes = new EnumMap<Kind, Shares>(Kind.class);
    mixes.put(Kind.ONLY_STANDARD, new Shares(BigDecimal.ONE, BigDecimal.ZERO));
    mixes.put(Kind.ONLY_HOT, new Shares(BigDecimal.ZERO, BigDecimal.ONE));
    mixes.put(Kind.HALF_HALF, new Shares(BigDecimal.ONE, BigDecimal.ONE));
    if (leads(measure) > 0) {
      mixes.put(
          Kind.AS_DELIVERED,
          new Shares(points(measure, Grade.STANDARD, terms), points(measure, Grade.HOT, terms)));
    }
    return mixes.entrySet().stream()
        .map(mix -> Mix.reaching(missing, terms, mix.getKey(), mix.getValue(), daysLeft))
        .toList();
  }

  private static int leads(List<Delivered> delivered) {
    return delivered.stream().mapToInt(Delivered::leads).sum();
  }

  /** What the delivered leads of a grade would count today. */
  private static BigDecimal points(List<Delivered> delivered, Grade grade, Terms terms) {
    return terms
        .weight(grade)
        .multiply(
            BigDecimal.valueOf(
                leads(delivered.stream().filter(line -> line.grade() == grade).toList())));
  }

  /** Delivered points ahead of the pace; negative if behind. */
  public BigDecimal ahead() {
    return points.subtract(BigDecimal.valueOf(due));
  }
}
