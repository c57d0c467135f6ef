-- What needs approval in which institution, as instruments name the kinds of effects, divided by spaces.
create table guard.approval (
    id               text not null,
    kinds            text not null,
    days_to_decide   int,
    time_zone        text not null,
    effective_from   date not null,
    effective_until  date,
    effective        daterange not null generated always as (daterange(effective_from, effective_until)) stored,
    constraint approval_pkey primary key (id, effective without overlaps)
);
grant select, insert, update, delete on guard.approval to uteuzi_command;
