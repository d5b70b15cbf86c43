-- A program shows a token of its own rather than a person's password: named, limited to reading or not, ending by itself, revoked alone.
create table api_tokens (
    id           uuid primary key,
    user_id      uuid        not null references users on delete cascade,
    name         text        not null,
    scope        text        not null check (scope in ('read', 'write')),
    token_hash   text        not null unique,
    prefix       text        not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz
);

create index api_tokens_user on api_tokens (user_id, created_at desc);
