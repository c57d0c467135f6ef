-- What becomes of requests that wait for another to approve them: a stream of events for each, beside the register, which holds
-- only what was recorded.
create table command.proposal_event (
    position         bigint generated always as identity (cache 1),
    event_id         text   not null,
    aggregate_type   text   not null,
    aggregate_id     text   not null,
    sequence_number  bigint not null,
    event_type       text   not null,
    event_revision   text   not null,
    recorded_at      text   not null,
    payload          text   not null,
    metadata         text   not null,
    -- what the proposed request touches; null of an event that proposes none
    institutions     jsonb generated always as (cast(payload as jsonb) -> 'request' -> 'institutions') stored,
    things           jsonb generated always as (cast(payload as jsonb) -> 'request' -> 'things') stored,
    constraint proposal_event_pkey primary key (position),
    constraint proposal_event_id_used_once unique (event_id),
    constraint one_event_per_step_of_a_proposal unique (aggregate_id, sequence_number)
);
create index proposal_by_institution on command.proposal_event using gin (institutions);
create index proposal_by_thing on command.proposal_event using gin (things);

-- It has spoken of the register alone.
create or replace function register.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '%.% can only be added to', tg_table_schema, tg_table_name
        using errcode = 'insufficient_privilege', constraint = tg_name;
end $$;

create trigger proposals_are_only_added_to before update or delete or truncate on command.proposal_event
    for each statement execute function register.refuse_change();

grant select on command.proposal_event to uteuzi_command, uteuzi_query;
grant insert (event_id, aggregate_type, aggregate_id, sequence_number, event_type, event_revision, recorded_at, payload,
              metadata) on command.proposal_event to uteuzi_command;
grant usage on schema command to uteuzi_query;
