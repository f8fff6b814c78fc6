package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.timestamp;

import io.leadrelay.agreement.Proposal;
import io.leadrelay.agreement.Proposal.State;
import io.leadrelay.agreement.Proposals;
import io.leadrelay.terms.AgreementSigned;
import io.leadrelay.terms.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class JdbcProposals implements Proposals {

  private final AgreementRows rows;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  JdbcProposals(AgreementRows rows, JdbcClient jdbc, ApplicationEventPublisher events) {
    this.rows = rows;
    this.jdbc = jdbc;
    this.events = events;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Proposal> all() {
    return rows.where("1 = 1");
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Proposal> find(int number) {
    return rows.where("number = ?", number).stream().findFirst();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Proposal> findOpen() {
    return rows.where("open_marker = 1").stream().findFirst();
  }

  @Override
  public int nextNumber() {
    return jdbc.sql("select coalesce(max(number), 0) + 1 from agreement")
        .query(Integer.class)
        .single();
  }

  @Override
  public void add(Proposal proposal) {
    rows.insert(proposal);
  }

  @Override
  public Proposal lock(int number) {
    jdbc.sql("select number from agreement where number = ? for update")
        .param(number)
        .query(Integer.class)
        .list();
    return find(number)
        .orElseThrow(() -> new IllegalArgumentException("There is no agreement no. " + number));
  }

  @Override
  public void setSignBy(int number, Instant signBy) {
    jdbc.sql("update agreement set sign_by = ? where number = ?")
        .params(timestamp(signBy), number)
        .update();
  }

  @Override
  public void setEffect(int number, String effect) {
    jdbc.sql("update agreement set effect = ? where number = ?").params(effect, number).update();
  }

  @Override
  public void sign(int number, Signature signature) {
    rows.insert(number, signature);
  }

  @Override
  public void close(int number, State state, Instant at, @Nullable String reason) {
    jdbc.sql(
            """
            update agreement set state = ?, decided_at = ?, decision_reason = ?, open_marker = null
            where number = ? and open_marker = 1
            """)
        .params(state.name(), timestamp(at), reason, number)
        .update();
  }

  @Override
  public void agree(int number, Instant at, Instant inForceFrom) {
    jdbc.sql(
            """
            update agreement set state = 'AGREED', decided_at = ?, in_force_from = ?,
              open_marker = null
            where number = ? and open_marker = 1
            """)
        .params(timestamp(at), timestamp(inForceFrom), number)
        .update();
    events.publishEvent(new AgreementSigned(number));
  }
}
