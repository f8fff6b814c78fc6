package io.leadrelay.tasklist;

import io.leadrelay.contact.GivenOutcome;
import io.leadrelay.lead.Words;
import io.leadrelay.process.CorrectOutcome;
import io.leadrelay.process.CorrectOutcome.Correctable;
import io.leadrelay.process.LeadLifecycle;
import io.leadrelay.reporting.LeadHistory;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a person said last came of their leads, to correct it. */
@Component
class OwnOutcomes {

  private final CorrectOutcome correctOutcome;
  private final SaidInJson said;
  private final ZoneId zone;

  OwnOutcomes(
      CorrectOutcome correctOutcome,
      SaidInJson said,
      @Value("${leadrelay.zone:Europe/Berlin}") ZoneId zone) {
    this.correctOutcome = correctOutcome;
    this.said = said;
    this.zone = zone;
  }

  String of(String person, Locale language) {
    return said.written(
        correctOutcome.of(person).stream().map(one -> shown(one, language)).toList());
  }

  private Map<String, @Nullable Object> shown(Correctable one, Locale language) {
    var given = one.given();
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("id", given.id());
    shown.put("firm", given.firm());
    shown.put("at", minute(given.at(), language));
    shown.put("until", minute(one.until(), language));
    shown.put("said", Words.of(LeadHistory.WORDS, language).say("outcome." + given.outcome()));
    shown.put("outcome", given.outcome());
    shown.put("field", field(given));
    return shown;
  }

  /** The field of the form in which the outcome is chosen. */
  private static String field(GivenOutcome given) {
    return LeadLifecycle.PURSUE_OPPORTUNITY.equals(given.task())
        ? "opportunityOutcome"
        : "contactOutcome";
  }

  private String minute(Instant at, Locale language) {
    var moment = at.atZone(zone);
    return Words.day(language).format(moment)
        + DateTimeFormatter.ofPattern(", HH:mm").format(moment);
  }

  Response correct(UUID id, String person, Map<String, @Nullable Object> values) {
    return said.done(() -> correctOutcome.correct(id, person, values));
  }
}
