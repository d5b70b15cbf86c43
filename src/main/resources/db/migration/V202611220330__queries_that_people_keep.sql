-- A query that somebody keeps under a name of their own, to ask it again; it goes with its connection, and with the person.
create table saved_queries (
    id            uuid primary key,
    owner_id      uuid        not null references users (id) on delete cascade,
    connection_id uuid        not null references connections (id) on delete cascade,
    name          text        not null check (length(name) between 1 and 100),
    jql           text        not null check (length(jql) between 1 and 20000),
    created_at    timestamptz not null
);

-- one of a name: keeping another under it replaces it
create unique index saved_queries_by_name on saved_queries (owner_id, lower(name));
create index saved_queries_by_connection on saved_queries (connection_id);
