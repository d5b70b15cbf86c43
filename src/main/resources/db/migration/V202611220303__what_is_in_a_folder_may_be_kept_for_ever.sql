-- 0 days is for ever, as a job and a person may say it: what lies below a directory that is cleared may still be kept.
alter table directories drop constraint directories_retention_days_check, add constraint directories_retention_days_check check (retention_days between 0 and 36500);
