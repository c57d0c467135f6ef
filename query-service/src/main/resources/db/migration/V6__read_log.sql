-- Who looked at what. Not made from the register, so a rebuild leaves it alone, and added to alone. What a row says is its body;
-- the columns beside it are for finding it, and by node and sequence it is known which rows were written already.
create table read_log (
    number        bigint not null,
    read_at       timestamptz not null,
    subject       text not null,
    things        text[] not null,
    institutions  text[] not null,
    body          text not null,
    node          uuid not null,
    sequence      bigint not null,
    constraint read_log_pkey primary key (number),
    constraint read_logged_once unique (node, sequence)
);
create index read_log_by_thing on read_log using gin (things);
create index read_log_by_institution on read_log using gin (institutions);
create index read_log_by_subject on read_log (subject, number desc);
create index read_log_by_time on read_log using brin (read_at);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'structure.% can only be added to', tg_table_name
        using errcode = 'insufficient_privilege', constraint = 'read_log_is_append_only';
end $$;

create trigger read_log_is_append_only before update or delete or truncate on read_log
    for each statement execute function refuse_change();
