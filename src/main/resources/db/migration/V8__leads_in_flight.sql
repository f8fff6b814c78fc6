-- An instance that the engine refused to move to a newer version of its process, in its own words.
-- All other reasons to stay follow from the two diagrams and are not kept.
create table move_refused (
  process_instance_id varchar(64)   not null primary key,
  -- The id of the version's definition.
  target              varchar(64)   not null,
  reason              varchar(2000) not null,
  at                  timestamp     not null
);

-- One row: whoever holds its lock moves leads, so that of several nodes one at a time does.
insert into ACT_GE_PROPERTY (NAME_, VALUE_, REV_) values ('leadrelay.move.lock', '0', 1);
