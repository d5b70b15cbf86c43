-- Sessions live in the database, not in the server's memory, so that they are good on every node and can be listed and revoked.
create table users (
    id            uuid primary key,
    email         text        not null,
    display_name  text        not null,
    role          text        not null check (role in ('viewer', 'editor', 'admin')),
    password_hash text,
    disabled      boolean     not null default false,
    preferences   jsonb       not null default '{}',
    created_at    timestamptz not null
);

-- one account an address, however it is written
create unique index users_email on users (lower(email));

create table sessions (
    id           uuid primary key,
    token_hash   text        not null unique,
    user_id      uuid        not null references users on delete cascade,
    csrf_token   text        not null,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at   timestamptz not null,
    address      text        not null,
    user_agent   text        not null
);

create index sessions_user on sessions (user_id);
create index sessions_expiry on sessions (expires_at);

-- Failed log-ins by account and address (hashed together), to slow down who guesses; rows that have grown old are swept.
create table login_failures (
    who      text primary key,
    failures int         not null,
    last_at  timestamptz not null
);
