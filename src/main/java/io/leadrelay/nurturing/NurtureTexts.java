package io.leadrelay.nurturing;

import java.util.Optional;

/** The mails of the nurture track, as the process owners write them. */
public interface NurtureTexts {

  /**
   * A piece in a language.
   *
   * @param language an ISO 639 code
   * @return nothing if the piece is not written in that language
   */
  Optional<Piece> find(String piece, String language);

  /** Subject and text; {@code {{firstName}}} and {@code {{company}}} stand for the lead's. */
  record Piece(String subject, String text) {}
}
