-- The sweep notes whose files are gone from the store, and whose raw answers it has deleted while the files stay.
alter table exports add column lost_at timestamptz;
alter table exports add column raw text not null default 'kept' check (raw in ('kept', 'going', 'gone'));
