-- Whether the request created its lead, so that a repeated one is answered as the first was.
alter table idempotent_request add column created boolean default false not null;
create index idempotent_request_by_lead on idempotent_request (lead_id);

-- Whoever is erased takes along what was merged into them.
create index lead_by_merged_into on lead (merged_into);
