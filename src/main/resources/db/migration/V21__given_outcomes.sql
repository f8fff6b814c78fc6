-- What people said came of a contact or an opportunity, so that they can correct it for a while. What
-- stood before is kept with it: a correction starts from there. No row is ever changed.
create table given_outcome (
  id            uuid        not null primary key,
  lead_id       uuid        not null references lead (id),
  cycle         integer     not null,
  handoff_id    uuid        not null references handoff (id),
  -- The id of the user task in the diagram.
  task          varchar(255) not null,
  person        varchar(64) not null,
  -- When it was said first; a correction has the time of what it corrects.
  at            timestamp   not null,
  recorded_at   timestamp   not null,
  outcome       varchar(30) not null,
  -- The attempt, rejection or opportunity that was filed with it; null if none was.
  record_id     uuid,
  -- The one that this one corrects.
  corrects      uuid references given_outcome (id),
  stage         varchar(30) not null,
  stage_since   timestamp   not null,
  mail_consent  boolean,
  signals_spent integer     not null,
  pursued_at    timestamp,
  constraint given_outcome_corrected_once unique (corrects)
);
create index given_outcome_by_lead on given_outcome (lead_id, recorded_at);
create index given_outcome_by_person on given_outcome (person, at);
