package io.leadrelay.process;

import io.leadrelay.agreement.AgreementBroken;
import io.leadrelay.agreement.AgreementCheck;
import io.leadrelay.engine.StartLock;
import io.leadrelay.engine.StartRefused;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Has an agreement in force before the first request and the first job: the models are deployed by
 * then, and the web server does not listen yet.
 */
@Component
class AgreementAtStart implements SmartInitializingSingleton {

  private final AgreementCheck check;
  private final StartLock nodes;
  private final TransactionOperations transactions;

  AgreementAtStart(AgreementCheck check, StartLock nodes, TransactionOperations transactions) {
    this.check = check;
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
