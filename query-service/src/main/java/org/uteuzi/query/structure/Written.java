package org.uteuzi.query.structure;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people write down beside the register and may say who somebody is. */
final class Written {

    private final JdbcTemplate jdbc;

    Written(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Nothing stays of somebody who was erased: no draft that names them or is about them, and no file, in which nobody can look
     * for names. To be called while the projection still knows the names.
     */
    void forget(String person) {
        String id = person.substring("person:".length());
        List<String> names = jdbc.query(
                "select distinct name from person_version where person_id = ? and name is not null",
                (row, index) -> row.getString(1),
                id);
        jdbc.update("""
                delete from draft where strpos(cast(body as text), to_json(cast(? as text))::text) > 0
                    or exists (select from unnest(cast(? as text[])) name
                               where strpos(lower(cast(body as text)), lower(btrim(to_json(name)::text, '"'))) > 0)
                """, id, names.toArray(String[]::new));
        jdbc.update("delete from import_file");
    }
}
