-- A directory into which a schedule files its exports is not deleted, as little as the connection that it uses.
alter table schedules add directory_id uuid references directories (id) on delete restrict;
create index schedules_by_directory on schedules (directory_id) where directory_id is not null;
