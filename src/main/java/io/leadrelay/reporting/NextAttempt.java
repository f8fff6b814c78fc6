package io.leadrelay.reporting;

import io.leadrelay.agreement.DeployedTables;
import io.leadrelay.contact.ContactClock;
import io.leadrelay.contact.PlanNextAttempt;
import io.leadrelay.lead.Lead;
import io.leadrelay.terms.AgreementInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When the attempt after the one at hand would be due, as the signed cadence says. */
@Component
class NextAttempt {

  private static final double SECONDS_OF_AN_HOUR = 3600;

  private final AgreementInForce agreements;
  private final DeployedTables tables;
  private final PlanNextAttempt plan;

  NextAttempt(AgreementInForce agreements, DeployedTables tables, PlanNextAttempt plan) {
    this.agreements = agreements;
    this.tables = tables;
    this.plan = plan;
  }

  /** The time if nobody is reached now; empty if no further attempt would follow. */
  Optional<Instant> ifNotReached(Lead lead, ContactClock running) {
    var facts = new HashMap<String, Object>();
    facts.put("attemptsMade", running.attemptsMade() + 1);
    facts.put("attemptsLeft", Math.max(0, running.attemptsLeft() - 1));
    if (lead.grade() != null) {
      facts.put("grade", lead.grade().name());
    }
    return agreements
        .get(running.agreement())
        .terms()
        .table("contactCadence")
        .map(table -> tables.decide(table, facts))
        .filter(answer -> Boolean.TRUE.equals(answer.get("anotherAttempt")))
        .flatMap(NextAttempt::wait)
        .map(wait -> plan.afterAttemptNow(lead.id(), wait));
  }

  private static Optional<Duration> wait(Map<String, Object> answer) {
    return answer.get("waitHours") instanceof Number hours
        ? Optional.of(Duration.ofSeconds(Math.round(hours.doubleValue() * SECONDS_OF_AN_HOUR)))
        : Optional.empty();
  }
}
