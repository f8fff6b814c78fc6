package io.leadrelay.reporting;

import io.leadrelay.lead.Grade;
import io.leadrelay.lead.Words;
import io.leadrelay.reporting.Firms.Firm;
import io.leadrelay.reporting.MissedTerm.LeadBehind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what stands out in a month as people of a language do. */
public final class ScorecardWords {

  /** Whence the sentences come, see {@link Words}. */
  public static final String SENTENCES = "messages-scorecard";

  private static final int MINUTES_OF_AN_HOUR = 60;
  private static final int MINUTES_OF_A_DAY = 24 * MINUTES_OF_AN_HOUR;

  private final Words say;
  private final DateTimeFormatter day;
  private final DateTimeFormatter dayOfMonth;
  private final DateTimeFormatter month;

  /**
   * @param language any other than German reads English
   */
  public ScorecardWords(Locale language) {
    var german = language.getLanguage().equals("de");
    var reads = german ? Locale.GERMAN : Locale.ENGLISH;
    this.say = Words.of(SENTENCES, reads);
    this.day = DateTimeFormatter.ofPattern(german ? "d. MMMM" : "d MMMM", reads);
    this.dayOfMonth = DateTimeFormatter.ofPattern(german ? "d." : "d", reads);
    this.month = DateTimeFormatter.ofPattern("MMMM uuuu", reads);
  }

  /** For example: Burst of 61 on 3 November, 22 were due. */
  public String sentence(Stretch stretch) {
    var oneDay = stretch.from().equals(stretch.to());
    return say.say(
        "stretch." + stretch.kind() + (oneDay ? ".day" : ""),
        stretch.leads(),
        day(stretch.to()),
        stretch.due(),
        dayOfMonth.format(stretch.from()),
        stretch.workingDays());
  }

  /** For example: Sales owed 40 first contacts and made 37 in time, 3 were overdue. */
  public String sentence(MissedTerm missed) {
    return say.say("missed." + missed.term(), missed.owed(), missed.actual(), missed.total());
  }

  /** For example: tried 3 h late. */
  public String happened(LeadBehind behind) {
    return switch (behind.what()) {
      case TRIED_LATE, NOT_TRIED_YET, NEVER_TRIED ->
          say.say("happened." + behind.what(), time(behind.by()));
      case GIVEN_UP, CADENCE_USED_UP, TAKEN_OFF ->
          say.say("happened." + behind.what(), behind.by());
    };
  }

  /** The firm by its name, or why there is none. */
  public String firm(Firm firm) {
    return firm.name() != null ? firm.name() : say(firm.erased() ? "firm.erased" : "firm.unknown");
  }

  /** As the heading of a column. */
  public String grade(Grade grade) {
    return say(grade == Grade.HOT ? "hot" : "standard");
  }

  /** The middle and the slowest of ten, or that there is none. */
  String response(@Nullable BigDecimal median, @Nullable BigDecimal p90) {
    return median == null || p90 == null
        ? say("nothing")
        : say("review.contact.response.value", time(median), time(p90));
  }

  /** A part of a whole with its share. */
  String part(int part, int whole) {
    return whole == 0
        ? say("review.nothingDue")
        : say("review.part", part, whole, (double) part / whole);
  }

  String month(YearMonth named) {
    return month.format(named);
  }

  String say(String key, Object... arguments) {
    return say.say(key, arguments);
  }

  /** Minutes in the largest unit of which there are at least two. */
  public String time(BigDecimal minutes) {
    var whole = minutes.setScale(0, RoundingMode.HALF_UP).longValue();
    if (whole < 2 * MINUTES_OF_AN_HOUR) {
      return say("time.minutes", whole);
    }
    return whole < 2 * MINUTES_OF_A_DAY
        ? say("time.hours", whole / MINUTES_OF_AN_HOUR)
        : say("time.days", whole / MINUTES_OF_A_DAY);
  }

  private String day(LocalDate date) {
    return day.format(date);
  }
}
