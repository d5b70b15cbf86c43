-- A directory that a job is filed in is not deleted; what a directory holds is counted and listed.
alter table jobs add constraint jobs_directory_id_fkey foreign key (directory_id) references directories (id) on delete restrict;
create index jobs_by_directory on jobs (directory_id, number desc) where directory_id is not null;
