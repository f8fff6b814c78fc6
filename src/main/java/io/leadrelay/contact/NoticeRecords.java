package io.leadrelay.contact;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The notices that wait to be mailed. Every method takes part in the caller's transaction. */
public interface NoticeRecords {

  /**
   * Who is to get the waiting notices of a rep's leads, but for those that the sales lead gets.
   *
   * @param rep whose leads they are
   */
  record Addressed(String recipient, String rep) {}

  /** To whom notices wait to be mailed, each pair once. */
  List<Addressed> addressed();

  /** Lets somebody else get what waits there; what is being mailed or erased is left as it is. */
  void readdress(Addressed addressed, String recipient);

  /**
   * The people who are to get a mail now: something urgent waits for them, or anything does and
   * their last mail of notices was sent before the given moment. In the order of their ids.
   */
  List<String> recipients(Instant lastMailBefore);

  /** What waits for a person, locked, with the facts as they are now: urgent first, then oldest. */
  List<WaitingNotice> waiting(String recipient);

  /** These were told by the mail with this dedupe key. */
  void mailed(Collection<UUID> notices, Instant at, String mailKey);

  /** Removes what is no longer so. */
  void drop(Collection<UUID> notices);

  /** Removes what was mailed before the given moment. */
  void dropMailedBefore(Instant moment);
}
