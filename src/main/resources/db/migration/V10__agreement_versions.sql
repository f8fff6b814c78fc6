-- A version of the agreement stands here from the day on which it is proposed. One that was signed
-- by nobody or refused keeps its number and never comes into force.
alter table agreement add column state varchar(10) default 'AGREED' not null;
alter table agreement alter column state drop default;
-- Whence it comes: SET_UP, FORM, TABLE, RULING or GOAL.
alter table agreement add column origin varchar(10) default 'SET_UP' not null;
alter table agreement alter column origin drop default;
-- Null where no person did it.
alter table agreement add column proposed_by varchar(64);
alter table agreement add column proposed_at timestamp;
update agreement set proposed_at = in_force_from;
alter table agreement alter column proposed_at set not null;
alter table agreement add column reason varchar(4000);
-- The version that was in force, or agreed and about to be, when it was proposed.
alter table agreement add column compared_with integer references agreement (number);
-- From when it is to be in force; in_force_from says from when it is.
alter table agreement add column wanted_from timestamp;
update agreement set wanted_from = in_force_from;
alter table agreement alter column wanted_from set not null;
alter table agreement alter column in_force_from drop not null;
alter table agreement add column sign_by timestamp;
alter table agreement add column decided_at timestamp;
update agreement set decided_at = in_force_from;
-- Why it was refused or withdrawn.
alter table agreement add column decision_reason varchar(4000);
-- 1 while it waits for signatures, null once it is decided: one at a time waits.
alter table agreement add column open_marker integer;
alter table agreement add constraint agreement_open unique (open_marker);
-- What would have been otherwise, as JSON without personal data.
alter table agreement add column effect text;
-- The working calendar. What was signed before there was one ran round the clock.
alter table agreement add column zone varchar(60) default 'UTC' not null;
alter table agreement alter column zone drop default;
alter table agreement add column working_hours varchar(500) default 'Mon-Sun 00:00-24:00' not null;
alter table agreement alter column working_hours drop default;
-- An ISO 3166 code such as DE or DE-BY, null for no public holidays.
alter table agreement add column holidays varchar(10);

create table agreement_closing_day (
  agreement integer      not null references agreement (number),
  on_day    date         not null,
  name      varchar(100) not null,
  primary key (agreement, on_day)
);

alter table agreement_signature alter column person drop not null;
-- Nobody but a person signs for one side; the set-up is nobody.
update agreement_signature set person = null where person = 'set-up';
-- The name as it was when they signed.
alter table agreement_signature add column name varchar(200);
alter table agreement_signature add column verdict varchar(10) default 'SIGNED' not null;
alter table agreement_signature alter column verdict drop default;
alter table agreement_signature alter column words set data type varchar(5000);
alter table agreement_signature add constraint agreement_signed_by_two unique (agreement, person);

-- By which version a lead was judged, so that no later report has to conclude it from the time.
alter table lead_event add column agreement integer;
