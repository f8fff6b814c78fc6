package io.leadrelay.absence;

import io.leadrelay.lead.Words;
import io.leadrelay.terms.AgreementInForce;
import io.leadrelay.terms.Rep.Absence;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in the company's time zone when an absence begins and ends, whole days without a time. */
@Component
public class AwayWords {

  private final AgreementInForce agreement;
  private final MessageSource messages;

  AwayWords(AgreementInForce agreement, MessageSource messages) {
    this.agreement = agreement;
    this.messages = messages;
  }

  /** The first day away, or the first moment. */
  public String from(Absence absence, Locale language) {
    var from = there(absence.from());
    return (isMidnight(from) ? day(language) : Words.minute(language)).format(from);
  }

  /** The last day away, or the first moment back. */
  public String to(Absence absence, Locale language) {
    var to = there(absence.to());
    return isMidnight(to)
        ? day(language).format(to.minusDays(1))
        : Words.minute(language).format(to);
  }

  /** Both. */
  public String of(Absence absence, Locale language) {
    return messages.getMessage(
        "absence.span", new Object[] {from(absence, language), to(absence, language)}, language);
  }

  private static DateTimeFormatter day(Locale language) {
    return DateTimeFormatter.ofPattern(
        language.getLanguage().equals("de") ? "EEE d. MMM yyyy" : "EEE d MMM yyyy", language);
  }

  private ZonedDateTime there(Instant at) {
    return at.atZone(agreement.now().terms().calendar().zone());
  }

  private static boolean isMidnight(ZonedDateTime time) {
    return time.toLocalTime().equals(LocalTime.MIDNIGHT);
  }
}
