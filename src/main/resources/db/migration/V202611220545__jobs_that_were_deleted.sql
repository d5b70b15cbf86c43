-- The sweep deletes only objects of jobs that this database once knew: two installations may share a bucket by mistake, and a database that was restored from a backup knows nothing of later exports.

create table deleted_jobs (
    id         uuid primary key,
    deleted_at timestamptz not null default now()
);

create function note_deleted_job() returns trigger language plpgsql as $$
begin
    insert into deleted_jobs (id) values (old.id) on conflict do nothing;
    return null;
end
$$;

create trigger jobs_deleted after delete on jobs for each row execute function note_deleted_job();
