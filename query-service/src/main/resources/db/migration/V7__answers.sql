-- Two more lines behind the filters of the service. The role that answers requests, uteuzi_answers, owns nothing here: it may
-- read, keep what people write down, and add to the log of who looked. And it sees of these tables only rows that whoever asks
-- may see, which the connection says: uteuzi.seen is a text[] of institutions, or * for all; where it says nothing, nothing.
create function sees_everything() returns boolean language sql stable as
    $$ select coalesce(current_setting('uteuzi.seen', true), '') = '*' $$;

create function seen() returns text[] language sql stable as
    $$ select cast(case when current_setting('uteuzi.seen', true) like '{%' then current_setting('uteuzi.seen', true)
                        else '{}' end as text[]) $$;

create function asking() returns text language sql stable as
    $$ select nullif(current_setting('uteuzi.subject', true), '') $$;

grant usage on schema structure to uteuzi_answers;
grant select on instrument, concern, part, home, statement, institution_version, office_version, person_version, unit_version,
    post_version, holder_version, vacancy_version, paper_version, name_version to uteuzi_answers;
grant select, insert, update, delete on draft, import_file to uteuzi_answers;
grant select, insert on read_log to uteuzi_answers;

-- By the same rule as the service: what is at home in an institution that is seen, or in none. A rebuild gives the tables that
-- it makes the same rules. Where things are at home is seen by all, else what is hidden would be taken for what is nobody's.
-- The limit keeps the planner from reading all homes at once.
create function guard(suffix text) returns void language plpgsql set search_path = structure, pg_temp as $$
declare
    guarded record;
begin
    for guarded in
        select name || suffix as name, rule from (values
            ('concern', 'institution_id = any((select seen())::text[])'),
            ('part', 'institution_id = any((select seen())::text[])'),
            ('instrument', '''instrument:'' || %1$I.instrument_id'),
            ('institution_version', '''institution:'' || %1$I.institution_id'),
            ('office_version', '''office:'' || %1$I.office_id'),
            ('person_version', '''person:'' || %1$I.person_id'),
            ('unit_version', '''unit:'' || %1$I.unit_id'),
            ('post_version', '''post:'' || %1$I.post_id'),
            ('holder_version', '''post:'' || %1$I.post_id'),
            ('vacancy_version', '''post:'' || %1$I.post_id'),
            ('paper_version', '''instrument:'' || %1$I.paper_id'),
            ('name_version', '%1$I.thing')) as rules (name, rule)
    loop
        execute format('alter table %I enable row level security', guarded.name);
        execute format(
            'create policy seen on %1$I for select to uteuzi_answers using ((select sees_everything()) or '
            || case when guarded.rule like 'institution_id = %' then guarded.rule
                    else '(select cardinality(seen()) > 0) and (exists (select from %2$I as home where home.thing = '
                         || guarded.rule || ' and home.institution_id = any((select seen())::text[]))'
                         || ' or (select true from %2$I as home where home.thing = ' || guarded.rule || ' limit 1) is null)'
               end || ')',
            guarded.name, 'home' || suffix);
    end loop;
end $$;
do $$ begin perform guard(''); end $$;

-- The log is read like that too, and added to by whoever writes it down, in whose name ever.
alter table read_log enable row level security;
create policy seen on read_log for select to uteuzi_answers using (
    (select sees_everything())
    or (select cardinality(seen()) > 0)
       and (institutions && (select seen() || '*'::text)::text[] or institutions = '{}'));
create policy added on read_log for insert to uteuzi_answers with check (true);

-- What people write down is theirs.
alter table draft enable row level security;
create policy own on draft to uteuzi_answers using (owner = (select asking()));
alter table import_file enable row level security;
create policy own on import_file to uteuzi_answers using (owner = (select asking()));

-- What follows sees more than whoever asks, and says of it no more than it must.

-- The ids that are said to be one person, whoever said it. Volatile, as it must see all of a table that a rebuild puts in the
-- place of another while it waits for it: what is stable sees what there was when the question was asked.
create function joined_persons(ids text[], entry bigint) returns table (person_id text, same_as text)
    language sql volatile security definer set search_path = structure, pg_temp as $$
    select p.person_id, p.same_as from person_version p
    where p.same_as is not null and (p.person_id = any(ids) or p.same_as = any(ids))
      and p.known_from <= entry and (p.known_until is null or p.known_until > entry) $$;

-- What records of their own name, a post of another institution that appoints, is told by its title. Volatile as above.
create function post_titles(ids text[], entry bigint)
    returns table (post_id text, effective_from date, effective_until date, title_sw text, title_en text)
    language sql volatile security definer set search_path = structure, pg_temp as $$
    select p.post_id, p.effective_from, p.effective_until, p.title_sw, p.title_en from post_version p
    where p.post_id = any(ids) and p.known_from <= entry and (p.known_until is null or p.known_until > entry) $$;

-- Whether an id is that of a person, which the door would tell.
create function is_person(id text, day date) returns boolean
    language sql volatile security definer set search_path = structure, pg_temp as $$
    select exists (select from person_version p
                   where p.person_id = id and p.known_until is null and p.same_as is null
                     and p.effective_from <= day and (p.effective_until is null or p.effective_until > day)) $$;

-- The first people by name who may be seen; row by row that would take long where there are many.
create function people(day date, most int) returns setof text
    language sql volatile security definer set search_path = structure, pg_temp as $$
    select p.person_id from person_version p
    where p.known_until is null and p.same_as is null and p.name is not null
      and p.effective_from <= day and (p.effective_until is null or p.effective_until > day)
      and ((select sees_everything())
           or (select cardinality(seen()) > 0)
              and ('person:' || p.person_id in (select home.thing from home where home.institution_id = any((select seen())::text[]))
                   or not exists (select from home where home.thing = 'person:' || p.person_id)))
    order by p.name, p.person_id limit most $$;

-- Things that may be seen, by words of their names: behind a rule of the table no index of words would be used.
create function named(wanted tsquery, entry bigint)
    returns table (thing text, sort_key text, name_sw text, name_en text, effective_from date, effective_until date)
    language sql volatile security definer set search_path = structure, pg_temp as $$
    select n.thing, n.sort_key, n.name_sw, n.name_en, n.effective_from, n.effective_until from name_version n
    where n.lexemes @@ wanted and n.known_from <= entry and (n.known_until is null or n.known_until > entry)
      and ((select sees_everything())
           or (select cardinality(seen()) > 0)
              and (n.thing in (select home.thing from home where home.institution_id = any((select seen())::text[]))
                   or not exists (select from home where home.thing = n.thing))) $$;

-- The looks at a thing, for the same reason; only their numbers.
create function looks_at(wanted text) returns setof bigint
    language sql stable security definer set search_path = structure, pg_temp as $$
    select number from read_log where things @> array[wanted] $$;

-- Where the log ends, and up to what a node has written to it.
create function end_of_reads(wanted uuid) returns table (number bigint, sequence bigint)
    language sql stable security definer set search_path = structure, pg_temp as $$
    select coalesce((select max(r.number) from read_log r), -1),
           coalesce((select max(r.sequence) from read_log r where r.node = wanted), -1) $$;

-- Nobody's files are kept longer than the service says; those of the last day are, whatever it says.
create function forget_import_files(sent_before timestamptz) returns void
    language sql security definer set search_path = structure, pg_temp as $$
    delete from import_file where sent_at < least(sent_before, now() - interval '1 day') $$;

revoke execute on function guard(text), joined_persons(text[], bigint), post_titles(text[], bigint), is_person(text, date),
    people(date, int), named(tsquery, bigint), looks_at(text), end_of_reads(uuid), forget_import_files(timestamptz) from public;
grant execute on function joined_persons(text[], bigint), post_titles(text[], bigint), is_person(text, date),
    people(date, int), named(tsquery, bigint), looks_at(text), end_of_reads(uuid), forget_import_files(timestamptz) to uteuzi_answers;
