-- A job row holds one latest state; what happened on the way stands apart, in events, numbered per job without gaps.
-- The json columns are read and written whole, hence not jsonb: it would reorder members and refuse the NUL that a text from Jira may hold.
create table jobs (
    id             uuid primary key,
    number         bigint generated always as identity unique,
    kind           text        not null,
    name           text        not null,
    status         text        not null check (status in ('queued', 'running', 'paused', 'done', 'failed', 'cancelled')),
    requested      text check (requested in ('pause', 'cancel')),
    paused_reason  text,
    phase          text        not null,
    complete       boolean,
    owner_id       uuid        not null references users (id),
    -- only a job that may still run keeps its connection from being deleted; before connection_id, for constraints act in the order in which they
    -- were made: after that one's null there would be nothing left to restrict
    connection_busy uuid generated always as (case when status in ('queued', 'running', 'paused') then connection_id end) stored
                   references connections (id) on delete restrict,
    connection_id  uuid references connections (id) on delete set null,
    source_job_id  uuid references jobs (id) on delete set null,
    schedule_id    uuid,
    directory_id   uuid,
    sharing        text        not null default 'private' check (sharing in ('private', 'read', 'use')),
    request        json       not null,
    result         json,
    progress       json       not null,
    phases         json       not null default '[]',
    wait           json,
    error          json,
    artifact       json,
    created_at     timestamptz not null,
    started_at     timestamptz,
    finished_at    timestamptz,
    expires_at     timestamptz,
    lease_holder   text,
    lease_until    timestamptz,
    lease_epoch    bigint      not null default 0,
    last_seq       bigint      not null default 0
);

-- the lists: newest first, everybody's, an owner's, a status's
create index jobs_by_number on jobs (number desc);
create index jobs_by_owner on jobs (owner_id, number desc);
create index jobs_by_status on jobs (status, number desc);
create index jobs_by_connection on jobs (connection_id, number desc);
create index jobs_by_busy_connection on jobs (connection_busy) where connection_busy is not null;
-- what a worker looks for every second: short, however many jobs have ended
create index jobs_to_claim on jobs (number) where status in ('queued', 'running');

create table job_events (
    job_id uuid        not null references jobs (id) on delete cascade,
    seq    bigint      not null,
    at     timestamptz not null,
    type   text        not null,
    level  text        not null,
    key    text        not null,
    args   json       not null,
    data   json       not null,
    primary key (job_id, seq)
);

-- the same body under the same key within a day answers the same job
create table job_keys (
    owner_id   uuid        not null references users (id) on delete cascade,
    key        text        not null,
    body_hash  text        not null,
    job_id     uuid        not null references jobs (id) on delete cascade,
    created_at timestamptz not null,
    primary key (owner_id, key)
);
