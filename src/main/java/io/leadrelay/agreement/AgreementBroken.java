package io.leadrelay.agreement;

/** What was signed is not what is deployed. The message says which table, in a plain sentence. */
public class AgreementBroken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AgreementBroken(String sentence) {
    super(sentence);
  }
}
