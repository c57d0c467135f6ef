-- Keys with which it is sealed who persons are, and what is proposed: one for each, itself wrapped by a key that lies outside the
-- database. A key that was destroyed is empty, and stays so: what it sealed is unreadable for good, wherever it lies.
create table vault.key (
    owner    text  not null,
    wrapped  bytea not null,
    constraint key_pkey primary key (owner)
);

create function vault.refuse_return() returns trigger language plpgsql as $$
begin
    raise exception 'a key of the vault is neither deleted nor made again'
        using errcode = 'insufficient_privilege', constraint = 'keys_do_not_return';
end $$;
create trigger keys_do_not_return before update on vault.key
    for each row when (old.wrapped = '' or old.owner <> new.owner) execute function vault.refuse_return();
create trigger keys_are_not_deleted before delete or truncate on vault.key
    for each statement execute function vault.refuse_return();

-- What was recorded, with the key of whom it says something sealed; null where nothing is.
create view vault.event as
    select e.*, k.wrapped
    from register.event e
    left join vault.key k
        on e.event_type in ('person.person-registered', 'person.person-amended') and k.owner = e.aggregate_id;

grant usage on schema vault to uteuzi_command, uteuzi_query;
grant select on vault.event, vault.key to uteuzi_command, uteuzi_query;
grant insert, update (wrapped) on vault.key to uteuzi_command;

-- answers ask for the last one
create index event_of_erasure on register.event (position) where event_type = 'person.person-erased';
