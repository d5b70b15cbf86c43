-- An invitation that is sent again has a new link and the old one is dead: the older mail, if it still waits, must not go out with it.
alter table outbox drop constraint outbox_state_check;
alter table outbox add constraint outbox_state_check check (state in ('queued', 'sent', 'dead', 'held', 'replaced'));
