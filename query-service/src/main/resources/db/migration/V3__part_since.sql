-- With which entry a thing came into the history of an institution: nothing that is answered as known before shows it there.
-- What was projected without it is projected anew; drafts stay.
truncate instrument, concern, part, leaning, institution_version, office_version, person_version, unit_version, post_version,
    holder_version, vacancy_version, paper_version, name_version, statement;
update checkpoint set entry = -1;
alter table part add column since bigint not null;
