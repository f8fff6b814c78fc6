insert into job_lock (job) values ('keepTasksInGoodHands');
