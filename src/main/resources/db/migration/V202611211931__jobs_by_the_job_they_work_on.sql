-- Whether another job still works on one that is to be deleted; and the foreign key itself looks there at each deletion.
create index jobs_by_source on jobs (source_job_id) where source_job_id is not null;
