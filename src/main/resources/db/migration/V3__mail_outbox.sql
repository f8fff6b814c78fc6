-- Mail waits here from the step that wrote it, in that step's transaction, until a sender has passed it on.
-- due_at stands only in rows that still have something to do: when to try next, or until when a
-- sender's claim holds. So one small index finds the work among any number of mails already sent.
create table mail_outbox (
  id         uuid         not null primary key,
  dedupe_key varchar(255) not null,
  lead_id    uuid,
  purpose    varchar(40)  not null,
  recipient  varchar(320),
  subject    varchar(300),
  body       varchar(50000),
  status     varchar(10)  not null,
  attempts   integer      not null,
  due_at     timestamp,
  claim      uuid,
  created_at timestamp    not null,
  sent_at    timestamp,
  failed_at  timestamp,
  last_error varchar(500),
  constraint mail_outbox_posted_once unique (dedupe_key),
  constraint mail_outbox_status check (status in ('WAITING', 'SENDING', 'SENT', 'FAILED', 'CANCELLED'))
);

create index mail_outbox_due on mail_outbox (due_at, id);
create index mail_outbox_lead on mail_outbox (lead_id, created_at);
create index mail_outbox_failed on mail_outbox (failed_at);
create index mail_outbox_claim on mail_outbox (claim);
