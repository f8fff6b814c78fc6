package io.leadrelay.lead;

import java.util.Locale;

/**
 * What the process owners wrote in English (questions of forms, names of signals, reasons in
 * tables), as a reader of another language reads it.
 */
public interface OwnersWords {

  /** The text in that language; the English text if the owners gave no other. */
  String in(Locale language, String english);
}
