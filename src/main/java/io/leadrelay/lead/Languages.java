package io.leadrelay.lead;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language in which each person reads: English or German. */
public interface Languages {

  /**
   * The language that somebody chose, else the installation's, {@code leadrelay.language}.
   *
   * @param userId of a user, or null where nobody is logged in
   */
  Locale of(@Nullable String userId);

  /**
   * Keeps the choice of a user.
   *
   * @param language English or German
   */
  void choose(String userId, Locale language);
}
