package io.leadrelay.agreement;

import io.leadrelay.lead.People;
import io.leadrelay.lead.Refusal;
import io.leadrelay.terms.Side;
import io.leadrelay.terms.Signature;
import io.leadrelay.terms.Signature.Verdict;
import io.leadrelay.terms.SpeaksForSide;
import io.leadrelay.terms.SpeaksForSide.Matter;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the signatures: one lead for each side, never one person for both. */
@Component
public class SignAgreement {

  private static final int LONGEST_NAME = 200;

  private final Proposals proposals;
  private final TermsInWords words;
  private final SpeaksForSide speaks;
  private final People people;
  private final Clock clock;

  SignAgreement(
      Proposals proposals, TermsInWords words, SpeaksForSide speaks, People people, Clock clock) {
    this.proposals = proposals;
    this.words = words;
    this.speaks = speaks;
    this.people = people;
    this.clock = clock;
  }

  /**
   * Whether somebody may speak for a side now.
   *
   * @throws Refusal with a plain sentence if not
   */
  public void check(int number, Side side, String person) {
    check(proposals.find(number).orElseThrow(() -> gone(number)), side, person);
  }

  private void check(Proposal proposal, Side side, String person) {
    if (!proposal.isOpen()) {
      throw gone(proposal.number());
    }
    speaks.check(
        side,
        person,
        new Matter(
            "signs",
            "signed",
            "decided on proposal no. %d".formatted(proposal.number()),
            "two people sign an agreement, never one for both"),
        spoken -> proposal.signature(spoken).map(signature -> "" + signature.person()));
  }

  /**
   * Files what somebody says for a side, in the transaction of the caller.
   *
   * @param ownWords what they add; needed by whoever refuses
   * @throws Refusal if they may not speak for the side, or refuse without a reason
   */
  @Transactional
  public void sign(
      int number, Side side, String person, Verdict verdict, @Nullable String ownWords) {
    if (verdict == Verdict.REFUSED && ownWords == null) {
      throw Refusal.invalid("words", "Say why you refuse: the other side will read it.");
    }
    var proposal = proposals.lock(number);
    check(proposal, side, person);
    var name = people.nameOf(person);
    var said =
        verdict == Verdict.SIGNED
            ? words.declaration(proposal, side, Locale.ENGLISH)
                + (ownWords == null ? "" : " " + ownWords)
            : String.valueOf(ownWords);
    try {
      proposals.sign(
          number,
          new Signature(
              side,
              verdict,
              person,
              name.substring(0, Math.min(name.length(), LONGEST_NAME)),
              clock.instant(),
              said));
    } catch (DuplicateKeyException lostRace) {
      throw Refusal.conflict(
          "Somebody has just decided for this side, or you have for the other one.");
    }
  }

  private static Refusal gone(int number) {
    return Refusal.conflict("Proposal no. %d is no longer open.".formatted(number));
  }
}
