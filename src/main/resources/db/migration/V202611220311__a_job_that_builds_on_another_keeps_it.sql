-- A delta reads what its base knew: as long as it may run, its base is not deleted.
alter table jobs add column base_job_id uuid references jobs (id) on delete set null;
create index jobs_by_base on jobs (base_job_id) where base_job_id is not null;
