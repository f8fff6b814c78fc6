package io.leadrelay.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The figures that a review and a warning rest on; reporting gives them. */
public interface MonthFigures {

  /**
   * A month that has ended.
   *
   * @param zone in which it ended
   */
  record MonthOver(YearMonth month, ZoneId zone) {}

  /**
   * What a month came to.
   *
   * @param figures in words, as people are shown them
   * @param values the same and more as numbers by their keys, to be compared with those of later
   * @param missed the terms that were not kept
   */
  record MonthResult(
      List<ReviewFigure> figures, Map<String, BigDecimal> values, List<MissedTerm> missed) {}

  /**
   * The last months that are over and in which an agreement was in force for a whole working day,
   * the oldest first.
   *
   * @param most how many
   */
  List<MonthOver> over(Instant now, int most);

  /**
   * The figures of a month as they stand now.
   *
   * @param language of the words; any other than German reads English
   */
  MonthResult of(YearMonth month, Locale language);

  /** The working day that runs, once the company has opened; nothing on any other day. */
  Optional<LocalDate> workingDay(Instant now);

  /** How the month that runs stands on a working day. */
  MonthPace pace(LocalDate day);
}
