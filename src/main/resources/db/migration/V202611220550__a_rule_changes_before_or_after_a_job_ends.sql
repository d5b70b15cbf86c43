-- A rule that changed while a job ended saw no end yet, and the job no new rule: the moment that was kept was of a rule that held no more. So whoever makes a rule waits for those whose jobs end, and they for them.
create or replace function job_expires() returns trigger language plpgsql as $$
declare
    next_expiry timestamptz;
begin
    if new.finished_at is not null then
        -- shared: ends do not wait for each other. What is read after it is as whoever was waited for left it
        perform pg_advisory_xact_lock_shared(hashtextextended('retention', 3));
    end if;
    next_expiry := expiry(new);
    -- a rule that is made afterwards leaves everybody a day to see what it will do
    if tg_op = 'UPDATE' and next_expiry is not null and old.finished_at is not distinct from new.finished_at and (old.expires_at is null or next_expiry < old.expires_at) then
        next_expiry := least(coalesce(old.expires_at, 'infinity'), greatest(next_expiry, now() + interval '24 hours'));
    end if;
    new.expires_at := next_expiry;
    return new;
end
$$;

create or replace function directory_retention_changed() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('retention', 3));
    update jobs j set retention_days = j.retention_days
    where j.finished_at is not null and j.retention_days is null and j.directory_id in (
        with recursive below (id) as (select new.id union select d.id from below b join directories d on d.parent_id = b.id) select id from below);
    return null;
end
$$;

create or replace function owner_retention_changed() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('retention', 3));
    update jobs j set retention_days = j.retention_days where j.owner_id = new.id and j.finished_at is not null and j.retention_days is null;
    return null;
end
$$;

create or replace function installation_retention_changed() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('retention', 3));
    update jobs j set retention_days = j.retention_days where j.finished_at is not null and j.retention_days is null and expiry(j) is distinct from j.expires_at;
    return null;
end
$$;
