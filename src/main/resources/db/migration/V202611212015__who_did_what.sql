-- Who did what to which thing from where: written once, never changed, never deleted, not by us either. No foreign keys, since people and things go and this stays.
create table audit_log (
    number     bigint generated always as identity primary key,
    at         timestamptz not null,
    actor_id   uuid,
    actor_name text,
    via        text        not null check (via in ('session', 'token', 'nobody', 'system')),
    address    text,
    action     text        not null,
    thing_kind text        not null,
    thing_id   text,
    thing_name text,
    detail     text
);

create index audit_log_actor on audit_log (actor_id, number);
create index audit_log_action on audit_log (action, number);
create index audit_log_at on audit_log (at);

create function audit_log_is_only_added_to() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is only added to';
end
$$;

create trigger audit_log_stays before update or delete on audit_log for each row execute function audit_log_is_only_added_to();
create trigger audit_log_is_not_emptied before truncate on audit_log for each statement execute function audit_log_is_only_added_to();
