-- What a judgement rested on, as a JSON object: the known facts that its decision table was given.
-- Traits and attributes may tell who somebody is, so this goes on erasure, as the note does.
alter table lead_event add column facts varchar(4000);
