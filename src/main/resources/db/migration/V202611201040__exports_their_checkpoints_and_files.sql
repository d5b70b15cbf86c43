-- What of an extraction is finished outlives the process; what an export left is found without reading its manifest.
create table export_census (
    job_id uuid primary key references jobs (id) on delete cascade,
    value  json not null
);

create table export_chunks (
    job_id uuid    not null references jobs (id) on delete cascade,
    number integer not null,
    value  json   not null,
    primary key (job_id, number)
);

create table export_attachments (
    job_id      uuid    not null references jobs (id) on delete cascade,
    chunk       integer not null,
    id          text    not null,
    issue_key   text    not null,
    media_id    text,
    object_name text,
    sha256      text,
    crc32       bigint  not null,
    size        bigint  not null,
    missing     text,
    primary key (job_id, chunk, id)
);

create table export_ends (
    job_id uuid primary key references jobs (id) on delete cascade,
    value  json not null
);

create table exports (
    job_id         uuid primary key references jobs (id) on delete cascade,
    uri            text   not null,
    packaging      text   not null check (packaging in ('zip', 'directory')),
    sha256         text   not null,
    bytes          bigint not null,
    files          bigint not null,
    content_sha256 text   not null
);

create table export_files (
    job_id     uuid   not null references jobs (id) on delete cascade,
    path       text   collate "C" not null,
    media_type text   not null,
    bytes      bigint not null,
    sha256     text   not null,
    zip_offset bigint,
    zip_method text,
    zip_bytes  bigint,
    -- collated "C": pages follow the order of the files in the export, whatever the database’s own
    primary key (job_id, path)
);
