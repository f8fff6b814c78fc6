-- The leads that a mail names besides the one in its lead_id: erasing one of them erases the mail.
create table mail_lead (
  mail_id uuid not null references mail_outbox (id),
  lead_id uuid not null,
  primary key (mail_id, lead_id)
);
create index mail_lead_by_lead on mail_lead (lead_id);
