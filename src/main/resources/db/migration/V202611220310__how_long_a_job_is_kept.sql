-- An ended job is kept for so many days as it says itself, else its directory or the nearest above that says, else its owner, else the installation. The moment is kept beside it, for lists and the sweep, and is computed here alone: whatever changes the answer, changes it in the same transaction.
-- its own: null says nothing, 0 is for ever; the same in a person's preferences
alter table jobs add column retention_days int check (retention_days between 0 and 36500);

create index jobs_to_expire on jobs (expires_at) where expires_at is not null;

create function kept_days(job jobs) returns int language sql stable as $$
    select coalesce(
        job.retention_days,
        (with recursive above (parent_id, days, depth) as (
                select d.parent_id, d.retention_days, 0 from directories d where d.id = job.directory_id
                union all
                select d.parent_id, d.retention_days, a.depth + 1 from above a join directories d on d.id = a.parent_id where a.days is null)
            select a.days from above a where a.days is not null order by a.depth limit 1),
        (select cast(u.preferences ->> 'retention_days' as int) from users u where u.id = job.owner_id),
        (select cast(nullif(cast(c.value as text), 'null') as int) from app_config c where c.key = 'retention_days'))
$$;

create function expiry(job jobs) returns timestamptz language sql stable as $$
    select job.finished_at + kept.days * interval '24 hours' from (select kept_days(job)) kept (days)
    where job.status in ('done', 'failed', 'cancelled') and job.finished_at is not null and kept.days > 0
$$;

create function job_expires() returns trigger language plpgsql as $$
declare
    next_expiry timestamptz := expiry(new);
begin
    -- a rule that is made afterwards leaves everybody a day to see what it will do
    if tg_op = 'UPDATE' and next_expiry is not null and old.finished_at is not distinct from new.finished_at and (old.expires_at is null or next_expiry < old.expires_at) then
        next_expiry := least(coalesce(old.expires_at, 'infinity'), greatest(next_expiry, now() + interval '24 hours'));
    end if;
    new.expires_at := next_expiry;
    return new;
end
$$;

create trigger job_expires before insert or update of status, finished_at, retention_days, directory_id, owner_id on jobs for each row execute function job_expires();

-- who made the rule touches those it may hold for
create function directory_retention_changed() returns trigger language plpgsql as $$
begin
    update jobs j set retention_days = j.retention_days
    where j.finished_at is not null and j.retention_days is null and j.directory_id in (
        with recursive below (id) as (select new.id union select d.id from below b join directories d on d.parent_id = b.id) select id from below);
    return null;
end
$$;

create trigger directory_retention_changed after update of retention_days, parent_id on directories for each row
    when (old.retention_days is distinct from new.retention_days or old.parent_id is distinct from new.parent_id) execute function directory_retention_changed();

create function owner_retention_changed() returns trigger language plpgsql as $$
begin
    update jobs j set retention_days = j.retention_days where j.owner_id = new.id and j.finished_at is not null and j.retention_days is null;
    return null;
end
$$;

create trigger owner_retention_changed after update of preferences on users for each row
    when (old.preferences -> 'retention_days' is distinct from new.preferences -> 'retention_days') execute function owner_retention_changed();

create function installation_retention_changed() returns trigger language plpgsql as $$
begin
    update jobs j set retention_days = j.retention_days where j.finished_at is not null and j.retention_days is null and expiry(j) is distinct from j.expires_at;
    return null;
end
$$;

create trigger installation_retention_changed after insert or update on app_config for each row when (new.key = 'retention_days') execute function installation_retention_changed();
