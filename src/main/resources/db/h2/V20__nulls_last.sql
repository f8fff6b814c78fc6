-- What has no value comes last in ascending order, as on PostgreSQL: a task without a due date stands
-- below those that are due. Affects no index that exists.
SET DEFAULT_NULL_ORDERING HIGH;
