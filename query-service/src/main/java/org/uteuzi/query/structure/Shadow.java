package org.uteuzi.query.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tables that are made to take the place of those of the projection. They have the same shape because it is read from those,
 * and are found by nobody before the swap.
 */
final class Shadow {

    /** What the names of all of them end with. */
    static final String SUFFIX = "_next";

    private final JdbcTemplate jdbc;

    Shadow(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes them, empty and without any index; what an interrupted run left is gone. */
    void create() {
        drop();
        for (String table : ProjectionTables.NAMES) {
            jdbc.execute("create table " + table + SUFFIX + " (like " + table
                    + " including defaults including constraints including generated including identity)");
            texts(
                            "select format('grant %s on %I to %s', privilege_type, relname || '" + SUFFIX + "',"
                                    + " case grantee when 0 then 'public' else grantee::regrole::text end)"
                                    + " from pg_class, aclexplode(relacl) where pg_class.oid = to_regclass(?)"
                                    + " and grantee <> relowner",
                            table)
                    .forEach(jdbc::execute);
        }
        jdbc.execute("select guard('" + SUFFIX + "')");
    }

    private List<String> texts(String sql, Object... parameters) {
        return JdbcClient.create(jdbc)
                .sql(sql)
                .params(parameters)
                .query((row, index) -> row.getString(1))
                .list();
    }

    void drop() {
        jdbc.execute("drop table if exists " + names(SUFFIX));
    }

    private static String names(String suffix) {
        return ProjectionTables.NAMES.stream().map(table -> table + suffix).collect(Collectors.joining(", "));
    }

    /** What gives each table the keys, constraints and indexes of the one whose place it takes, and the planner its figures. */
    List<List<String>> indexes() {
        return ProjectionTables.NAMES.stream().map(this::indexes).toList();
    }

    private List<String> indexes(String table) {
        List<String> statements = new ArrayList<>(texts(
                "select format('alter table %I add constraint %I %s', ? || '" + SUFFIX + "', conname || '" + SUFFIX
                        + "', pg_get_constraintdef(oid)) from pg_constraint"
                        + " where conrelid = to_regclass(?) and contype in ('p', 'u', 'x') order by conname",
                table,
                table));
        statements.addAll(texts(
                "select replace(replace(pg_get_indexdef(indexrelid), format(' %I ON ', relname),"
                        + " format(' %I ON ', relname || '" + SUFFIX + "')), format('.%I USING ', ?),"
                        + " format('.%I USING ', ? || '" + SUFFIX + "'))"
                        + " from pg_index join pg_class on pg_class.oid = indexrelid where indrelid = to_regclass(?)"
                        + " and not exists (select from pg_constraint where conindid = indexrelid) order by relname",
                table,
                table,
                table));
        statements.add("analyze " + table + SUFFIX);
        return statements;
    }

    /** Puts them in the place of the others, names and all; to be called in a transaction. */
    void swap() {
        jdbc.execute("lock table " + names("") + " in access exclusive mode");
        jdbc.execute("drop table " + names("")); // together, as the rules of some rest on another
        for (String table : ProjectionTables.NAMES) {
            List<String> renames = texts(
                    "select format('alter index %s rename to %I', indexrelid::regclass,"
                            + " left(relname, -length('" + SUFFIX + "')))"
                            + " from pg_index join pg_class on pg_class.oid = indexrelid"
                            + " where indrelid = to_regclass(?)"
                            + " union all select format('alter sequence %s rename to %I', objid::regclass,"
                            + " replace(relname, '" + SUFFIX
                            + "', '')) from pg_depend join pg_class on pg_class.oid = objid"
                            + " where refobjid = to_regclass(?) and relkind = 'S' and deptype = 'i'",
                    table + SUFFIX,
                    table + SUFFIX);
            jdbc.execute("alter table " + table + SUFFIX + " rename to " + table);
            renames.forEach(jdbc::execute);
        }
    }
}
