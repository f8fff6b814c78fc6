package io.leadrelay.agreement;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks the leads of both teams to sign, and reminds who has not answered. */
@Component
@Transactional
public class AskToSign {

  private final Proposals proposals;
  private final TellOfAgreement tell;

  AskToSign(Proposals proposals, TellOfAgreement tell) {
    this.proposals = proposals;
    this.tell = tell;
  }

  public void ask(int number) {
    proposals.find(number).ifPresent(tell::ask);
  }

  public void remind(int number) {
    proposals.find(number).ifPresent(tell::remind);
  }
}
