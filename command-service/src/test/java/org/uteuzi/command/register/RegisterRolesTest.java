package org.uteuzi.command.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;
import org.uteuzi.testing.TestDatabase.Role;

class RegisterRolesTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static Register register;

    @BeforeAll
    static void record_something() {
        register = new Register();
        register.record("i-1", "x/0", "y/0");
        register.sequencer().run();
    }

    @AfterAll
    static void close() {
        register.close();
    }

    static Stream<Arguments> changes() {
        return Stream.of(Role.values())
                .flatMap(role -> Stream.of(
                                "update register.event set payload = payload",
                                "update register.entry set recorded_at = recorded_at",
                                "delete from register.event",
                                "delete from register.entry",
                                "truncate register.event cascade",
                                "truncate register.entry")
                        .map(statement -> Arguments.of(role, statement)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("changes")
    void what_is_recorded_cannot_be_changed_or_deleted(Role role, String statement) throws SQLException {
        assertThat(refusal(role, statement).getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE);
        assertThat(register.eventsInOrder()).containsExactly("x/0", "y/0");
    }

    @Test
    void the_owner_is_refused_by_a_named_rule() throws SQLException {
        assertThat(refusal(Role.OWNER, "delete from register.event")
                        .getServerErrorMessage()
                        .getConstraint())
                .isEqualTo("register_is_append_only");
    }

    @Test
    void the_recording_role_says_neither_where_nor_in_which_transaction_an_event_was_written() throws SQLException {
        for (String column : List.of("transaction_id", "position")) {
            assertThat(refusal(
                                    Role.COMMAND,
                                    "insert into register.event (event_id, aggregate_type, aggregate_id, sequence_number,"
                                            + " event_type, event_revision, recorded_at, payload, metadata,"
                                            + " instrument_id, " + column + ") overriding system value"
                                            + " values ('e', 't', 'z', 0, 'n', '1', '', '{}', '{}', 'i', '1')")
                            .getSQLState())
                    .isEqualTo(INSUFFICIENT_PRIVILEGE);
        }
    }

    @Test
    void no_service_can_switch_the_rule_off() throws SQLException {
        for (Role role : List.of(Role.COMMAND, Role.QUERY)) {
            for (String statement : List.of(
                    "alter table register.event disable trigger register_is_append_only",
                    "alter table register.entry disable trigger all",
                    "drop table register.entry",
                    "set session_replication_role = replica")) {
                assertThat(refusal(role, statement).getSQLState())
                        .as("%s: %s", role, statement)
                        .isEqualTo(INSUFFICIENT_PRIVILEGE);
            }
        }
    }

    @Test
    void the_query_role_only_reads() throws SQLException {
        try (var connection = register.database().dataSource(Role.QUERY).getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from register.entry join register.event using (position)")) {
            rows.next();
            assertThat(rows.getLong(1)).isEqualTo(2);
        }
        for (String statement : List.of(
                "insert into register.entry (number, position, recorded_at) values (2, 2, now())",
                "insert into register.event (event_id) values ('e')",
                "select low from command.sequencer")) {
            assertThat(refusal(Role.QUERY, statement).getSQLState())
                    .as(statement)
                    .isEqualTo(INSUFFICIENT_PRIVILEGE);
        }
    }

    private static PSQLException refusal(Role role, String statement) throws SQLException {
        try (var connection = register.database().dataSource(role).getConnection()) {
            return catchThrowableOfType(
                    PSQLException.class, () -> connection.createStatement().execute(statement));
        }
    }
}
