-- A rule for all touched 10,000 jobs in 8 s: a function in SQL plans what it asks anew for each row. These ask the same, only for what was not said before, by plans that are kept.
create or replace function kept_days(job jobs) returns int language plpgsql stable as $$
declare
    days int := job.retention_days;
begin
    if days is null and job.directory_id is not null then
        with recursive above (parent_id, days, depth) as (
            select d.parent_id, d.retention_days, 0 from directories d where d.id = job.directory_id
            union all
            select d.parent_id, d.retention_days, a.depth + 1 from above a join directories d on d.id = a.parent_id where a.days is null)
        select a.days into days from above a where a.days is not null order by a.depth limit 1;
    end if;
    if days is null then
        select cast(u.preferences ->> 'retention_days' as int) into days from users u where u.id = job.owner_id;
    end if;
    if days is null then
        select cast(nullif(cast(c.value as text), 'null') as int) into days from app_config c where c.key = 'retention_days';
    end if;
    return days;
end
$$;

create or replace function expiry(job jobs) returns timestamptz language plpgsql stable as $$
declare
    days int;
begin
    if job.finished_at is null or job.status not in ('done', 'failed', 'cancelled') then
        return null;
    end if;
    days := kept_days(job);
    return case when days > 0 then job.finished_at + days * interval '24 hours' end;
end
$$;
