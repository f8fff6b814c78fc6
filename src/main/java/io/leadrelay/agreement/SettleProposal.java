package io.leadrelay.agreement;

import io.leadrelay.agreement.Proposal.State;
import io.leadrelay.terms.AgreementInForce;
import io.leadrelay.terms.Side;
import io.leadrelay.terms.Signature;
import io.leadrelay.terms.Signature.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides a proposal once both have signed, one has refused, or nobody has answered in time. */
@Component
@Transactional
public class SettleProposal {

  /**
   * Between the last signature and the first lead under the new terms: longer than any node takes
   * to hear of them, so that all change at the same moment.
   */
  public static final Duration NOTICE = Duration.ofMinutes(1);

  private static final String NOBODY_SIGNED = "Signing is turned off: nobody has signed.";

  private final Proposals proposals;
  private final ProposeAgreement propose;
  private final TellOfAgreement tell;
  private final AgreementSettings settings;
  private final Clock clock;

  SettleProposal(
      Proposals proposals,
      ProposeAgreement propose,
      TellOfAgreement tell,
      AgreementSettings settings,
      Clock clock) {
    if (NOTICE.compareTo(AgreementInForce.HEARD_OF) <= 0) {
      throw new IllegalStateException("Nodes must hear of an agreement before it is in force");
    }
    this.proposals = proposals;
    this.propose = propose;
    this.tell = tell;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether people must sign; turned off for development only. */
  public boolean peopleSign() {
    return settings.signing();
  }

  /** Notes until when a proposal may be signed. */
  public void waitUntil(int number, Instant signBy) {
    proposals.setSignBy(number, signBy);
  }

  /**
   * Makes a proposal the agreement from its day on, but never for a time that is already past.
   *
   * @return from when it is in force
   * @throws IllegalStateException if two people have not signed it
   */
  public Instant agree(int number) {
    var proposal = proposals.lock(number);
    var now = clock.instant();
    if (peopleSign()) {
      refuseUnlessTwoHaveSigned(proposal);
    } else {
      for (var side : Side.values()) {
        if (proposal.signature(side).isEmpty()) {
          proposals.sign(
              number, new Signature(side, Verdict.SIGNED, null, null, now, NOBODY_SIGNED));
        }
      }
    }
    var earliest = peopleSign() ? now.plus(NOTICE) : now;
    var from = proposal.wantedFrom().isAfter(earliest) ? proposal.wantedFrom() : earliest;
    proposals.agree(number, now, from);
    tell.agreed(proposals.lock(number));
    propose.proposeDrafts();
    return from;
  }

  /** The last door: whatever way led here, an agreement has the signatures of two people. */
  private static void refuseUnlessTwoHaveSigned(Proposal proposal) {
    var signers = new HashSet<String>();
    var bySide =
        Arrays.stream(Side.values())
            .allMatch(
                side ->
                    proposal
                        .signature(side)
                        .filter(signature -> signature.verdict() == Verdict.SIGNED)
                        .map(Signature::person)
                        .filter(signers::add)
                        .isPresent());
    if (!proposal.isOpen() || !bySide) {
      throw new IllegalStateException(
          "Proposal no. %d is not signed by one person for each side".formatted(proposal.number()));
    }
  }

  /** One side has refused. */
  public void refuse(int number) {
    var proposal = proposals.lock(number);
    var why =
        proposal.signatures().stream()
            .filter(signature -> signature.verdict() == Verdict.REFUSED)
            .map(Signature::words)
            .collect(Collectors.joining(" "));
    close(number, State.REFUSED, why);
  }

  /** Nobody has answered in time. */
  public void lapse(int number) {
    close(number, State.LAPSED, null);
  }

  private void close(int number, State state, @Nullable String why) {
    proposals.close(number, state, clock.instant(), why);
    tell.closed(proposals.lock(number));
    propose.proposeDrafts();
  }
}
