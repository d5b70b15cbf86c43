-- A site or a store that is out of order for a while pauses the job; it is taken up again at this moment, without anybody's click.
alter table jobs add column resume_at timestamptz;
create index jobs_to_resume on jobs (resume_at) where status = 'paused' and resume_at is not null;
