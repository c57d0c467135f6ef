-- What HR officers are writing down; the one thing here that is not made from the register, so a rebuild leaves it alone.
create table draft (
    id          uuid primary key,
    body        jsonb not null,
    changed_at  timestamptz not null
);
