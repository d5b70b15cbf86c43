-- A list of the jobs of some days, of long ago or of none at all, read every job there is.
create index jobs_by_creation on jobs (created_at);
