-- Somebody who may see few of many jobs had their list looked for in all of them: what is theirs is indexed, what others share is now too.
create index jobs_that_are_shared on jobs (number desc) where sharing <> 'private';
