-- In which language a user reads; who is not listed reads the installation's.
create table person_language (
  user_id  varchar(255) not null primary key,
  language varchar(2)   not null check (language in ('en', 'de'))
);
