package io.leadrelay.process.whatif;

import io.leadrelay.lead.Words;
import java.util.List;
import java.util.Locale;

/** The question cannot be answered; says why in one plain sentence. */
public final class CannotJudge extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient List<Object> blanks;

  CannotJudge(String key, Object... blanks) {
    super(Words.of(WhatIf.SENTENCES, Locale.ENGLISH).say(key, blanks));
    this.key = key;
    this.blanks = List.of(blanks);
  }

  /** The sentence. */
  public String reason(Locale language) {
    return Words.of(WhatIf.SENTENCES, language).say(key, blanks.toArray());
  }
}
