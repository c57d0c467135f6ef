-- Run by a superuser on an empty database, and again where a newer one has another role: the roles and what each may own.
-- Passwords are set beside this script by whoever runs it (the local stack, the tests, an administrator).
--   uteuzi_owner    owns the register and migrates it; runs no service
--   uteuzi_command  records: may add to the register, never change or delete
--   uteuzi_query    reads the register and owns its own projection: writes it, and fills the memory that answers come from
--   uteuzi_answers  answers: reads of the projection what whoever asks may see, keeps their drafts, adds to the log of who looked
do $$
begin
  if not exists (select from pg_roles where rolname = 'uteuzi_owner') then create role uteuzi_owner login; end if;
  if not exists (select from pg_roles where rolname = 'uteuzi_command') then create role uteuzi_command login; end if;
  if not exists (select from pg_roles where rolname = 'uteuzi_query') then create role uteuzi_query login; end if;
  if not exists (select from pg_roles where rolname = 'uteuzi_answers') then create role uteuzi_answers login; end if;
end $$;

alter role uteuzi_command set transaction_timeout = '120s';
alter role uteuzi_command set idle_in_transaction_session_timeout = '30s';

create extension if not exists btree_gist;

do $$
begin
  execute format('grant create, connect on database %I to uteuzi_owner', current_database());
  execute format('grant connect on database %I to uteuzi_command, uteuzi_query, uteuzi_answers', current_database());
end $$;
revoke create on schema public from public;
create schema if not exists structure authorization uteuzi_query;

-- to see how long any transaction that writes has been open: until it ends, no later event gets its entry
grant pg_read_all_stats to uteuzi_command;
