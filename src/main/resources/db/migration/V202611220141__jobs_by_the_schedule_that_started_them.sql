-- A schedule asks whether its last run goes on; when it is deleted its jobs stay.
alter table jobs add constraint jobs_schedule_id_fkey foreign key (schedule_id) references schedules (id) on delete set null;
create index jobs_by_schedule on jobs (schedule_id, number desc) where schedule_id is not null;
