package io.leadrelay.intake;

/** What the address names does not exist. The message says so in a plain sentence. */
class NotThere extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotThere(String sentence) {
    super(sentence);
  }
}
