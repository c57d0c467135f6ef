-- A draft is seen by whoever writes it alone. Those of nobody in particular are given up: no register is in the field.
delete from draft;
alter table draft add column owner text not null;
create index draft_by_owner on draft (owner, changed_at desc);

-- Which things stand in an institution or ever did: itself, its units and their posts, whom its posts were given to, and the
-- papers that touched one of these. By this it is decided who may see a thing; what answers need besides is in part.
-- What was projected without it is projected anew.
truncate instrument, concern, part, leaning, institution_version, office_version, person_version, unit_version, post_version,
    holder_version, vacancy_version, paper_version, name_version, statement;
update checkpoint set entry = -1;
create table home (
    institution_id  text not null,
    thing           text not null,
    constraint home_pkey primary key (institution_id, thing)
);
create index home_by_thing on home (thing, institution_id);

-- whether the instrument touched something that stands there
alter table concern add column home boolean not null;
