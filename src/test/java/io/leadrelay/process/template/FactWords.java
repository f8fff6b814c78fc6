package io.leadrelay.process.template;

import io.leadrelay.process.Fact;
import java.util.Arrays;
import java.util.Map;

/** What a fact of the process is, for people who only know its name from the diagram. */
public final class FactWords {

  static final Map<String, String> ALL =
      Map.ofEntries(
          Map.entry("grade", "the grade"),
          Map.entry("rep", "the rep"),
          Map.entry("nextPieceAt", "when the next piece may follow"),
          Map.entry("reminderAt", "when the rep is reminded"),
          Map.entry("contactDueAt", "when the first contact is due"),
          Map.entry("reassignAt", "when the lead goes to another rep"),
          Map.entry("nextAttemptAt", "when the next attempt is due"),
          Map.entry("rulingReminderAt", "when the board is reminded"),
          Map.entry("rulingDueAt", "when the ruling is due"),
          Map.entry("signingReminderAt", "when the leads are reminded to sign"),
          Map.entry("signBy", "when the time to sign is over"),
          Map.entry("inForceFrom", "when the agreement is in force"),
          Map.entry("awayFrom", "when the absence begins"),
          Map.entry("backAt", "when the absence is over"),
          Map.entry("standInNamed", "whether a stand-in was named"),
          Map.entry("reviewReminderAt", "when the leads are reminded to review the month"),
          Map.entry("reviewDueAt", "when the month is to be closed"),
          Map.entry("fit", "whether the lead fits"),
          Map.entry("researchVerdict", "what research found"),
          Map.entry("signalCounts", "how often each signal was seen"),
          Map.entry("points", "the points"),
          Map.entry("ready", "whether the lead is ready to buy"),
          Map.entry("nurtureStep", "what nurturing does next"),
          Map.entry("nextPiece", "the next piece"),
          Map.entry("waitDays", "the days until the piece after it"),
          Map.entry("returnReason", "why the lead goes back to marketing"),
          Map.entry("chosenRep", "the rep who was chosen"),
          Map.entry("chosenBy", "who chose the rep by hand"),
          Map.entry("anotherRep", "whether another rep may try"),
          Map.entry("rescueOutcome", "what the sales lead decided"),
          Map.entry("contactOutcome", "what came of the contact"),
          Map.entry("anotherAttempt", "whether to try again"),
          Map.entry("settled", "whether a precedent settles it"),
          Map.entry("wayBack", "where the lead goes"),
          Map.entry("opportunityOutcome", "how the opportunity ended"),
          Map.entry("peopleSign", "whether people sign"),
          Map.entry("signature", "whether that side signed"),
          Map.entry("monthInDanger", "whether both leads are warned"),
          Map.entry("*outputs", "every output of the table"),
          Map.entry("*answers", "every answer that is not a text"));

  private FactWords() {}

  /** The fact in words; its name where nobody has found any. */
  public static String words(String fact) {
    return ALL.getOrDefault(fact, fact);
  }

  /** The fact in words, with its name as the diagram writes it. */
  static String say(String fact) {
    var words = words(fact);
    return fact.startsWith("*") || words.equals(fact) ? words : words + " (" + fact + ")";
  }

  /** The same with the words that the fact can take. */
  static String say(String fact, String[] words) {
    var said = say(fact);
    return Arrays.stream(words)
        .filter(each -> each.startsWith(fact + ":"))
        .findFirst()
        .map(each -> said.replace(")", ": " + each.substring(each.indexOf(':') + 1).strip() + ")"))
        .orElse(said);
  }

  /** Whether it is gone after the next wait. */
  static boolean isPassing(String fact) {
    var known = Fact.all().get(fact);
    return known != null && !known.kept();
  }
}
