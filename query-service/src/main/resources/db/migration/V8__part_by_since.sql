-- What came into any history with the entries that follow one is asked for after each step of the projection.
create index part_by_since on part (since);
