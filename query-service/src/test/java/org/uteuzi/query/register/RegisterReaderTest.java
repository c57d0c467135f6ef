package org.uteuzi.query.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.event.Event;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.unit.UnitMoved;
import org.uteuzi.query.register.TestRegister.Recorded;
import org.uteuzi.query.register.TestRegister.Stored;
import org.uteuzi.query.structure.Say;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestDatabase.Role;

/** The query-service reads the register by stable names, and may do nothing else with it. */
class RegisterReaderTest {

    private static TestDatabase database;
    private static TestRegister register;
    private static RegisterReader reader;

    @BeforeAll
    static void start() {
        database = TestDatabase.create().migrateRegister();
        register = new TestRegister(database);
        reader = TestRegister.reader(database.dataSource(Role.QUERY));
        assertThat(reader.newest()).isEqualTo(-1);
        register.record("first", Say.institution("first", "2019"));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into register.entry values (4711, 1, now())",
                "insert into register.event (event_id, aggregate_type, aggregate_id, sequence_number, event_type,"
                        + " event_revision, recorded_at, payload, metadata, instrument_id)"
                        + " values ('e', 'unit', 'unit:u', 0, 't', '1', 'now', '{}', '{}', 'i')",
                "update register.event set payload = '{}'",
                "update register.entry set recorded_at = now()",
                "delete from register.event",
                "delete from register.entry",
                "truncate register.entry",
                "drop table register.entry",
                "alter table register.event add column more text",
                "alter table register.event disable trigger all",
                "create table register.more (id int)",
                "select * from command.sequencer",
                "set session_replication_role = replica",
                "set role uteuzi_owner",
                "set role uteuzi_command",
            })
    void the_role_of_the_query_service_can_only_read_the_register(String statement) throws SQLException {
        try (var connection = database.dataSource(Role.QUERY).getConnection();
                var sql = connection.createStatement()) {
            assertThat(sql.executeQuery("select count(*) from register.entry").next())
                    .isTrue();
            assertThatThrownBy(() -> sql.execute(statement))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("42501")); // insufficient privilege
        }
    }

    /** Written out here: a class may be renamed and moved, the names in the register stay. */
    @ParameterizedTest
    @CsvSource({
        "instrument.instrument-recorded, InstrumentRecorded",
        "instrument.document-added, DocumentAdded",
        "instrument.fact-withdrawn, FactWithdrawn",
        "office.office-established, OfficeEstablished",
        "office.office-renamed, OfficeRenamed",
        "institution.institution-established, InstitutionEstablished",
        "institution.institution-renamed, InstitutionRenamed",
        "institution.legal-basis-changed, LegalBasisChanged",
        "institution.approval-policy-set, ApprovalPolicySet",
        "institution.institution-dissolved, InstitutionDissolved",
        "unit.unit-established, UnitEstablished",
        "unit.unit-renamed, UnitRenamed",
        "unit.unit-moved, UnitMoved",
        "unit.mandate-set, MandateSet",
        "unit.mandate-lapsed, MandateLapsed",
        "unit.composition-set, CompositionSet",
        "unit.unit-dissolved, UnitDissolved",
        "post.post-established, PostEstablished",
        "post.post-amended, PostAmended",
        "post.post-abolished, PostAbolished",
        "post.holder-appointed, HolderAppointed",
        "post.term-changed, TermChanged",
        "post.holder-absent, HolderAbsent",
        "post.duty-noted, DutyNoted",
        "post.appointment-ended, AppointmentEnded",
        "person.person-registered, PersonRegistered",
        "person.person-amended, PersonAmended",
        "person.persons-joined, PersonsJoined",
        "person.person-erased, PersonErased",
    })
    void an_event_is_read_by_the_name_under_which_it_was_stored(String name, String meaning) {
        assertThat(EventCatalogue.typeOf(name).getSimpleName()).isEqualTo(meaning);
        assertThat(EventCatalogue.types()).hasSize(29);
    }

    /** As an older and a newer version may have written it. */
    @Test
    void fields_that_are_missing_or_unknown_do_not_stop_the_reader() {
        List<Event> instrument = TestRegister.whole("older", List.of(Say.unit("u", "first", "2019")));
        Recorded recorded = register.recordStored(
                "older",
                Instant.parse("2030-01-01T00:00:00Z"),
                List.of(
                        Stored.of(instrument.getFirst()),
                        new Stored(
                                "unit:older",
                                "unit.unit-moved",
                                "f-older",
                                "{\"tomorrow\":[1],\"effectiveFrom\":\"2020\",\"unitId\":\"older\",\"factId\":\"f-older\"}")));

        List<Entry> entries = reader.instrument("older");

        assertThat(entries).hasSize(2);
        assertThat(entries.getLast().number()).isEqualTo(recorded.lastEntry());
        assertThat(entries.getLast().recordedAt()).isEqualTo(recorded.recordedAt());
        assertThat(entries.getLast().event()).isInstanceOfSatisfying(UnitMoved.class, moved -> {
            assertThat(moved.unitId()).isEqualTo("older");
            assertThat(moved.parentUnitId()).isNull();
            assertThat(moved.effectiveFrom().text()).isEqualTo("2020");
        });
    }

    @Test
    void a_stream_holds_what_was_recorded_of_one_thing_up_to_an_entry() {
        Recorded one = register.record("stream-1", Say.unit("stream", "first", "2019"));
        Recorded other = register.record("stream-2", Say.withdrawn("w-stream", Say.unit("stream", "first", "2019")));

        assertThat(reader.stream("unit:stream", Long.MAX_VALUE))
                .extracting(Entry::number, Entry::sequence, Entry::instrumentId)
                .containsExactly(tuple(one.lastEntry(), 0L, "stream-1"), tuple(other.lastEntry(), 1L, "stream-2"));
        assertThat(reader.stream("unit:stream", one.lastEntry())).hasSize(1);
        assertThat(reader.stream("unit:stream", one.firstEntry())).isEmpty();
        assertThat(reader.newest()).isGreaterThanOrEqualTo(other.lastEntry());
    }
}
