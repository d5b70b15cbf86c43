-- When each timer of each node last ran and how long it took: so that an admin sees one that does not.
create table timers (
    name          text        not null,
    node_id       text        not null references nodes (id) on delete cascade,
    every_seconds integer     not null,
    last_run_at   timestamptz not null,
    took_ms       bigint      not null,
    primary key (name, node_id)
);
