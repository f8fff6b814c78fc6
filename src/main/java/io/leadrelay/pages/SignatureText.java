package io.leadrelay.pages;

import io.leadrelay.agreement.Proposal;
import io.leadrelay.agreement.Proposal.Origin;
import io.leadrelay.lead.Words;
import io.leadrelay.terms.Side;
import io.leadrelay.terms.Signature;
import io.leadrelay.terms.Signature.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the block where a side signs.
 *
 * @param side for whom
 * @param kind what became of it
 * @param name who spoke; null where nobody did
 * @param sentence when, or why not
 * @param words what they signed, or why they refused; what they would sign while nobody has spoken;
 *     null where nobody did or will
 */
record SignatureText(
    String side, Kind kind, @Nullable String name, String sentence, @Nullable String words) {

  /** What became of it. */
  enum Kind {
    SIGNED,
    REFUSED,
    OPEN,
    NEVER,
    NOBODY
  }

  /**
   * The block of a side.
   *
   * @param declaration what who signs declares
   */
  static SignatureText of(
      Proposal version, Side side, String declaration, Words say, TimesInWords times) {
    var title = say.say("document.side." + side.word());
    return version
        .signature(side)
        .map(signature -> spoken(version.origin(), title, signature, say, times))
        .orElseGet(
            () -> {
              var kind = version.isOpen() ? Kind.OPEN : Kind.NEVER;
              return new SignatureText(
                  title,
                  kind,
                  null,
                  say.say("document.signature." + (kind == Kind.OPEN ? "open" : "never")),
                  kind == Kind.OPEN ? declaration : null);
            });
  }

  private static SignatureText spoken(
      Origin origin, String title, Signature signature, Words say, TimesInWords times) {
    var at = times.moment(signature.at());
    if (signature.person() == null) {
      return new SignatureText(
          title,
          Kind.NOBODY,
          null,
          say.say("document.signature." + (origin == Origin.SET_UP ? "setUp" : "nobody"), at),
          null);
    }
    var refused = signature.verdict() == Verdict.REFUSED;
    return new SignatureText(
        title,
        refused ? Kind.REFUSED : Kind.SIGNED,
        signature.name(),
        say.say("document.signature." + (refused ? "refused" : "signed"), at),
        signature.words());
  }

  public boolean is(String what) {
    return kind.name().equals(what);
  }
}
