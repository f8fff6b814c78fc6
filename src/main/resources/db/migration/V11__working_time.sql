-- When a rep works and where; null for the company's hours and zone.
alter table rep add column hours varchar(500);
alter table rep add column zone varchar(60);

-- By which clock the time until the first contact runs: ROUND_THE_CLOCK, WORKING_TIME or ON_DUTY;
-- null until the deadlines are set. Until now there was but one.
alter table handoff add column clock varchar(20);
update handoff set clock = 'ROUND_THE_CLOCK' where maximum_handoffs is not null;
-- How long the first contact took, counted by that clock.
alter table handoff add column response_seconds bigint;
update handoff
  set response_seconds = cast(
    floor(extract(epoch from first_contact_at) - extract(epoch from at)) as bigint)
  where clock is not null and first_contact_at is not null;
