package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.timestamp;

import io.leadrelay.agreement.Proposal;
import io.leadrelay.agreement.Proposal.Origin;
import io.leadrelay.agreement.Proposal.State;
import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.AgreementSigned;
import io.leadrelay.terms.Agreements;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcAgreements implements Agreements {

  private final AgreementRows rows;
  private final ApplicationEventPublisher events;

  JdbcAgreements(AgreementRows rows, ApplicationEventPublisher events) {
    this.rows = rows;
    this.events = events;
  }

  @Override
  public List<Agreement> all() {
    return rows.where("state = 'AGREED'").stream().map(JdbcAgreements::agreement).toList();
  }

  @Override
  public Optional<Agreement> findInForce(Instant at) {
    return rows
        .where(
            """
            number = (select number from agreement
              where state = 'AGREED' and in_force_from <= ?
              order by in_force_from desc, number desc fetch first 1 rows only)
            """,
            timestamp(at))
        .stream()
        .map(JdbcAgreements::agreement)
        .findFirst();
  }

  @Override
  @Transactional
  public void add(Agreement agreement) {
    rows.insert(
        new Proposal(
            agreement.number(),
            State.AGREED,
            Origin.SET_UP,
            null,
            agreement.inForceFrom(),
            null,
            null,
            agreement.inForceFrom(),
            agreement.inForceFrom(),
            null,
            agreement.inForceFrom(),
            null,
            null,
            agreement.terms(),
            agreement.signatures()));
    events.publishEvent(new AgreementSigned(agreement.number()));
  }

  private static Agreement agreement(Proposal agreed) {
    return new Agreement(
        agreed.number(),
        Objects.requireNonNull(agreed.inForceFrom()),
        agreed.terms(),
        agreed.signatures());
  }
}
