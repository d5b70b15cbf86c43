-- What is rare among many (the last sweep, the last move) was looked for in all jobs, in the list as on the page of the storage.
create index jobs_by_kind on jobs (kind, number desc);
