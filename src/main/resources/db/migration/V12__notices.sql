-- What people of sales are to be told of their leads, gathered into one mail for each of them. Names
-- are read when the mail is written, so none stands here.
create table notice (
  id         uuid         not null primary key,
  recipient  varchar(64)  not null,
  kind       varchar(20)  not null,
  lead_id    uuid         not null references lead (id),
  handoff_id uuid         not null references handoff (id),
  at         timestamp    not null,
  -- Goes with the next look; the others wait until the recipient's pause is over.
  urgent     boolean      not null,
  -- Null while it waits.
  mailed_at  timestamp,
  -- The dedupe key of the mail that told it.
  mail_key   varchar(255),
  constraint notice_told_once unique (handoff_id, kind, recipient)
);
create index notice_by_recipient on notice (recipient, mailed_at);
create index notice_by_mailing on notice (mailed_at, recipient);
create index notice_by_lead on notice (lead_id);
create index notice_by_mail on notice (mail_key);

-- When the reminder's time came, whether it was sent or skipped.
alter table handoff add column reminder_fired_at timestamp;

-- On what a system logged: the attempt of which the rep has told too. The two count once.
alter table contact_attempt add column same_as uuid references contact_attempt (id);
