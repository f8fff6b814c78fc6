-- The rulings of a month.
create index ruling_by_time on ruling (at);
