-- What is believed now, as far as truths lie across things, so that two instruments recorded at once cannot break them.
-- Written in the same transaction as the events; each row is the difference that an instrument makes to the belief.
-- The names of constraints are stable: ConstraintCodes maps them to the codes of the rules.
create table guard.institution (
    id               text not null,
    effective_from   date not null,
    effective_until  date,
    effective        daterange not null generated always as (daterange(effective_from, effective_until)) stored,
    constraint institution_pkey primary key (id, effective without overlaps)
);

create table guard.unit (
    id               text not null,
    institution_id   text not null,
    parent_id        text,
    effective_from   date not null,
    effective_until  date,
    effective        daterange not null generated always as (daterange(effective_from, effective_until)) stored,
    constraint unit_pkey primary key (id, effective without overlaps),
    constraint unit_in_existing_institution foreign key (institution_id, period effective)
        references guard.institution (id, period effective) deferrable initially deferred,
    constraint unit_in_existing_unit foreign key (parent_id, period effective)
        references guard.unit (id, period effective) deferrable initially deferred
);
-- a lookup of many ids at once through a GiST index is compared again, each row with each id
create index unit_by_id on guard.unit (id);
create index unit_by_parent on guard.unit (parent_id);
create index unit_by_institution on guard.unit (institution_id);

-- left_from is the first day without the unit where a post was left in it, which an import may tell of: it ends there with all
-- who hold it, whatever is said of them.
create table guard.post (
    id               text not null,
    unit_id          text not null,
    reports_to       text,
    seats            int,
    effective_from   date not null,
    effective_until  date,
    left_from        date,
    effective        daterange not null generated always as (daterange(effective_from, least(effective_until, left_from))) stored,
    constraint post_pkey primary key (id, effective without overlaps),
    constraint post_in_existing_unit foreign key (unit_id, period effective)
        references guard.unit (id, period effective) deferrable initially deferred
);
create index post_by_id on guard.post (id);
create index post_by_unit on guard.post (unit_id);
create index post_by_superior on guard.post (reports_to);

-- The name as far as it tells people apart, null of who was erased, and the id by which a person with two of them goes on.
create table guard.person (
    id        text not null,
    name_key  text,
    same_as   text,
    constraint person_pkey primary key (id)
);
create index person_erased on guard.person (id) where name_key is null;
create index person_by_name on guard.person (name_key, id);
create index person_by_same on guard.person (same_as) where same_as is not null;

create table guard.mandate (
    id               text not null,
    unit_id          text not null,
    effective_from   date not null,
    effective_until  date,
    effective        daterange not null generated always as (daterange(effective_from, effective_until)) stored,
    constraint mandate_pkey primary key (id)
);
create index mandate_by_unit on guard.mandate (unit_id);

-- The things that are believed to have been established, and who names which of them without a day: as an authority, as the
-- one before or after it, as another id of a person. Ids here are references such as office:ID.
create table guard.standing (
    id  text not null,
    constraint standing_pkey primary key (id)
);
create table guard.mention (
    id         text not null,
    mentioned  text not null,
    constraint mention_pkey primary key (id, mentioned),
    constraint mentioned_thing_stands foreign key (mentioned) references guard.standing (id) deferrable initially deferred
);
create index mention_by_mentioned on guard.mention (mentioned);

-- An appointment that holds on no day has no row here. Seats are numbered for the guard alone; null is who acts, who holds
-- where no number of seats is stated, and who is one too many by an acknowledged finding or as partial dates leave it open.
create table guard.appointment (
    id               text not null,
    post_id          text not null,
    person_id        text,
    ex_officio       text,
    appointed_by     text,
    seat             int,
    effective_from   date not null,
    effective_until  date,
    left_from        date,
    effective        daterange not null generated always as (daterange(effective_from, least(effective_until, left_from))) stored,
    constraint appointment_pkey primary key (id),
    constraint appointment_to_existing_post foreign key (post_id, period effective)
        references guard.post (id, period effective) deferrable initially deferred,
    -- of those without a seat nothing is compared; as this index has not all of a post, nobody is tempted to look one up by it
    constraint one_holder_per_seat exclude using gist (post_id with =, seat with =, effective with &&)
        where (seat is not null) deferrable initially deferred,
    constraint appointment_of_registered_person foreign key (person_id)
        references guard.person (id) deferrable initially deferred
);
create index appointment_by_post on guard.appointment (post_id);
create index appointment_by_person on guard.appointment (person_id);
create index appointment_by_named_post on guard.appointment (ex_officio) where ex_officio is not null;
create index appointment_by_authority on guard.appointment (appointed_by) where appointed_by is not null;

-- Ids of appointments are used once, whatever becomes of the appointment.
create table guard.appointment_id (
    id       text not null,
    post_id  text not null,
    constraint appointment_id_used_once primary key (id)
);

-- One paper is recorded once per institution that it touches.
create table guard.paper (
    institution_id  text not null,
    numbered_by     text not null,
    kind            text not null,
    number          text not null,
    year            int  not null,
    instrument_id   text not null,
    constraint paper_recorded_once primary key (institution_id, numbered_by, kind, number, year)
);
create index paper_by_instrument on guard.paper (instrument_id);

-- By which request each instrument was recorded, so that a repeat of it is known. Not part of the register: who has the digest and
-- guesses a name could see whether it fits, so it goes when somebody is erased whom the request named.
create table command.request (
    instrument_id    text not null,
    digest           text,
    idempotency_key  text,
    constraint request_pkey primary key (instrument_id),
    constraint idempotency_key_used_once unique (idempotency_key)
);

grant usage on schema guard to uteuzi_command;
grant select, insert, update, delete on all tables in schema guard to uteuzi_command;
grant select, insert, update (digest) on command.request to uteuzi_command;
