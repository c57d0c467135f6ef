-- The register: what was recorded, in the order in which it was recorded. It holds events and entries, nothing else.
-- Runs as uteuzi_owner. The names of constraints are stable: the services map them to error codes.
create table register.event (
    position         bigint generated always as identity (cache 1),
    event_id         text   not null,
    aggregate_type   text   not null,
    aggregate_id     text   not null,
    sequence_number  bigint not null,
    event_type       text   not null,
    event_revision   text   not null,
    recorded_at      text   not null,
    -- text, not jsonb: the stored bytes are what gets hashed
    payload          text   not null,
    metadata         text   not null,
    transaction_id   xid8   not null default pg_current_xact_id(),
    instrument_id    text   not null,
    fact_id          text,
    -- of an imported event, when its source says to have learned it
    source_recorded_at timestamptz(3),
    constraint event_pkey primary key (position),
    constraint event_id_used_once unique (event_id),
    constraint one_event_per_sequence_number unique (aggregate_id, sequence_number),
    constraint fact_id_used_once unique (fact_id),
    constraint sequence_number_from_zero check (sequence_number >= 0),
    constraint payload_is_json check (payload is json),
    constraint metadata_is_json check (metadata is json)
);
create index event_by_transaction on register.event (transaction_id, position);
create index event_by_instrument on register.event (instrument_id);

-- The dense order: entry n is the (n+1)th event of the register, and nothing is ever inserted before it.
create table register.entry (
    number       bigint         not null,
    position     bigint         not null,
    recorded_at  timestamptz(3) not null,
    constraint entry_pkey primary key (number),
    constraint entry_number_from_zero check (number >= 0),
    constraint one_entry_per_event unique (position),
    constraint entry_of_a_recorded_event foreign key (position) references register.event (position)
);

create function register.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'register.% can only be added to', tg_table_name
        using errcode = 'insufficient_privilege', constraint = 'register_is_append_only';
end $$;

create trigger register_is_append_only before update or delete or truncate on register.event
    for each statement execute function register.refuse_change();
create trigger register_is_append_only before update or delete or truncate on register.entry
    for each statement execute function register.refuse_change();

-- Working state of the sequencer: every event of a transaction below it has its entry.
create table command.sequencer (
    low       xid8    not null,
    only_row  boolean not null default true,
    constraint sequencer_pkey primary key (only_row),
    constraint one_sequencer_row check (only_row)
);
insert into command.sequencer (low) values ('0');

grant usage on schema register to uteuzi_command, uteuzi_query;
grant select on register.event, register.entry to uteuzi_command, uteuzi_query;
-- by column, so that nobody but the database itself says at which position and in which transaction an event was written
grant insert (event_id, aggregate_type, aggregate_id, sequence_number, event_type, event_revision, recorded_at, payload,
              metadata, instrument_id, fact_id, source_recorded_at) on register.event to uteuzi_command;
grant insert on register.entry to uteuzi_command;

grant usage on schema command to uteuzi_command;
grant select on command.sequencer to uteuzi_command;
grant update (low) on command.sequencer to uteuzi_command;
