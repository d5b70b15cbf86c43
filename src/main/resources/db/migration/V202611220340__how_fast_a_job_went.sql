-- What had come at equal steps of time since the job began: a page draws the rate from it, live and long after the end, whichever node ran the job.
alter table jobs add column trace json;
