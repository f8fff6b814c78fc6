package io.leadrelay.persistence;

import static io.leadrelay.persistence.Columns.findInstant;
import static io.leadrelay.persistence.Columns.instant;
import static io.leadrelay.persistence.Columns.timestamp;
import static io.leadrelay.persistence.Columns.uuid;

import io.leadrelay.contact.NoticeRecords;
import io.leadrelay.contact.WaitingNotice;
import io.leadrelay.lead.Grade;
import io.leadrelay.lead.LeadId;
import io.leadrelay.lead.Mailbox;
import io.leadrelay.lead.Notice;
import io.leadrelay.lead.Notices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcNotices implements Notices, NoticeRecords {

  private static final int MOST_AT_ONCE = 1000;

  private final JdbcClient jdbc;
  private final Mailbox mailbox;
  private final Clock clock;

  JdbcNotices(JdbcClient jdbc, Mailbox mailbox, Clock clock) {
    this.jdbc = jdbc;
    this.mailbox = mailbox;
    this.clock = clock;
  }

  @Override
  public void post(Notice notice) {
    // The lead's row is locked by whoever tells of it, so looking first is enough. What a rep is
    // told may have gone to who acts for them.
    var told =
        jdbc.sql(
                "select count(*) from notice where handoff_id = ? and kind = ?"
                    + " and (recipient = ? or kind <> 'OVERDUE')")
            .params(notice.handoff(), notice.kind().name(), notice.recipient())
            .query(Long.class)
            .single();
    if (told > 0) {
      return;
    }
    jdbc.sql(
            """
            insert into notice (id, recipient, kind, lead_id, handoff_id, at, urgent)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .param(LeadId.create().value())
        .param(notice.recipient())
        .param(notice.kind().name())
        .param(notice.lead().value())
        .param(notice.handoff())
        .param(timestamp(clock.instant()))
        .param(notice.urgent())
        .update();
  }

  @Override
  public void forget(LeadId lead) {
    // Locked before the mails are looked for: whoever is mailing them right now comes first.
    var mails =
        jdbc
            .sql("select mail_key from notice where lead_id = ? for update")
            .param(lead.value())
            .query((row, n) -> Stream.ofNullable(row.getString("mail_key")))
            .list()
            .stream()
            .flatMap(key -> key)
            .collect(Collectors.toSet());
    jdbc.sql("delete from notice where lead_id = ?").param(lead.value()).update();
    mailbox.forget(lead.value());
    if (!mails.isEmpty()) {
      jdbc.sql(
              """
              update notice set mailed_at = null, mail_key = null where mail_key in (
                select dedupe_key from mail_outbox
                where dedupe_key in (:mails) and status = 'CANCELLED')
              """)
          .param("mails", mails)
          .update();
    }
  }

  @Override
  public List<Addressed> addressed() {
    return jdbc.sql(
            """
            select distinct n.recipient, h.rep
            from notice n join handoff h on h.id = n.handoff_id
            where n.mailed_at is null and n.kind <> 'OVERDUE'
            order by h.rep, n.recipient
            """)
        .query((row, n) -> new Addressed(row.getString("recipient"), row.getString("rep")))
        .list();
  }

  @Override
  public void readdress(Addressed addressed, String recipient) {
    var notices =
        jdbc.sql(
                """
                select id from notice
                where recipient = ? and mailed_at is null and kind <> 'OVERDUE'
                  and handoff_id in (select id from handoff where rep = ?)
                for update skip locked
                """)
            .params(addressed.recipient(), addressed.rep())
            .query(UUID.class)
            .list();
    if (!notices.isEmpty()) {
      jdbc.sql("update notice set recipient = :recipient where id in (:notices)")
          .param("recipient", recipient)
          .param("notices", notices)
          .update();
    }
  }

  @Override
  public List<String> recipients(Instant lastMailBefore) {
    return jdbc.sql(
            """
            select n.recipient from notice n where n.mailed_at is null
            group by n.recipient
            having max(case when n.urgent then 1 else 0 end) = 1
              or not exists (select 1 from notice m
                where m.recipient = n.recipient and m.mailed_at > ?)
            order by n.recipient
            """)
        .param(timestamp(lastMailBefore))
        .query(String.class)
        .list();
  }

  @Override
  public List<WaitingNotice> waiting(String recipient) {
    // What an erasure holds is about to go.
    var locked =
        jdbc.sql(
                """
                select id from notice where recipient = ? and mailed_at is null
                order by urgent desc, at, id
                fetch first %d rows only
                for update skip locked
                """
                    .formatted(MOST_AT_ONCE))
            .param(recipient)
            .query(UUID.class)
            .list();
    return locked.isEmpty() ? List.of() : withFacts(locked);
  }

  private List<WaitingNotice> withFacts(List<UUID> notices) {
    return jdbc.sql(
            """
            select n.id, n.kind, n.lead_id, n.handoff_id, n.at, h.grade, h.rep, h.contact_due_at,
              h.ended_at, h.first_contact_at, l.company, l.first_name, l.last_name
            from notice n join handoff h on h.id = n.handoff_id join lead l on l.id = n.lead_id
            where n.id in (:notices)
            order by n.urgent desc, n.at, n.id
            """)
        .param("notices", notices)
        .query(JdbcNotices::waitingNotice)
        .list();
  }

  private static WaitingNotice waitingNotice(ResultSet row, int n) throws SQLException {
    return new WaitingNotice(
        uuid(row, "id"),
        Notice.Kind.valueOf(row.getString("kind")),
        new LeadId(uuid(row, "lead_id")),
        uuid(row, "handoff_id"),
        instant(row, "at"),
        Grade.valueOf(row.getString("grade")),
        row.getString("company"),
        name(row.getString("first_name"), row.getString("last_name")),
        row.getString("rep"),
        findInstant(row, "contact_due_at"),
        findInstant(row, "ended_at") != null,
        findInstant(row, "first_contact_at") != null);
  }

  private static @Nullable String name(@Nullable String first, @Nullable String last) {
    var name = Stream.of(first, last).filter(Objects::nonNull).collect(Collectors.joining(" "));
    return name.isEmpty() ? null : name;
  }

  @Override
  public void mailed(Collection<UUID> notices, Instant at, String mailKey) {
    jdbc.sql("update notice set mailed_at = :at, mail_key = :key where id in (:notices)")
        .param("at", timestamp(at))
        .param("key", mailKey)
        .param("notices", notices)
        .update();
  }

  @Override
  public void drop(Collection<UUID> notices) {
    if (!notices.isEmpty()) {
      jdbc.sql("delete from notice where id in (:notices)").param("notices", notices).update();
    }
  }

  @Override
  public void dropMailedBefore(Instant moment) {
    jdbc.sql("delete from notice where mailed_at < ?").param(timestamp(moment)).update();
  }
}
