-- A schedule is a request, kept as its kind of job reads it, and the rhythm in which it is made again; its row is claimed by whichever node ticks first when its time has come.
create table schedules (
    id            uuid primary key,
    -- the order in which they were made, for lists and their cursors
    number        bigint generated always as identity unique,
    name          text        not null check (length(name) between 1 and 100),
    kind          text        not null,
    request       json        not null,
    -- restricts: a connection that a schedule uses is not deleted
    connection_id uuid references connections (id) on delete restrict,
    cron          text        not null,
    time_zone     text        not null,
    enabled       boolean     not null,
    overlap       text        not null check (overlap in ('skip', 'queue')),
    missed        text        not null check (missed in ('run_once', 'skip')),
    sharing       text        not null default 'private' check (sharing in ('private', 'read', 'use')),
    owner_id      uuid        not null references users (id),
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    -- null while it is paused, or when it will never be due again
    next_run_at   timestamptz,
    -- when the run was due that waits for the one before it to end; at most one does
    owed          timestamptz,
    last_run_at   timestamptz,
    last_job_id   uuid references jobs (id) on delete set null,
    -- runs in a row that failed because of the connection
    site_failures int         not null default 0
);

create index schedules_by_owner on schedules (owner_id, number desc);
create index schedules_by_connection on schedules (connection_id);
create index schedules_by_last_job on schedules (last_job_id);
-- what every scheduler looks for every 30 s
create index schedules_due on schedules (next_run_at) where enabled;
create index schedules_owed on schedules (id) where owed is not null;

-- What became of each time at which a schedule was due. One row a time, whoever ticks and however often: this is what makes a run start once.
create table schedule_runs (
    schedule_id uuid        not null references schedules (id) on delete cascade,
    number      bigint generated always as identity,
    due_at      timestamptz not null,
    -- asked for by a person, rather than due
    by_hand     boolean     not null,
    outcome     text        not null check (outcome in ('started', 'overlap', 'missed', 'refused')),
    job_id      uuid references jobs (id) on delete set null,
    -- its job has ended and was looked at
    settled     boolean     not null,
    primary key (schedule_id, number)
);

create unique index schedule_runs_once on schedule_runs (schedule_id, due_at) where not by_hand;
create index schedule_runs_by_job on schedule_runs (job_id);
create index schedule_runs_to_settle on schedule_runs (job_id) where not settled;
