package io.leadrelay.process;

import io.leadrelay.terms.AgreementInForce;
import io.leadrelay.terms.Rep;
import io.leadrelay.terms.Team;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The day of who asks; filters know it as {@code today}. */
@Component("today")
public class Today {

  private final Team team;
  private final AgreementInForce agreements;
  private final ObjectProvider<IdentityService> identities;
  private final Clock clock;

  Today(
      Team team,
      AgreementInForce agreements,
      ObjectProvider<IdentityService> identities,
      Clock clock) {
    this.team = team;
    this.agreements = agreements;
    this.identities = identities;
    this.clock = clock;
  }

  /** The coming midnight, in the zone of the rep who asks or else in that of the agreement. */
  public Date getEnd() {
    var zone = zone();
    var tomorrow = clock.instant().atZone(zone).toLocalDate().plusDays(1);
    return Date.from(tomorrow.atStartOfDay(zone).toInstant());
  }

  private ZoneId zone() {
    return Optional.ofNullable(identities.getObject().getCurrentAuthentication())
        .map(Authentication::getUserId)
        .flatMap(team::find)
        .map(Rep::zone)
        .orElseGet(() -> agreements.now().terms().calendar().zone());
  }
}
