-- The last run of the same question is found by one indexed look-up; what it knew lies in an object, not in rows.
create table export_bases (
    job_id       uuid primary key references jobs (id) on delete cascade,
    -- a hash of the connection, the query, the fields and what is included
    likeness     text   not null,
    number       bigint not null,
    watermark    timestamptz,
    known_object text   not null,
    -- whether every issue that the query matched is there
    whole        boolean not null
);

create index export_bases_by_likeness on export_bases (likeness, number desc) where whole and watermark is not null;

-- On what a delta was begun; the same at each later run of it.
create table export_deltas (
    job_id uuid primary key references jobs (id) on delete cascade,
    value  json not null
);
