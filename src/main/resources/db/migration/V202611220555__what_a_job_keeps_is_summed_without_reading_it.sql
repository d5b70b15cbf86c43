-- The first page tells how much is kept, and read every job and the JSON of its artifact for it: the bytes stand beside it now, and are summed from an index alone.
alter table jobs add column kept_bytes bigint generated always as (cast(artifact ->> 'bytes' as bigint)) stored;

create index jobs_with_files on jobs (kept_bytes, owner_id, sharing) where kept_bytes is not null;
