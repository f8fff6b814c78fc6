-- An upload of leads and how far it has come. rows = created + merged + refused + blank, always:
-- the counters move in the transaction of the rows they count.
create table lead_import (
  id             uuid         not null primary key,
  state          varchar(10)  not null,
  source         varchar(100) not null,
  -- Leads of the past, whose outcome the file tells.
  history        boolean      not null,
  -- As it was sent, null where the header was one that is known.
  mapping        text,
  -- JSON lists.
  header         text         not null,
  unused_columns text         not null,
  -- What undated signals carry; the same however often the import is taken up again.
  imported_at    timestamp    not null,
  uploaded_by    varchar(64)  not null,
  -- The number of the last row that is done, as a spreadsheet counts.
  last_row       bigint       not null,
  created        bigint       not null,
  merged         bigint       not null,
  refused        bigint       not null,
  blank          bigint       not null,
  error          varchar(1000),
  finished_at    timestamp,
  -- Who works on it, and until when that holds unless it is renewed.
  lease          uuid,
  lease_until    timestamp,
  constraint lead_import_state check (state in ('RUNNING', 'DONE', 'FAILED'))
);
create index lead_import_by_state on lead_import (state, imported_at);
create index lead_import_by_end on lead_import (finished_at);

-- Holds what stood in the file, personal data too, so it goes after a term.
create table import_refusal (
  import_id  uuid          not null references lead_import (id),
  row_number bigint        not null,
  field      varchar(300)  not null,
  reason     varchar(4000) not null,
  -- A JSON list.
  cells      text          not null,
  primary key (import_id, row_number)
);
