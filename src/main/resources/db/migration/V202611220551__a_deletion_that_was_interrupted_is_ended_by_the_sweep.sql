-- A process that is killed while it deletes a job leaves a row with a part of its files: the sweep looks for such rows, of which there are hardly ever any.
create index jobs_being_deleted on jobs (number) where removing;
