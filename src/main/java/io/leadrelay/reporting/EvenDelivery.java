package io.leadrelay.reporting;

import io.leadrelay.reporting.Stretch.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * Names bursts and droughts.
 *
 * <p>Delivered evenly, leads come one by one at a steady rate, so that their number on a day is
 * Poisson distributed around the number that is due (N. L. Johnson, A. W. Kemp and S. Kotz,
 * Univariate Discrete Distributions, Wiley 2005, section 4.2). A working day is a burst if as many
 * leads as it saw, or more, had a probability below {@value #UNLIKELY}; consecutive working days of
 * which each saw fewer than were due are a drought if so few together, or fewer, had one. So in
 * five months of even delivery about one day is called a burst by mere chance. The share of the
 * target is in points; it becomes leads by what a lead counts on average.
 */
final class EvenDelivery {

  static final double UNLIKELY = 0.01;

  private final BigDecimal leadCounts;
  private final List<Stretch> found = new ArrayList<>();

  private EvenDelivery(BigDecimal leadCounts) {
    this.leadCounts = leadCounts;
  }

  /**
   * The bursts and droughts of a month, the earliest first.
   *
   * @param days of the month
   * @param leadCounts points that a lead counts on average
   * @param today may be a burst already, but no drought before it is over
   */
  static List<Stretch> of(List<DayCount> days, BigDecimal leadCounts, LocalDate today) {
    var search = new EvenDelivery(leadCounts);
    var dry = new ArrayList<DayCount>();
    for (var day : days) {
      if (day.working() && !day.day().isAfter(today)) {
        search.burst(day);
        if (day.day().isBefore(today) && search.isDry(day)) {
          dry.add(day);
        } else {
          search.drought(dry);
          dry.clear();
        }
      }
    }
    search.drought(dry);
    return search.found.stream().sorted(Comparator.comparing(Stretch::from)).toList();
  }

  private boolean isDry(DayCount day) {
    return day.leads() < leads(day.due());
  }

  private void burst(DayCount day) {
    var due = leads(day.due());
    // As many or more is more than one less.
    if (due > 0
        && day.leads() > 0
        && PoissonDistribution.of(due).survivalProbability(day.leads() - 1) < UNLIKELY) {
      add(Kind.BURST, List.of(day));
    }
  }

  private void drought(List<DayCount> days) {
    var due = leads(due(days));
    if (due > 0 && PoissonDistribution.of(due).cumulativeProbability(leads(days)) < UNLIKELY) {
      add(Kind.DROUGHT, days);
    }
  }

  private void add(Kind kind, List<DayCount> days) {
    found.add(
        new Stretch(
            kind,
            days.get(0).day(),
            days.get(days.size() - 1).day(),
            days.size(),
            leads(days),
            due(days).divide(leadCounts, 1, RoundingMode.HALF_UP)));
  }

  private double leads(BigDecimal points) {
    return points.doubleValue() / leadCounts.doubleValue();
  }

  private static int leads(List<DayCount> days) {
    return days.stream().mapToInt(DayCount::leads).sum();
  }

  private static BigDecimal due(List<DayCount> days) {
    return days.stream().map(DayCount::due).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
