-- A directory is a named place for jobs in a tree; a whole tree has one owner, whose rows are changed one at a time (an advisory lock), so that no two moves make a ring of it.
create table directories (
    id             uuid primary key,
    -- the order in which they were made, for lists and their cursors
    number         bigint generated always as identity unique,
    -- restricts: a directory that holds others is not deleted
    parent_id      uuid references directories (id) on delete restrict,
    name           text        not null check (length(name) between 1 and 100),
    sharing        text        not null default 'private' check (sharing in ('private', 'read', 'use')),
    -- days after its end that a job filed here is kept; null: as the directory above says, and if none does as the settings say
    retention_days int check (retention_days between 1 and 36500),
    -- what an export is called that nobody named; null: as the directory above says
    name_pattern   text check (length(name_pattern) between 1 and 100),
    owner_id       uuid        not null references users (id),
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    version        bigint      not null default 0,
    check (parent_id <> id)
);

-- brothers have different names, whatever their case; so have an owner's topmost directories
create unique index directories_of_a_parent on directories (parent_id, lower(name)) where parent_id is not null;
create unique index directories_at_the_top on directories (owner_id, lower(name)) where parent_id is null;
create index directories_by_owner on directories (owner_id, number desc);
