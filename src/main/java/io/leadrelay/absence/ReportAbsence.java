package io.leadrelay.absence;

import io.leadrelay.lead.FieldError;
import io.leadrelay.lead.Refusal;
import io.leadrelay.terms.AgreementInForce;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Rep.Absence;
import io.leadrelay.terms.Team;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody says that a rep will be away. */
@Service
public class ReportAbsence {

  private static final Duration LONGEST = Duration.ofDays(366);

  private final Team team;
  private final CheckStandIn checkStandIn;
  private final AbsenceProcess process;
  private final AgreementInForce agreement;
  private final AwayWords words;
  private final Clock clock;

  ReportAbsence(
      Team team,
      CheckStandIn checkStandIn,
      AbsenceProcess process,
      AgreementInForce agreement,
      AwayWords words,
      Clock clock) {
    this.team = team;
    this.checkStandIn = checkStandIn;
    this.process = process;
    this.agreement = agreement;
    this.words = words;
    this.clock = clock;
  }

  /**
   * An absence on record.
   *
   * @param processInstance the process that carries it
   */
  public record Reported(Absence absence, String processInstance) {}

  /**
   * Stores an absence and starts its process. Why the rep is away is nobody's business here.
   *
   * @param from a day or a time with its offset
   * @param to the last day away, or the first moment back
   * @param standIn who acts for the rep meanwhile, null if nobody is named yet
   * @throws Refusal with all fields at fault
   */
  @Transactional
  public Reported report(
      String rep, @Nullable String from, @Nullable String to, @Nullable String standIn) {
    var away =
        team.lock(rep).orElseThrow(() -> Refusal.invalid("rep", "There is no rep '" + rep + "'."));
    var errors = new ArrayList<FieldError>();
    var times = new AwayTimes(zone(away), errors);
    var begin = times.from(from);
    var end = times.to(to);
    if (begin == null || end == null) {
      throw Refusal.invalid(errors);
    }
    checkPeriod(away, begin, end, errors);
    if (errors.isEmpty() && standIn != null) {
      checkStandIn.check(away.id(), begin, end, standIn).ifPresent(errors::add);
    }
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    var absence = team.addAbsence(away.id(), begin, end, standIn);
    return new Reported(new Absence(absence, begin, end, standIn), process.start(absence));
  }

  private void checkPeriod(Rep rep, Instant from, Instant to, List<FieldError> errors) {
    if (!from.isBefore(to)) {
      errors.add(new FieldError("to", "An absence must end later than it begins."));
      return;
    }
    var today = clock.instant().atZone(zone(rep)).toLocalDate().atStartOfDay(zone(rep)).toInstant();
    if (from.isBefore(today)) {
      errors.add(new FieldError("from", "An absence begins today at the earliest."));
    } else if (!to.isAfter(clock.instant())) {
      errors.add(new FieldError("to", "This absence would be over already."));
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      errors.add(
          new FieldError(
              "to",
              "An absence lasts at most %d days; for a longer one, set the rep to inactive."
                  .formatted(LONGEST.toDays())));
      return;
    }
    rep.absences().stream()
        .filter(other -> other.overlaps(from, to))
        .findFirst()
        .ifPresent(
            other ->
                errors.add(
                    new FieldError(
                        "from",
                        "There is an absence in that time already: from %s."
                            .formatted(words.of(other, Locale.ENGLISH)))));
  }

  private ZoneId zone(Rep rep) {
    return rep.zone() != null ? rep.zone() : agreement.now().terms().calendar().zone();
  }
}
