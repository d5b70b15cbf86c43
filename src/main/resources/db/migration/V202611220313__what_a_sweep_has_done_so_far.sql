-- A sweep or a move that is killed goes on, and tells in the end what it did in all its runs.
create table keeping_reports (
    job_id uuid primary key references jobs (id) on delete cascade,
    value  json not null
);

-- The day of the last sweep: one row, which the scheduler that starts the next one changes, in the transaction that queues it. The first is due the day after the installation.
create table sweep_turns (
    one      boolean primary key default true check (one),
    last_day date not null
);
insert into sweep_turns (last_day) values (cast(now() at time zone 'UTC' as date));
