package io.leadrelay.mail;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The outbox as senders see it. A sender claims mails by a lease instead of holding their row locks
 * while it talks to the mail server: a slow server then blocks neither a database connection nor
 * the erasure of a lead, and what a crashed sender had claimed becomes due again by itself.
 *
 * <p>Several senders never send one mail twice as long as an attempt ends within the lease. A
 * sender that dies after the server took the mail and before {@link #sent} sends it again: at least
 * once, with the same Message-ID and Date, so that mail systems can tell it is the same.
 */
@Component
class Outbox {

  static final Duration LEASE = Duration.ofMinutes(5);
  private static final int BATCH = 20;
  private static final int LONGEST_ERROR = 500;

  private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Outbox(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** The mails one sender has claimed at once. */
  record Claim(UUID id, List<UUID> mails) {}

  /** Claims up to 20 mails that are due, those due longest first; empty if there are none. */
  Claim claimDue() {
    var claim = ids.generate();
    return transaction.execute(status -> claimDue(claim));
  }

  private Claim claimDue(UUID claim) {
    var now = now();
    var due =
        jdbc.sql(
                """
                select id from mail_outbox
                 where due_at <= :now
                 order by due_at, id
                 fetch first %d rows only
                 for update skip locked
                """
                    .formatted(BATCH))
            .param("now", now)
            .query(UUID.class)
            .list();
    if (!due.isEmpty()) {
      jdbc.sql(
              """
              update mail_outbox set status = 'SENDING', claim = :claim, due_at = :lease
               where id in (:due) and due_at <= :now
              """)
          .param("claim", claim)
          .param("lease", leaseEnd())
          .param("due", due)
          .param("now", now)
          .update();
    }
    return new Claim(claim, due);
  }

  /**
   * Begins an attempt at one claimed mail and starts its lease anew.
   *
   * @return the mail as it stands now, or empty if it is no longer this sender's
   */
  Optional<OutgoingMail> begin(UUID mail, UUID claim) {
    return transaction.execute(
        status -> {
          int begun =
              jdbc.sql(
                      """
                      update mail_outbox set attempts = attempts + 1, due_at = :lease
                       where id = :id and claim = :claim
                      """)
                  .param("lease", leaseEnd())
                  .param("id", mail)
                  .param("claim", claim)
                  .update();
          return begun == 0 ? Optional.empty() : Optional.of(read(mail));
        });
  }

  private OutgoingMail read(UUID mail) {
    return jdbc.sql(
            """
            select lead_id, purpose, recipient, subject, body, created_at, attempts
              from mail_outbox where id = :id
            """)
        .param("id", mail)
        .query(
            (row, number) ->
                new OutgoingMail(
                    mail,
                    row.getObject("lead_id", UUID.class),
                    row.getString("purpose"),
                    row.getString("recipient"),
                    row.getString("subject"),
                    row.getString("body"),
                    OutboxTime.read(row, "created_at"),
                    row.getInt("attempts")))
        .single();
  }

  /** Gives back what is left of a claim, due at once. */
  void release(Claim claim) {
    jdbc.sql(
            """
            update mail_outbox set status = 'WAITING', due_at = :now, claim = null
             where claim = :claim
            """)
        .param("now", now())
        .param("claim", claim.id())
        .update();
  }

  /** Returns false if the mail was no longer this sender's, forgotten meanwhile for example. */
  boolean sent(UUID mail, UUID claim) {
    return jdbc.sql(
                """
                update mail_outbox
                   set status = 'SENT', sent_at = :now, last_error = null, due_at = null, claim = null
                 where id = :id and claim = :claim
                """)
            .param("now", now())
            .param("id", mail)
            .param("claim", claim)
            .update()
        == 1;
  }

  void tryAgain(UUID mail, UUID claim, Duration wait, String error) {
    jdbc.sql(
            """
            update mail_outbox
               set status = 'WAITING', due_at = :due, last_error = :error, claim = null
             where id = :id and claim = :claim
            """)
        .param("due", OutboxTime.of(clock.instant().plus(wait)))
        .param("error", shortened(error))
        .param("id", mail)
        .param("claim", claim)
        .update();
  }

  void fail(UUID mail, UUID claim, String error) {
    jdbc.sql(
            """
            update mail_outbox
               set status = 'FAILED', failed_at = :now, last_error = :error, due_at = null, claim = null
             where id = :id and claim = :claim
            """)
        .param("now", now())
        .param("error", shortened(error))
        .param("id", mail)
        .param("claim", claim)
        .update();
  }

  /** How many mails have failed for good since the given moment. */
  long failedSince(Instant since) {
    return jdbc.sql("select count(*) from mail_outbox where failed_at >= :since")
        .param("since", OutboxTime.of(since))
        .query(Long.class)
        .single();
  }

  /** How many mails are still to be sent. */
  long unsent() {
    return jdbc.sql("select count(*) from mail_outbox where due_at is not null")
        .query(Long.class)
        .single();
  }

  private LocalDateTime now() {
    return OutboxTime.of(clock.instant());
  }

  private LocalDateTime leaseEnd() {
    return OutboxTime.of(clock.instant().plus(LEASE));
  }

  private static String shortened(String error) {
    return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
  }
}
