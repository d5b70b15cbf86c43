-- Lists of jobs may be sorted by name, a page at a time.
create index jobs_by_name on jobs (lower(name), number desc);
