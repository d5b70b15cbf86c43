-- Which processes there are and what each does; alive is what was seen within the last 30 s by the database's clock and has not said goodbye.
create table nodes (
    id           text        primary key,
    host         text        not null,
    address      text        not null,
    version      text        not null,
    web          boolean     not null,
    worker       boolean     not null,
    scheduler    boolean     not null,
    max_jobs     integer     not null,
    store        text        not null,
    shared       boolean     not null,
    started_at   timestamptz not null,
    last_seen_at timestamptz not null,
    stopped_at   timestamptz
);
