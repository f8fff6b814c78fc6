package io.leadrelay.terms;

import io.leadrelay.lead.People;
import io.leadrelay.lead.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Who speaks for a side: somebody who leads it, once, and never one person for both. */
@Component
public class SpeaksForSide {

  private final People people;

  SpeaksForSide(People people) {
    this.people = people;
  }

  /**
   * What two people do together, in the words of a refusal.
   *
   * @param does such as {@code signs}
   * @param did such as {@code signed}
   * @param alreadyDone such as {@code decided on proposal no. 7}
   * @param rule such as {@code two people sign an agreement, never one for both}
   */
  public record Matter(String does, String did, String alreadyDone, String rule) {}

  /** The group whose members speak for a side. */
  public static String leadsOf(Side side) {
    return side.word() + "-lead";
  }

  /**
   * Lets somebody speak for a side.
   *
   * @param spoken who has spoken for a side, if anybody has
   * @throws Refusal with a plain sentence if they may not
   */
  public void check(
      Side side, String person, Matter matter, Function<Side, Optional<String>> spoken) {
    if (!people.isMember(person, leadsOf(side))) {
      throw Refusal.conflict(
          "For %s the %s lead %s; %s does not lead %s."
              .formatted(
                  side.word(), side.word(), matter.does(), people.nameOf(person), side.word()));
    }
    if (spoken.apply(side).isPresent()) {
      throw Refusal.conflict(
          "%s has already %s.".formatted(capital(side.word()), matter.alreadyDone()));
    }
    if (spoken.apply(side.other()).filter(person::equals).isPresent()) {
      throw Refusal.conflict(
          "%s has already %s for %s: %s."
              .formatted(people.nameOf(person), matter.did(), side.other().word(), matter.rule()));
    }
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
