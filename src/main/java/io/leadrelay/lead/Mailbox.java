package io.leadrelay.lead;

import java.util.UUID;

/** Where a step puts its mail. */
public interface Mailbox {

  /**
   * Posts a mail: it is sent after the caller's transaction has committed, and never if that rolls
   * back. Posting under a key that is already there does nothing, so a repeated step mails once.
   *
   * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction runs
   * @throws org.springframework.dao.DataAccessException if another transaction posts under the same
   *     key at this moment; the transaction is lost then, and repeating it finds the key
   */
  void post(Mail mail);

  /**
   * Takes recipient, subject and text out of every mail that names the lead and cancels those not
   * yet sent. What is left says that there was a mail, when, and what for. Needs a transaction, as
   * {@link #post} does.
   */
  void forget(UUID lead);
}
