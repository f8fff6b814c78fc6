package io.leadrelay.absence;

import io.leadrelay.terms.AgreementInForce;
import io.leadrelay.terms.Rep.Absence;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says in the company's time zone when an absence begins and ends, whole days without a time. */
@Component
public class AwayWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

  private final AgreementInForce agreement;

  AwayWords(AgreementInForce agreement) {
    this.agreement = agreement;
  }

  /** The first day away, or the first moment. */
  public String from(Absence absence) {
    var from = there(absence.from());
    return (isMidnight(from) ? DAY : MINUTE).format(from);
  }

  /** The last day away, or the first moment back. */
  public String to(Absence absence) {
    var to = there(absence.to());
    return isMidnight(to) ? DAY.format(to.minusDays(1)) : MINUTE.format(to);
  }

  /** Both. */
  public String of(Absence absence) {
    return "%s to %s".formatted(from(absence), to(absence));
  }

  private ZonedDateTime there(Instant at) {
    return at.atZone(agreement.now().terms().calendar().zone());
  }

  private static boolean isMidnight(ZonedDateTime time) {
    return time.toLocalTime().equals(LocalTime.MIDNIGHT);
  }
}
