-- Deleting a job takes its files first and its row last; between the two nobody may retry it or begin something with what is left of it.
alter table jobs add column removing boolean not null default false;
