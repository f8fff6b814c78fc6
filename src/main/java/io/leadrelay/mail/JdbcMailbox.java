package io.leadrelay.mail;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.leadrelay.lead.Mail;
import io.leadrelay.lead.Mailbox;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(propagation = Propagation.MANDATORY)
class JdbcMailbox implements Mailbox {

  private static final String ABOUT =
      " where (lead_id = :lead or id in (select mail_id from mail_lead where lead_id = :lead))";

  private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
  private final JdbcClient jdbc;
  private final Clock clock;
  private final MailTransport transport;

  JdbcMailbox(JdbcClient jdbc, Clock clock, MailTransport transport) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transport = transport;
  }

  @Override
  public void post(Mail mail) {
    // A failed insert would spoil the step's whole transaction on PostgreSQL, so look first.
    if (isPosted(mail.dedupeKey())) {
      return;
    }
    var id = ids.generate();
    var now = OutboxTime.of(clock.instant());
    jdbc.sql(
            """
            insert into mail_outbox
              (id, dedupe_key, lead_id, purpose, recipient, subject, body,
               status, attempts, due_at, created_at)
            values
              (:id, :key, :lead, :purpose, :recipient, :subject, :body,
               'WAITING', 0, :now, :now)
            """)
        .param("id", id)
        .param("key", mail.dedupeKey())
        .param("lead", mail.lead())
        .param("purpose", mail.purpose())
        .param("recipient", mail.recipient())
        .param("subject", mail.subject())
        .param("body", mail.text())
        .param("now", now)
        .update();
    mail.alsoAbout()
        .forEach(
            lead ->
                jdbc.sql("insert into mail_lead (mail_id, lead_id) values (?, ?)")
                    .params(id, lead)
                    .update());
  }

  private boolean isPosted(String dedupeKey) {
    return jdbc.sql("select count(*) from mail_outbox where dedupe_key = :key")
            .param("key", dedupeKey)
            .query(Long.class)
            .single()
        > 0;
  }

  @Override
  public void forget(UUID lead) {
    jdbc.sql(
            """
            update mail_outbox
               set recipient = null, subject = null, body = null, last_error = null,
                   status = case when status in ('WAITING', 'SENDING') then 'CANCELLED' else status end,
                   due_at = null, claim = null
            """
                + ABOUT)
        .param("lead", lead)
        .update();
    // Before the commit: a copy that cannot be removed must stop the erasure, not outlive it.
    jdbc.sql("select id, created_at from mail_outbox" + ABOUT)
        .param("lead", lead)
        .query(
            (row, number) ->
                new MailTransport.Copy(
                    row.getObject("id", UUID.class), OutboxTime.read(row, "created_at")))
        .list()
        .forEach(transport::removeCopy);
  }
}
