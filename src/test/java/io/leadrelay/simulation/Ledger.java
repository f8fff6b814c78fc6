package io.leadrelay.simulation;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the people of the simulation have done, and what that makes of each month by the terms that
 * were signed: written down and reckoned here, with nothing read from the tables of Leadrelay.
 */
final class Ledger {

  /** An attempt to reach a lead. */
  record Attempt(Instant at, boolean reached, boolean typed) {}

  /** A lead that was given back, and what the board said. */
  static final class GivenBack {
    final String reason;
    @Nullable Boolean upheld;
    @Nullable Instant ruledAt;

    GivenBack(String reason) {
      this.reason = reason;
    }
  }

  /** One handoff, from the moment it was seen. */
  static final class Given {
    final String lead;
    final int cycle;
    final boolean hot;
    final String rep;
    final Instant at;
    final Signed terms;
    final Instant due;
    final List<Attempt> attempts = new ArrayList<>();
    @Nullable Instant endedAt;

    /** Given up, or the cadence used up. */
    boolean withoutResult;

    @Nullable GivenBack givenBack;
    boolean counts = true;

    private Given(String lead, int cycle, boolean hot, String rep, Instant at, Signed terms) {
      this.lead = lead;
      this.cycle = cycle;
      this.hot = hot;
      this.rep = rep;
      this.at = at;
      this.terms = terms;
      this.due = terms.time(hot).plusMinutes(at, terms.minutes(hot));
    }

    private @Nullable Attempt first() {
      return attempts.stream().min(comparing(Attempt::at)).orElse(null);
    }

    private boolean reachedInTime() {
      return attempts.stream().anyMatch(each -> each.reached() && !each.at().isAfter(due));
    }
  }

  private final List<Signed> versions = new ArrayList<>();
  private final List<Given> all = new ArrayList<>();

  /** Both have signed terms that follow those before. */
  void signed(Signed terms) {
    versions.add(terms);
  }

  Given handedOff(String lead, int cycle, boolean hot, String rep, Instant at) {
    var given = new Given(lead, cycle, hot, rep, at, at(at));
    all.add(given);
    return given;
  }

  List<Given> all() {
    return all;
  }

  /** The board ruled: upheld, the lead leaves the count with all its handoffs of the cycle. */
  void ruled(Given given, boolean upheld, Instant at) {
    var rejection = requireNonNull(given.givenBack);
    rejection.upheld = upheld;
    rejection.ruledAt = at;
    if (upheld) {
      all.stream()
          .filter(each -> each.lead.equals(given.lead) && each.cycle == given.cycle)
          .forEach(each -> each.counts = false);
    }
  }

  private Signed at(Instant moment) {
    return versions.stream()
        .filter(each -> !each.from().isAfter(moment))
        .max(comparing(Signed::from))
        .orElseThrow();
  }

  /**
   * The figures of a month as a scorecard names them.
   *
   * @param now until when open leads have waited
   */
  Map<String, BigDecimal> figures(YearMonth month, Instant now) {
    var zone = at(now).office().zone();
    var begins = month.atDay(1).atStartOfDay(zone).toInstant();
    var ends = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    var given =
        all.stream().filter(each -> !each.at.isBefore(begins) && each.at.isBefore(ends)).toList();
    var figures = new TreeMap<String, BigDecimal>();
    delivery(month, given, figures);
    contact("HOT", given.stream().filter(each -> each.hot).toList(), now, figures);
    contact("STANDARD", given.stream().filter(each -> !each.hot).toList(), now, figures);
    contact("all", given, now, figures);
    attempts(given, figures);
    for (var reason : List.of("NOT_READY", "NO_FIT", "WRONG_DATA", "DUPLICATE", "OTHER")) {
      rejections(reason, given, figures);
    }
    var rulings =
        all.stream()
            .map(each -> each.givenBack)
            .filter(each -> each != null && each.ruledAt != null)
            .map(each -> requireNonNull(each))
            .filter(each -> !requireNonNull(each.ruledAt).isBefore(begins))
            .filter(each -> requireNonNull(each.ruledAt).isBefore(ends))
            .toList();
    put(figures, "rulings.upheld", rulings.stream().filter(Ledger::upheld).count());
    put(figures, "rulings.overruled", rulings.stream().filter(each -> !upheld(each)).count());
    put(figures, "rulings.byPrecedent", 0);
    return figures;
  }

  private static boolean upheld(@Nullable GivenBack rejection) {
    return rejection != null && Boolean.TRUE.equals(rejection.upheld);
  }

  private void delivery(YearMonth month, List<Given> given, Map<String, BigDecimal> figures) {
    put(figures, "delivery.target", target(month));
    var points = BigDecimal.ZERO;
    for (var hot : List.of(true, false)) {
      var counted = given.stream().filter(each -> each.hot == hot && isFirst(each, true)).toList();
      var lost = given.stream().filter(each -> each.hot == hot && isFirst(each, false)).count();
      for (var each : counted) {
        points = points.add(each.terms.weight(hot));
      }
      var grade = hot ? "HOT" : "STANDARD";
      put(figures, "delivery." + grade + ".leads", counted.size());
      put(figures, "delivery." + grade + ".subtracted", lost);
    }
    figures.put("delivery.points", points);
  }

  /**
   * Whether a lead counts in its cycle at this handoff, or did so until the ruling: it is the first
   * that counts, or the first after those that an earlier ruling has taken off.
   */
  private boolean isFirst(Given given, boolean counts) {
    if (given.counts != counts) {
      return false;
    }
    var before =
        all.stream()
            .filter(each -> each.lead.equals(given.lead) && each.cycle == given.cycle)
            .takeWhile(each -> each != given)
            .toList();
    if (before.isEmpty()) {
      return true;
    }
    return counts
        ? before.stream().noneMatch(each -> each.counts)
        : upheld(before.get(before.size() - 1).givenBack);
  }

  /** The share of each working day by the terms in force when it begins; rounded up at last. */
  private BigDecimal target(YearMonth month) {
    var sum = BigDecimal.ZERO;
    for (var day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
      var today = day;
      var terms =
          versions.stream()
              .filter(
                  each ->
                      !each.from().isAfter(today.atStartOfDay(each.office().zone()).toInstant()))
              .max(comparing(Signed::from))
              .orElseThrow();
      if (terms.office().works(day)) {
        sum =
            sum.add(
                BigDecimal.valueOf(terms.target())
                    .divide(BigDecimal.valueOf(workingDays(terms, month)), MathContext.DECIMAL128));
      }
    }
    return sum.setScale(10, RoundingMode.HALF_UP).setScale(0, RoundingMode.CEILING);
  }

  private static int workingDays(Signed terms, YearMonth month) {
    var days = 0;
    for (LocalDate day = month.atDay(1);
        !day.isAfter(month.atEndOfMonth());
        day = day.plusDays(1)) {
      days += terms.office().works(day) ? 1 : 0;
    }
    return days;
  }

  private static void contact(
      String grade, List<Given> given, Instant now, Map<String, BigDecimal> figures) {
    var key = "contact." + grade + ".";
    var contacted = given.stream().filter(each -> each.first() != null).toList();
    var tried = count(contacted, each -> !requireNonNull(each.first()).at().isAfter(each.due));
    var overdue =
        count(
            given,
            each -> {
              var first = each.first();
              var until = first != null ? first.at() : each.endedAt != null ? each.endedAt : now;
              return each.due.isBefore(until);
            });
    var typed = count(contacted, each -> requireNonNull(each.first()).typed());
    put(figures, key + "handoffs", given.size());
    put(figures, key + "due", tried + overdue);
    put(figures, key + "triedInTime", tried);
    put(figures, key + "reachedInTime", count(given, Given::reachedInTime));
    put(figures, key + "overdue", overdue);
    put(figures, key + "contacted", contacted.size());
    put(figures, key + "typed", typed);
    put(figures, key + "logged", contacted.size() - typed);
    var minutes =
        contacted.stream()
            .mapToInt(
                each ->
                    each.terms
                        .time(each.hot)
                        .minutesBetween(each.at, requireNonNull(each.first()).at()))
            .sorted()
            .toArray();
    if (minutes.length > 0) {
      figures.put(key + "medianMinutes", share(minutes, 5));
      figures.put(key + "p90Minutes", share(minutes, 9));
    }
  }

  /** The value below which so many tenths lie, between two values in proportion. */
  private static BigDecimal share(int[] sorted, int tenths) {
    var place = (sorted.length - 1) * tenths;
    var below = sorted[place / 10];
    var above = sorted[Math.min(place / 10 + 1, sorted.length - 1)];
    return BigDecimal.valueOf(below * 10L + (long) (above - below) * (place % 10), 1);
  }

  private static void attempts(List<Given> given, Map<String, BigDecimal> figures) {
    var leads = new HashSet<String>();
    given.forEach(each -> leads.add(each.lead));
    var made = made(given);
    put(figures, "attempts.made", made);
    if (!leads.isEmpty()) {
      figures.put(
          "attempts.perLead",
          BigDecimal.valueOf(made)
              .divide(BigDecimal.valueOf(leads.size()), 2, RoundingMode.HALF_UP));
    }
    var ended = given.stream().filter(each -> each.withoutResult).toList();
    put(figures, "attempts.ended", ended.size());
    put(figures, "attempts.madeBeforeEnd", made(ended));
    put(
        figures,
        "attempts.owedBeforeEnd",
        ended.stream().mapToInt(each -> each.terms.minimumAttempts()).sum());
    put(
        figures,
        "attempts.belowMinimum",
        count(ended, each -> each.attempts.size() < each.terms.minimumAttempts()));
  }

  private static int made(List<Given> given) {
    return given.stream().mapToInt(each -> each.attempts.size()).sum();
  }

  private static void rejections(
      String reason, List<Given> given, Map<String, BigDecimal> figures) {
    var made =
        given.stream()
            .map(each -> each.givenBack)
            .filter(each -> each != null && each.reason.equals(reason))
            .toList();
    var key = "rejections." + reason + ".";
    put(figures, key + "made", made.size());
    put(figures, key + "upheld", made.stream().filter(Ledger::upheld).count());
    put(
        figures,
        key + "overruled",
        made.stream().filter(each -> each != null && Boolean.FALSE.equals(each.upheld)).count());
    put(figures, key + "byPrecedent", 0);
  }

  private static long count(List<Given> given, Predicate<Given> which) {
    return given.stream().filter(which).count();
  }

  private static void put(Map<String, BigDecimal> figures, String key, long value) {
    figures.put(key, BigDecimal.valueOf(value));
  }

  private static void put(Map<String, BigDecimal> figures, String key, BigDecimal value) {
    figures.put(key, value);
  }
}
