-- A message is written in the transaction of what it tells of and sent afterwards, again and again until it is taken or given up; nothing is mailed that did not happen.
create table outbox (
    id         uuid primary key,
    number     bigint generated always as identity unique,
    channel    text        not null,
    kind       text        not null,
    recipient  text        not null,
    subject    text        not null,
    -- sealed, since it may hold a link that opens an account; gone once it is sent
    content    text,
    state      text        not null check (state in ('queued', 'sent', 'dead', 'held')),
    attempts   int         not null default 0,
    next_at    timestamptz not null,
    created_at timestamptz not null,
    done_at    timestamptz,
    error      text
);

create index outbox_due on outbox (next_at) where state = 'queued';
