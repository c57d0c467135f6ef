-- The same rows. A key is looked up for events that have one, row by row: as a join the planner reads all keys for a few events.
create or replace view vault.event as
    select e.*,
        case when e.event_type in ('person.person-registered', 'person.person-amended')
            then (select k.wrapped from vault.key k where k.owner = e.aggregate_id) end as wrapped
    from register.event e;
