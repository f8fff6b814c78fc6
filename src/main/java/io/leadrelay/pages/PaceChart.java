package io.leadrelay.pages;

import io.leadrelay.reporting.Forecast;
import io.leadrelay.reporting.Pace;
import io.leadrelay.reporting.Pace.Day;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pace line as points of a drawing, {@value #WIDTH} wide and {@value #HEIGHT} high: a thin line
 * for what is due, a thick one for what was delivered, a dashed one for the forecast.
 */
final class PaceChart {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 300;
  private static final int LEFT = 48;
  private static final int RIGHT = 870;
  private static final int TOP = 16;
  private static final int BOTTOM = 262;

  private final Pace pace;
  private final int target;
  private final double top;
  private final int lastDay;

  PaceChart(Pace pace, int target) {
    this.pace = pace;
    this.target = target;
    this.top = highest();
    this.lastDay = pace.days().isEmpty() ? 31 : pace.days().get(0).day().lengthOfMonth();
  }

  /** A mark at an axis, with its place and its text. */
  record Mark(String at, String text) {}

  private double highest() {
    var forecast = pace.forecast();
    return Stream.concat(
            Stream.of(
                BigDecimal.valueOf(Math.max(target, 1)),
                forecast == null
                    ? BigDecimal.ZERO
                    : Objects.requireNonNullElse(forecast.high(), forecast.points())),
            pace.days().stream().map(Day::soFar).filter(Objects::nonNull))
        .mapToDouble(BigDecimal::doubleValue)
        .max()
        .orElseThrow();
  }

  public boolean isEmpty() {
    return pace.days().isEmpty();
  }

  public String due() {
    return "%s,%s %s".formatted(x(0), y(0), line(day -> BigDecimal.valueOf(day.due())));
  }

  public String delivered() {
    return "%s,%s %s".formatted(x(0), y(0), line(Day::soFar));
  }

  /** From what was there last; empty without a forecast. */
  public String expected() {
    if (pace.forecast() == null) {
      return "";
    }
    var last =
        pace.days().stream()
            .filter(day -> day.soFar() != null && day.expected() == null)
            .reduce((earlier, later) -> later);
    return last.map(day -> at(day, Objects.requireNonNull(day.soFar())) + " ")
            .orElseGet(() -> x(0) + "," + y(0) + " ")
        + line(Day::expected);
  }

  /** The interval of the forecast, at the last day; null without one. */
  public @Nullable Interval interval() {
    Forecast forecast = pace.forecast();
    if (forecast == null || forecast.low() == null || forecast.high() == null) {
      return null;
    }
    return new Interval(
        x(lastDay), y(forecast.low().doubleValue()), y(forecast.high().doubleValue()));
  }

  /** A line straight up. */
  record Interval(String x, String low, String high) {}

  /** Each fifth day and the last. */
  public List<Mark> days() {
    var marks = new ArrayList<Mark>();
    for (var day = 5; day < lastDay - 2; day += 5) {
      marks.add(new Mark(x(day), Integer.toString(day)));
    }
    marks.add(new Mark(x(lastDay), Integer.toString(lastDay)));
    return marks;
  }

  /** Four steps of a round number of points. */
  public List<Mark> points() {
    var step = 1.0;
    for (var n = 0; step * 4 < top; n++) {
      step *= n % 3 == 1 ? 2.5 : 2;
    }
    var marks = new ArrayList<Mark>();
    for (var points = 0.0; points <= top; points += step) {
      marks.add(new Mark(y(points), Long.toString(Math.round(points))));
    }
    return marks;
  }

  private String line(Function<Day, @Nullable BigDecimal> points) {
    return pace.days().stream()
        .filter(day -> points.apply(day) != null)
        .map(day -> at(day, Objects.requireNonNull(points.apply(day))))
        .collect(Collectors.joining(" "));
  }

  private String at(Day day, BigDecimal points) {
    return x(day.day().getDayOfMonth()) + "," + y(points.doubleValue());
  }

  private String x(int day) {
    return number(LEFT + (double) (RIGHT - LEFT) * day / lastDay);
  }

  private String y(double points) {
    return number(BOTTOM - (BOTTOM - TOP) * points / top);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
