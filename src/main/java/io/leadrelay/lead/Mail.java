package io.leadrelay.lead;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One plain-text mail to one person.
 *
 * @param lead the lead it is about, or null; erasing that lead erases the mail too
 * @param purpose why it is sent, in lower case with hyphens, such as {@link #NURTURE}; never
 *     personal
 * @param recipient one e-mail address, at most 320 characters
 * @param subject one line, at most 300 characters
 * @param text at most 50,000 characters
 * @param dedupeKey names the step that posts it, at most 255 characters and nothing personal, since
 *     it outlives erasure; a second mail with the same key is not sent
 * @param alsoAbout further leads that it names; erasing one of them erases the mail too
 */
public record Mail(
    @Nullable UUID lead,
    String purpose,
    String recipient,
    String subject,
    String text,
    String dedupeKey,
    Set<UUID> alsoAbout) {

  /** The purpose of what a nurture track sends: such mail tells how to unsubscribe. */
  public static final String NURTURE = "nurture";

  private static final int LONGEST_PURPOSE = 40;
  private static final int LONGEST_RECIPIENT = 320;
  private static final int LONGEST_SUBJECT = 300;
  private static final int LONGEST_TEXT = 50_000;
  private static final int LONGEST_KEY = 255;

  /**
   * @throws IllegalArgumentException if a part is blank, too long, or holds what could be read as a
   *     further header; the message names the part, never its content
   */
  public Mail {
    oneLine("purpose", purpose, LONGEST_PURPOSE);
    oneLine("recipient", recipient, LONGEST_RECIPIENT);
    oneLine("subject", subject, LONGEST_SUBJECT);
    oneLine("dedupe key", dedupeKey, LONGEST_KEY);
    notTooLong("text", text, LONGEST_TEXT);
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("The text of a mail must not hold the character U+0000.");
    }
    alsoAbout = Set.copyOf(alsoAbout);
  }

  /** A mail about one lead at most. */
  public Mail(
      @Nullable UUID lead,
      String purpose,
      String recipient,
      String subject,
      String text,
      String dedupeKey) {
    this(lead, purpose, recipient, subject, text, dedupeKey, Set.of());
  }

  private static void oneLine(String part, String value, int longest) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The " + part + " of a mail must not be blank.");
    }
    notTooLong(part, value, longest);
    if (value.chars().anyMatch(Mail::breaksTheLine)) {
      throw new IllegalArgumentException(
          "The " + part + " of a mail must be one line without control characters.");
    }
  }

  private static void notTooLong(String part, String value, int longest) {
    if (value.length() > longest) {
      throw new IllegalArgumentException(
          "The " + part + " of a mail must not be longer than " + longest + " characters.");
    }
  }

  private static boolean breaksTheLine(int character) {
    return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
  }

  /** Leaves out whatever is personal, so that a mail may stand in a log. */
  @Override
  public String toString() {
    return "Mail[purpose=" + purpose + ", lead=" + lead + ", dedupeKey=" + dedupeKey + "]";
  }
}
