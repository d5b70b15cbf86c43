-- An invitation, a reset of a password, a new address: each is a link that works once and ends by itself. One of a kind for each person: a new one kills the old one.
create table one_time_links (
    user_id    uuid        not null references users on delete cascade,
    kind       text        not null check (kind in ('invitation', 'reset', 'email')),
    token_hash text        not null unique,
    -- of a new address only
    email      text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (user_id, kind)
);
