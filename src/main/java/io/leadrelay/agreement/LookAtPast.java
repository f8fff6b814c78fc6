package io.leadrelay.agreement;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds what a proposal would have made otherwise, once, and keeps it with the proposal. */
@Component
@Transactional
public class LookAtPast {

  private final Proposals proposals;
  private final PastEffect past;

  LookAtPast(Proposals proposals, PastEffect past) {
    this.proposals = proposals;
    this.past = past;
  }

  public void at(int number) {
    var proposal =
        proposals
            .find(number)
            .orElseThrow(() -> new IllegalArgumentException("There is no agreement no. " + number));
    proposals.setEffect(number, past.of(proposal));
  }
}
