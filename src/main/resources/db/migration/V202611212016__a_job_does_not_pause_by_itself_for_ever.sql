-- How often in a row a job paused by itself: each time for longer, and at last it fails. Somebody who resumes it, or its end, begins anew.
alter table jobs add column holds integer not null default 0;
