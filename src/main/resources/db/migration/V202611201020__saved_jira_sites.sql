-- A saved Jira site. Its secret is sealed for this row and this base URL (AES-GCM, associated data): copied to another row, or pointed at another host, it does not open.
create table connections (
    id            uuid primary key,
    -- the order in which they were made, for lists and their cursors
    number        bigint generated always as identity unique,
    name          text        not null check (length(name) between 1 and 100),
    base_url      text        not null check (base_url ~ '^https?://'),
    deployment    text        not null check (deployment in ('auto', 'cloud', 'server')),
    auth_type     text        not null check (auth_type in ('basic', 'bearer')),
    auth_user     text,
    sealed_secret text        not null check (sealed_secret like 'v1.%'),
    sharing       text        not null default 'private' check (sharing in ('private', 'read', 'use')),
    owner_id      uuid        not null references users (id),
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    -- counts every change of what a test depends on, so that the result of a test that began before is not kept
    revision      bigint      not null,
    -- what the last test said, when and in which language
    last_test     jsonb,
    check ((auth_type = 'basic') = (auth_user is not null))
);

-- the lists of those who are no admins: their own and what is shared
create index connections_by_owner on connections (owner_id, number desc);
