-- A draft is seen by whoever writes it alone. Those of nobody in particular are given up: no register is in the field.
delete from draft;
alter table draft add column owner text not null;
create index draft_by_owner on draft (owner, changed_at desc);
