package io.leadrelay.process;

import io.leadrelay.handoff.Handoff;
import io.leadrelay.handoff.Handoffs;
import io.leadrelay.lead.LeadId;
import io.leadrelay.terms.Agreement;
import io.leadrelay.terms.AgreementInForce;
import io.leadrelay.terms.Terms.SignedTable;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Tells the models which version of a signed table runs; they know it as {@code agreement}. */
@Component("agreement")
public class AgreementTables {

  /** What sales owes for a handoff follows the version at its time, until it ends. */
  private static final Set<String> OF_THE_HANDOFF = Set.of("contactPolicy", "contactCadence");

  private final AgreementInForce agreements;
  private final Handoffs handoffs;

  AgreementTables(AgreementInForce agreements, Handoffs handoffs) {
    this.agreements = agreements;
    this.handoffs = handoffs;
  }

  /**
   * The version of a decision table that runs: of the contact with a lead that was handed over, the
   * one that was in force at the handoff; of all others, the one that is in force now.
   *
   * @param decision the key of the table
   * @param execution where it is about to be evaluated
   * @throws IllegalStateException if no agreement is in force, or the table is not part of it
   */
  public int tableVersion(String decision, DelegateExecution execution) {
    var agreement = agreement(decision, execution);
    return agreement
        .table(decision)
        .map(SignedTable::version)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The decision table '"
                        + decision
                        + "' is not part of agreement no. "
                        + agreement.number()
                        + ", but "
                        + execution.getCurrentActivityId()
                        + " asks for its signed version"));
  }

  private Agreement agreement(String decision, DelegateExecution execution) {
    return OF_THE_HANDOFF.contains(decision)
        ? Optional.ofNullable(execution.getProcessBusinessKey())
            .flatMap(lead -> handoffs.findOpen(LeadId.of(lead)))
            .map(Handoff::agreement)
            .map(agreements::get)
            .orElseGet(agreements::now)
        : agreements.now();
  }
}
