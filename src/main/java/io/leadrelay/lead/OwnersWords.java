package io.leadrelay.lead;

import java.util.Locale;

/**
 * What the process owners wrote in English (questions of forms, names of signals, reasons in
 * tables), as a reader of another language reads it.
 */
public interface OwnersWords {

  /** The text in that language; the English text if the owners gave no other. */
  String in(Locale language, String english);

  /** The sentence of a {@link Refusal} in that language; itself if it has none there. */
  String refusal(Locale language, String sentence);
}
