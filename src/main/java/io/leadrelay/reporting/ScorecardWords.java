package io.leadrelay.reporting;

import io.leadrelay.lead.Words;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says what stands out in a month as people of a language do. */
public final class ScorecardWords {

  /** Whence the sentences come, see {@link Words}. */
  public static final String SENTENCES = "messages-scorecard";

  private final Words say;
  private final DateTimeFormatter day;
  private final DateTimeFormatter dayOfMonth;

  /**
   * @param language any other than German reads English
   */
  public ScorecardWords(Locale language) {
    var german = language.getLanguage().equals("de");
    var reads = german ? Locale.GERMAN : Locale.ENGLISH;
    this.say = Words.of(SENTENCES, reads);
    this.day = DateTimeFormatter.ofPattern(german ? "d. MMMM" : "d MMMM", reads);
    this.dayOfMonth = DateTimeFormatter.ofPattern(german ? "d." : "d", reads);
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

  private String day(LocalDate date) {
    return day.format(date);
  }
}
