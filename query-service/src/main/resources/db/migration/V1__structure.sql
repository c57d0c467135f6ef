-- What is believed, at every point of the register: one row for each stretch of days (effective) and each stretch of
-- entries (known). known_until null: believed now. The unique constraints find one thing; that no two beliefs in it overlap
-- is not theirs to say: tests compare every row with a second fold.
-- Runs as uteuzi_query, which owns this schema and reads the register.
create table checkpoint (
    entry     bigint  not null,
    only_row  boolean not null default true,
    constraint checkpoint_pkey primary key (only_row),
    constraint one_checkpoint check (only_row)
);
insert into checkpoint (entry) values (-1);

-- The points between instruments, at which the register can be asked what it knew.
create table instrument (
    instrument_id  text not null,
    first_entry    bigint not null,
    last_entry     bigint not null,
    recorded_at    timestamptz(3) not null,
    constraint instrument_pkey primary key (last_entry),
    constraint instrument_projected_once unique (instrument_id)
);
create index instrument_by_time on instrument (recorded_at, last_entry);

-- Which institutions the instrument that ends with an entry concerns.
create table concern (
    institution_id  text not null,
    entry           bigint not null,
    recorded_at     timestamptz(3) not null,
    instrument_id   text not null,
    constraint concern_pkey primary key (institution_id, entry)
);
create index concern_by_entry on concern (entry, institution_id);

-- Which things are in the history of an institution: what stood in it, and all that this names. From here it is loaded.
create table part (
    institution_id  text not null,
    thing           text not null,
    constraint part_pkey primary key (institution_id, thing)
);
create index part_by_thing on part (thing, institution_id);

-- Things of which something else is believed when another one changes: posts in a unit that is dissolved, seats held ex
-- officio by whoever holds another post, units of an institution. What once leaned stays here.
create table leaning (
    thing     text not null,
    leans_on  text not null,
    constraint leaning_pkey primary key (leans_on, thing)
);

create table institution_version (
    version_id       bigint generated always as identity primary key,
    institution_id   text not null,
    name_sw          text,
    name_en          text,
    time_zone        text not null,
    legal_basis      text,
    stated_from      text not null,
    effective_from   date not null,
    effective_until  date,
    known_from       bigint not null,
    known_until      bigint,
    fact_id          text not null,
    instrument_id    text not null,
    constraint one_institution_version unique (institution_id, known_from, effective_from)
);

create table office_version (
    version_id       bigint generated always as identity primary key,
    office_id        text not null,
    name_sw          text,
    name_en          text,
    jurisdiction     text not null,
    effective_from   date not null,
    effective_until  date,
    known_from       bigint not null,
    known_until      bigint,
    fact_id          text not null,
    instrument_id    text not null,
    constraint one_office_version unique (office_id, known_from, effective_from)
);

create table person_version (
    version_id       bigint generated always as identity primary key,
    person_id        text not null,
    -- both null of a person who was erased
    name             text,
    name_key         text,
    same_as          text,
    effective_from   date not null,
    effective_until  date,
    known_from       bigint not null,
    known_until      bigint,
    fact_id          text not null,
    instrument_id    text not null,
    constraint one_person_version unique (person_id, known_from, effective_from)
);
create index person_version_by_same on person_version (same_as) where same_as is not null;

-- the same for two names that differ only in case, spacing or composition
create index person_version_by_name_key on person_version (name_key);

create table unit_version (
    version_id       bigint generated always as identity primary key,
    unit_id          text not null,
    institution_id   text not null,
    parent_id        text,
    kind             text not null,
    name_sw          text,
    name_en          text,
    stated_from      text not null,
    effective_from   date not null,
    effective_until  date,
    known_from       bigint not null,
    known_until      bigint,
    fact_id          text not null,
    instrument_id    text not null,
    constraint one_unit_version unique (unit_id, known_from, effective_from)
);
create index unit_version_by_institution on unit_version (institution_id, known_from);

create table post_version (
    version_id           bigint generated always as identity primary key,
    post_id              text not null,
    unit_id              text not null,
    title_sw             text,
    title_en             text,
    reports_to           text,
    heads_unit           boolean,
    seats                int,
    appointing_authority text,
    terms                text not null,
    stated_from          text not null,
    effective_from       date not null,
    effective_until      date,
    known_from           bigint not null,
    known_until          bigint,
    fact_id              text not null,
    instrument_id        text not null,
    constraint one_post_version unique (post_id, known_from, effective_from)
);
create index post_version_by_unit on post_version (unit_id, known_from);
create index post_version_by_authority on post_version (appointing_authority, post_id);

create table holder_version (
    version_id       bigint generated always as identity primary key,
    appointment_id   text not null,
    post_id          text not null,
    person_id        text,
    capacity         text not null,
    appointed_by     text,
    stated_from      text not null,
    stated_until     text,
    end_because      text,
    end_reason       text,
    end_instrument_id text,
    term_ends_on     text,
    past_term_from   date,
    past_term        text not null,
    absences         text,
    through_acting   boolean not null,
    effective_from   date not null,
    effective_until  date,
    known_from       bigint not null,
    known_until      bigint,
    fact_id          text not null,
    instrument_id    text not null,
    constraint one_holder_version unique (appointment_id, known_from, effective_from)
);
create index holder_version_by_post on holder_version (post_id, known_from);
create index holder_version_by_day on holder_version (effective_from, appointment_id);
create index holder_version_by_end_of_term on holder_version (past_term_from, appointment_id) where past_term_from is not null;
create index holder_version_acting on holder_version (post_id) where capacity = 'ACTING';
create index holder_version_by_person on holder_version (person_id);

-- The vacant seats of a post over a stretch of days; no row where all are filled.
create table vacancy_version (
    version_id       bigint generated always as identity primary key,
    post_id          text not null,
    vacancies        text not null,
    effective_from   date not null,
    effective_until  date,
    known_from       bigint not null,
    known_until      bigint,
    fact_id          text not null,
    instrument_id    text not null,
    constraint one_vacancy_version unique (post_id, known_from, effective_from)
);

-- What a paper says of itself: when it was signed and published, as stated, and the day on which the authority thereby acted,
-- if that is stated to the day.
create table paper_version (
    version_id       bigint generated always as identity primary key,
    paper_id         text not null,
    signed_on        text,
    published_on     text,
    acted_on         date,
    effective_from   date not null,
    effective_until  date,
    known_from       bigint not null,
    known_until      bigint,
    fact_id          text not null,
    instrument_id    text not null,
    constraint one_paper_version unique (paper_id, known_from, effective_from)
);

-- What things are called, to find them by: each word folded (no case, no accents), in both languages; of a paper also its number,
-- year, reference and id.
create table name_version (
    version_id       bigint generated always as identity primary key,
    thing            text not null,
    name_sw          text,
    name_en          text,
    sort_key         text not null,
    words            text not null,
    effective_from   date not null,
    effective_until  date,
    known_from       bigint not null,
    known_until      bigint,
    fact_id          text not null,
    instrument_id    text not null,
    lexemes          tsvector generated always as (array_to_tsvector(string_to_array(words, ' '))) stored,
    constraint one_name_version unique (thing, known_from, effective_from)
);
create index name_version_by_word on name_version using gin (lexemes);

-- Every statement as it was recorded, with its first day if that is stated to the day. Nothing here ever changes.
create table statement (
    entry             bigint not null,
    instrument_entry  bigint not null,
    correction        boolean not null,
    imported          boolean not null,
    effective_on      date,
    constraint statement_pkey primary key (entry)
);
create index statement_by_instrument on statement (instrument_entry);
