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

-- The numbers of keys outside the database that are taken out of use: nothing is wrapped by them any more, whoever still has them.
create table vault.retired (
    number  int not null,
    constraint retired_pkey primary key (number)
);

create function vault.refuse_retired() returns trigger language plpgsql as $$
begin
    if exists (select from vault.retired where number = ('x' || encode(substr(new.wrapped, 2, 4), 'hex'))::bit(32)::int) then
        raise exception 'the key that wraps is retired: start this service anew with the keyset of today'
            using errcode = 'object_not_in_prerequisite_state', constraint = 'key_is_retired';
    end if;
    return new;
end $$;
create trigger retired_keys_wrap_nothing before insert or update of wrapped on vault.key
    for each row when (new.wrapped <> '') execute function vault.refuse_retired();

-- What was recorded, with the key of whom it says something sealed; null where nothing is.
create view vault.event as
    select e.*, k.wrapped
    from register.event e
    left join vault.key k
        on e.event_type in ('person.person-registered', 'person.person-amended') and k.owner = e.aggregate_id;

grant usage on schema vault to uteuzi_command, uteuzi_query;
grant select on vault.event, vault.key to uteuzi_command, uteuzi_query;
grant insert, update (wrapped) on vault.key to uteuzi_command;
grant select, insert on vault.retired to uteuzi_command;

-- answers ask for the last one
create index event_of_erasure on register.event (position) where event_type = 'person.person-erased';
