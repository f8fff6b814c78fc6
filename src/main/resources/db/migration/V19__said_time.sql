-- When the rep says a typed attempt was made, if that was not just then. It serves to recognise the
-- attempt in what a system logs; the clock goes by "at".
alter table contact_attempt add column said_at timestamp;
