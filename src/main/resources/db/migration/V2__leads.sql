-- The record of Leadrelay. All times are UTC. Personal data stands in these tables and nowhere else.

create table lead (
  id                   uuid         not null primary key,
  source               varchar(100),
  external_id          varchar(200),
  email                varchar(320),
  -- The normalised address by which a lead is recognised.
  email_key            varchar(320),
  phone                varchar(60),
  first_name           varchar(255),
  last_name            varchar(255),
  company              varchar(255),
  job_title            varchar(255),
  country              varchar(255),
  industry             varchar(255),
  employees            integer,
  language             varchar(35),
  mail_consent         boolean,
  -- Lower case of name, company and e-mail, for the search in the list.
  search_text          varchar(1200),
  stage                varchar(30)  not null,
  grade                varchar(10),
  fit                  varchar(10),
  fit_reason           varchar(1000),
  points               integer,
  rep                  varchar(64),
  cycle                integer      not null,
  -- Signals are numbered within a lead, under the lock of its row.
  signal_count         integer      not null,
  -- The last signal that a step has looked at: what lies above it wakes the lead.
  signals_heard        integer      not null,
  -- The last signal that counted for a handoff that is over: it never counts again.
  signals_spent        integer      not null,
  received_at          timestamp    not null,
  stage_since          timestamp    not null,
  merged_into          uuid references lead (id),
  erased_at            timestamp,
  -- A closed lead of an import of history: no process ever ran for it.
  history              boolean      not null,
  constraint lead_email_key unique (email_key),
  constraint lead_external_id unique (source, external_id)
);
create index lead_by_stage on lead (stage, id);
create index lead_by_rep on lead (rep, id);
create index lead_by_source on lead (source, id);

create table lead_attribute (
  lead_id uuid          not null references lead (id),
  name    varchar(60)   not null,
  content varchar(1000) not null,
  primary key (lead_id, name)
);

create table signal (
  lead_id     uuid        not null references lead (id),
  number      integer     not null,
  type        varchar(60) not null,
  at          timestamp   not null,
  recorded_at timestamp   not null,
  dated       boolean     not null,
  primary key (lead_id, number)
);
create index signal_by_type on signal (type, lead_id);

-- One run of a lead through the process.
create table lead_cycle (
  id                  uuid        not null primary key,
  lead_id             uuid        not null references lead (id),
  number              integer     not null,
  -- The lead while the cycle is open, null once it is closed: at most one is open.
  open_lead_id        uuid,
  -- Null while the start is still pending.
  process_instance_id varchar(64),
  opened_at           timestamp   not null,
  closed_at           timestamp,
  pieces_sent         integer     not null,
  next_piece_at       timestamp,
  waiting_since       timestamp,
  territory           varchar(100),
  spoken_language     varchar(35),
  constraint lead_cycle_number unique (lead_id, number),
  constraint lead_cycle_open unique (open_lead_id),
  constraint lead_cycle_instance unique (process_instance_id)
);
create index lead_cycle_waiting on lead_cycle (waiting_since);

-- Append-only: what happened, when, who. The note alone may hold personal data and goes on erasure.
create table lead_event (
  id      uuid          not null primary key,
  lead_id uuid          not null references lead (id),
  cycle   integer       not null,
  at      timestamp     not null,
  type    varchar(40)   not null,
  actor   varchar(64)   not null,
  -- A JSON list of the figures and codes that the sentence of this type names.
  details varchar(1000),
  note    varchar(4000)
);
create index lead_event_by_lead on lead_event (lead_id, at, id);
create index lead_event_by_type on lead_event (type, at);

create table agreement (
  number         integer     not null primary key,
  in_force_from  timestamp   not null,
  monthly_target integer     not null,
  weight_standard numeric(6, 2) not null,
  weight_hot     numeric(6, 2) not null
);

create table agreement_table (
  agreement integer     not null references agreement (number),
  decision  varchar(60) not null,
  version   integer     not null,
  sha256    varchar(64) not null,
  primary key (agreement, decision)
);

create table agreement_signature (
  agreement integer      not null references agreement (number),
  side      varchar(20)  not null,
  person    varchar(64)  not null,
  at        timestamp    not null,
  words     varchar(500) not null,
  primary key (agreement, side)
);

create table rep (
  id          varchar(64) not null primary key,
  team        varchar(60),
  weight      integer     not null,
  cap         integer     not null,
  active      boolean     not null,
  -- Whose turn it is: the rep with the lowest turn, among those who come into question, is next.
  turn        bigint      not null
);
create table rep_territory (
  rep       varchar(64)  not null references rep (id),
  territory varchar(100) not null,
  primary key (rep, territory)
);
create table rep_language (
  rep      varchar(64) not null references rep (id),
  language varchar(35) not null,
  primary key (rep, language)
);
create table rep_absence (
  id     uuid        not null primary key,
  rep    varchar(64) not null references rep (id),
  from_at timestamp  not null,
  to_at  timestamp   not null
);
create index rep_absence_by_rep on rep_absence (rep, to_at);

-- One row: its lock makes handoffs take turns, its value is the turn that was given last.
create table rotation (
  id   integer not null primary key,
  turn bigint  not null
);
insert into rotation (id, turn) values (1, 0);

create table handoff (
  id               uuid        not null primary key,
  lead_id          uuid        not null references lead (id),
  cycle            integer     not null,
  -- Within the cycle.
  number           integer     not null,
  rep              varchar(64) not null,
  grade            varchar(10) not null,
  agreement        integer     not null references agreement (number),
  at               timestamp   not null,
  reminder_at      timestamp,
  contact_due_at   timestamp,
  reassign_at      timestamp,
  maximum_handoffs integer,
  minimum_attempts integer,
  planned_attempts integer,
  first_contact_at timestamp,
  first_reached_at timestamp,
  -- When the deadline passed without a first contact.
  overdue_at       timestamp,
  -- The rep has agreed on an opportunity: no longer in the way of new leads.
  pursued_at       timestamp,
  ended_at         timestamp,
  end_reason       varchar(40),
  -- What marketing knew: the evidence, frozen, as JSON without personal data.
  evidence         varchar(4000) not null,
  -- False once a rejection was upheld: it leaves marketing's count.
  counts           boolean     not null
);
create index handoff_by_lead on handoff (lead_id, at);
create index handoff_open on handoff (rep, ended_at);
create index handoff_by_time on handoff (at);

create table contact_attempt (
  id         uuid        not null primary key,
  lead_id    uuid        not null references lead (id),
  handoff_id uuid        not null references handoff (id),
  rep        varchar(64) not null,
  at         timestamp   not null,
  channel    varchar(20) not null,
  reached    boolean     not null,
  outcome    varchar(30),
  -- TYPED by the rep, or the system that logged it.
  source     varchar(60) not null,
  call_back_at timestamp,
  note       varchar(4000)
);
create index contact_attempt_by_handoff on contact_attempt (handoff_id, at);

create table rejection (
  id           uuid        not null primary key,
  lead_id      uuid        not null references lead (id),
  handoff_id   uuid        not null references handoff (id),
  rep          varchar(64) not null,
  at           timestamp   not null,
  reason       varchar(30) not null,
  duplicate_of uuid,
  evidence     varchar(4000) not null,
  statement    varchar(4000)
);
create index rejection_by_lead on rejection (lead_id, at);

-- One for each rejection: by the board, or by a precedent that settles it.
create table ruling (
  id           uuid        not null primary key,
  rejection_id uuid        not null references rejection (id),
  verdict      varchar(12) not null,
  ruled_by     varchar(64) not null,
  at           timestamp   not null,
  -- The precedent that settled it, null if the board ruled.
  precedent_id uuid,
  same_rep     boolean     not null,
  reason       varchar(4000),
  constraint ruling_rejection unique (rejection_id)
);

create table precedent (
  id               uuid        not null primary key,
  ruling_id        uuid        not null references ruling (id),
  rejection_reason varchar(30) not null,
  verdict          varchar(12) not null,
  -- The traits that make a case a like case, as one comparable text, and its hash to find it by.
  traits           varchar(2000) not null,
  traits_key       varchar(64) not null,
  at               timestamp   not null,
  withdrawn_at     timestamp
);
create index precedent_by_traits on precedent (traits_key, rejection_reason);

create table opportunity (
  id         uuid           not null primary key,
  lead_id    uuid           not null references lead (id),
  handoff_id uuid           not null references handoff (id),
  rep        varchar(64)    not null,
  at         timestamp      not null,
  outcome    varchar(12)    not null,
  amount     numeric(15, 2),
  currency   varchar(3),
  lost_reason varchar(60),
  note       varchar(4000)
);
create index opportunity_by_lead on opportunity (lead_id, at);

-- A request that came with an Idempotency-Key, and what it was answered.
create table idempotent_request (
  client   varchar(64)  not null,
  idempotency_key varchar(255) not null,
  request_hash varchar(64) not null,
  lead_id  uuid         not null,
  at       timestamp    not null,
  primary key (client, idempotency_key)
);
