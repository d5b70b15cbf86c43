-- What an admin may change while it runs, a value a key; what is not here has the value that the application knows.
create table app_config (
    key        text        primary key,
    value      json        not null,
    updated_at timestamptz not null
);
