package io.leadrelay.tasklist;

import java.util.Locale;

/** The language in which somebody reads Tasklist. */
interface ReaderLanguage {

  /** English or German. */
  Locale of(String user);
}
