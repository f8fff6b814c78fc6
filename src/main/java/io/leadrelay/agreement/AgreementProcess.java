package io.leadrelay.agreement;

/** The process that carries a proposal until it is decided. */
public interface AgreementProcess {

  /**
   * Starts it within the caller's transaction.
   *
   * @return the id of the instance
   */
  String start(int proposal);

  /** Ends it, as the proposal is withdrawn. */
  void withdraw(int proposal);
}
