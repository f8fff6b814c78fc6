package io.leadrelay.agreement;

import io.leadrelay.agreement.AgreementDocument.Standing;
import io.leadrelay.agreement.Proposal.State;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The versions of the agreement, each with all that it says. */
@Component
public class AgreementDocuments {

  private final Proposals proposals;
  private final DeployedTables tables;
  private final Clock clock;

  AgreementDocuments(Proposals proposals, DeployedTables tables, Clock clock) {
    this.proposals = proposals;
    this.tables = tables;
    this.clock = clock;
  }

  /** All, in whatever state, the newest first. */
  public List<AgreementDocument> all() {
    var all = proposals.all();
    return all.stream().map(version -> document(version, all)).toList();
  }

  public Optional<AgreementDocument> find(int number) {
    var all = proposals.all();
    return all.stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .map(version -> document(version, all));
  }

  /** The one in force now. */
  public Optional<AgreementDocument> inForce() {
    var all = proposals.all();
    return all.stream()
        .filter(version -> version.state() == State.AGREED)
        .map(version -> document(version, all))
        .filter(document -> document.standing() == Standing.IN_FORCE)
        .findFirst();
  }

  private AgreementDocument document(Proposal version, List<Proposal> all) {
    return AgreementDocument.of(version, all, tables, clock.instant());
  }
}
