package org.uteuzi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uteuzi.testing.TestDatabase.Role;

class TestDatabaseTest {

    @Test
    void two_databases_do_not_see_each_other() throws SQLException {
        try (var one = TestDatabase.create();
                var other = TestDatabase.create()) {
            execute(one.superuser(), "create table only_here (x int)");

            assertThat(value(one.superuser(), "select to_regclass('only_here') is not null"))
                    .isEqualTo("t");
            assertThat(value(other.superuser(), "select to_regclass('only_here') is not null"))
                    .isEqualTo("f");
            assertThat(one.jdbcUrl()).isNotEqualTo(other.jdbcUrl());
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_role_logs_in_and_is_no_superuser(Role role) throws SQLException {
        try (var database = TestDatabase.create()) {
            assertThat(value(database.dataSource(role), "select current_user")).isEqualTo(role.roleName());
            assertThat(value(database.dataSource(role), "select rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
        }
    }

    @Test
    void the_server_is_postgresql_18_and_keeps_what_it_acknowledged() throws SQLException {
        try (var database = TestDatabase.create()) {
            assertThat(value(database.superuser(), "show server_version")).startsWith("18");
            assertThat(value(database.superuser(), "show synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void the_rights_of_the_bootstrap_script_hold() throws SQLException {
        try (var database = TestDatabase.create()) {
            execute(database.dataSource(Role.OWNER), "create schema register");
            execute(database.dataSource(Role.QUERY), "create table structure.x (x int)");

            assertThatThrownBy(() -> execute(database.dataSource(Role.COMMAND), "create schema mine"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(database.dataSource(Role.COMMAND), "create table public.x (x int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void the_register_is_migrated_as_its_owner_and_only_added_to_by_the_recording_role() throws SQLException {
        try (var database = TestDatabase.create().migrateRegister()) {
            assertThat(value(
                            database.superuser(),
                            "select string_agg(distinct tableowner, ',') from pg_tables where schemaname = 'register'"))
                    .isEqualTo("uteuzi_owner");
            assertThat(value(database.dataSource(Role.COMMAND), "select count(*) from register.event"))
                    .isEqualTo("0");
            assertThatThrownBy(() -> execute(database.dataSource(Role.COMMAND), "delete from register.event"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void a_copy_holds_what_was_there_and_goes_its_own_way_with_the_same_rights() throws SQLException {
        try (var one = TestDatabase.create().migrateStructure()) {
            execute(one.dataSource(Role.QUERY), "create table structure.mine as select 1 as x");
            try (var copy = one.copy()) {
                execute(copy.dataSource(Role.QUERY), "update structure.mine set x = 2");

                assertThat(value(copy.superuser(), "select x from structure.mine"))
                        .isEqualTo("2");
                assertThat(value(one.superuser(), "select x from structure.mine"))
                        .isEqualTo("1");
                assertThatThrownBy(() -> execute(copy.dataSource(Role.ANSWERS), "truncate structure.post_version"))
                        .hasMessageContaining("permission denied");
                execute(copy.dataSource(Role.OWNER), "create schema register");
            }
        }
    }

    @Test
    void a_closed_database_is_gone_even_if_somebody_is_connected() throws SQLException {
        var database = TestDatabase.create();
        try (var connection = database.dataSource(Role.QUERY).getConnection()) {
            database.close();

            assertThatThrownBy(() -> connection.createStatement().execute("select 1"))
                    .isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> value(database.superuser(), "select 1")).hasMessageContaining("does not exist");
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
