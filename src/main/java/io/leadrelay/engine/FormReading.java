package io.leadrelay.engine;

import org.jspecify.annotations.Nullable;

/** Gives a form the words of whoever reads it. */
public interface FormReading {

  /**
   * The form as that person reads it.
   *
   * @param form as the process owners wrote it, JSON in UTF-8
   * @param reader the id of the user, null where nobody is logged in
   */
  byte[] read(byte[] form, @Nullable String reader);
}
