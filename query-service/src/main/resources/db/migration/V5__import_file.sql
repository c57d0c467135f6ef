-- Spreadsheets that people sent to be recorded, with what the door said of them. Like drafts they are not made from the
-- register, so a rebuild leaves them alone. What is recorded whole is not kept here a second time.
create table import_file (
    id          uuid primary key,
    owner       text not null,
    name        text not null,
    media_type  text not null,
    content     bytea,
    sent_at     timestamptz not null,
    recording   boolean not null,
    state       text not null,
    answer      jsonb
);
create index import_file_by_owner on import_file (owner, sent_at desc);
