-- Which kind of firms a rep sells to; none stands for any.
create table rep_segment (
  rep     varchar(64)  not null references rep (id),
  segment varchar(100) not null,
  primary key (rep, segment)
);

-- What the routing table asked of the rep; a table without that column asks for nothing.
alter table lead_cycle add column segment varchar(100);
update lead_cycle set segment = 'any' where territory is not null;

-- Who acts for the rep meanwhile; null while nobody is named.
alter table rep_absence add column stand_in varchar(64) references rep (id);

-- Work that only one node does at a time; each holds the lock of its row meanwhile.
create table job_lock (
  job varchar(60) not null primary key
);
insert into job_lock (job) values ('releaseWaitingLeads');
insert into job_lock (job) values ('mailNotices');
