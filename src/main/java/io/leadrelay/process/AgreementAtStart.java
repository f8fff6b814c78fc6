package io.leadrelay.process;

import io.leadrelay.agreement.AgreementBroken;
import io.leadrelay.agreement.AgreementCheck;
import io.leadrelay.agreement.ProposeAgreement;
import io.leadrelay.engine.StartLock;
import io.leadrelay.engine.StartRefused;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Has an agreement in force, and what was changed in its tables proposed, before the first request
 * and the first job: the models are deployed by then, and the web server does not listen yet.
 */
@Component
class AgreementAtStart implements SmartInitializingSingleton {

  private final AgreementCheck check;
  private final ProposeAgreement propose;
  private final StartLock nodes;
  private final TransactionOperations transactions;

  AgreementAtStart(
      AgreementCheck check,
      ProposeAgreement propose,
      StartLock nodes,
      TransactionOperations transactions) {
    this.check = check;
    this.propose = propose;
    this.nodes = nodes;
    this.transactions = transactions;
  }

  @Override
  public void afterSingletonsInstantiated() {
    try {
      nodes.whileHeld(
          () ->
              transactions.execute(
                  transaction -> {
                    check.run();
                    propose.proposeDrafts();
                    return true;
                  }));
    } catch (AgreementBroken e) {
      throw new StartRefused(
          String.valueOf(e.getMessage()),
          "Bring the table back as it was signed, in the models or in the database, and start"
              + " again. A changed table comes in as a new version, to be signed by both teams.");
    }
  }
}
