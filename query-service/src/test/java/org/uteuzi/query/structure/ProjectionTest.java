package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.uteuzi.event.Event;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.naive.NaiveEntry;
import org.uteuzi.naive.RandomHistory;
import org.uteuzi.naive.RandomInstrument;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.query.register.TestRegister.Stored;
import org.uteuzi.testing.TestDatabase;

/** The projection follows the entries, each once, whatever happens between them. */
class ProjectionTest {

    private static final Instant NOON = Instant.parse("2030-01-10T12:00:00Z");

    private static final TestDatabase EMPTY =
            TestDatabase.create().migrateRegister().migrateStructure();

    private final TestDatabase database = EMPTY.copy();
    private final TestRegister register = new TestRegister(database);
    private Node node;

    @AfterAll
    static void dropEmpty() {
        EMPTY.close();
    }

    @BeforeEach
    void start() {
        node = new Node(database);
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private void record(RandomHistory history) {
        history.instruments().forEach(this::record);
    }

    private void record(RandomInstrument instrument) {
        register.record(
                instrument.instrumentId(),
                instrument.recordedAt(),
                instrument.entries().stream().map(NaiveEntry::event).toList());
    }

    private Tables rebuilt() {
        try (Node other = new Node(database)) {
            other.rebuild.rebuild((stage, done, all) -> {});
            return Tables.of(other.source);
        }
    }

    private List<String> projected() {
        return JdbcClient.create(node.source)
                .sql("select instrument_id from instrument order by last_entry")
                .query(String.class)
                .list();
    }

    @Test
    void whoever_is_started_again_goes_on_where_the_last_one_stopped() {
        record(RandomHistory.historic(3001));
        SplittableRandom random = new SplittableRandom(1);

        while (node.projection.checkpoint() < register.size() - 1) {
            assertThat(node.projection.advance(random.nextInt(1, 25))).isPositive();
            node.close();
            node = new Node(database);
        }

        assertThat(Tables.of(node.source).unlike(rebuilt())).isEmpty();
    }

    @Test
    void a_part_that_fails_leaves_nothing_and_is_projected_again() throws SQLException {
        record(RandomHistory.historic(3002));
        node.projection.advance(60);
        Tables before = Tables.of(node.source);
        long failing = node.projection.checkpoint() + 30;
        superuser("create function fail() returns trigger language plpgsql as $$ begin raise 'not now'; end $$");
        superuser("create trigger fail before insert on structure.instrument for each row when (new.last_entry > "
                + failing + ") execute function fail()");

        assertThatThrownBy(() -> node.projection.advance(100)).hasMessageContaining("not now");

        assertThat(Tables.of(node.source).unlike(before)).isEmpty();
        superuser("drop trigger fail on structure.instrument");
        node.catchUp(100);
        assertThat(node.projection.checkpoint()).isEqualTo(register.size() - 1);
        assertThat(Tables.of(node.source).unlike(rebuilt())).isEmpty();
    }

    @Test
    void several_that_follow_one_register_in_turns_project_what_one_alone_does() {
        RandomHistory history = RandomHistory.historic(3003);
        AtomicBoolean done = new AtomicBoolean();
        try (Node second = new Node(database);
                Node third = new Node(database)) {
            List<CompletableFuture<Void>> following = Stream.of(node, second, third)
                    .map(it -> CompletableFuture.runAsync(() -> follow(it, done)))
                    .toList();
            record(history);
            done.set(true);
            following.forEach(CompletableFuture::join);
        }

        assertThat(projected())
                .containsExactlyElementsOf(history.instruments().stream()
                        .map(RandomInstrument::instrumentId)
                        .toList());
        assertThat(Tables.of(node.source).unlike(rebuilt())).isEmpty();
    }

    private void follow(Node it, AtomicBoolean done) {
        SplittableRandom random = new SplittableRandom(it.hashCode());
        boolean last;
        do {
            last = done.get();
            it.projection.advance(random.nextInt(1, 15));
        } while (!last || it.projection.checkpoint() < register.size() - 1);
    }

    @Test
    void what_is_recorded_while_the_tables_are_made_anew_is_in_them_too() {
        Iterator<RandomInstrument> more =
                RandomHistory.historic(3005).instruments().iterator();
        record(more, 20);
        node.catchUp(10);
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        try (Node rebuilding = new Node(database);
                Node third = new Node(database)) {
            rebuilding.rebuild.rebuild((stage, done, all) -> {
                record(more, 2);
                if (stage == Rebuild.Stage.CAUGHT_UP) { // they wait for the swap
                    waiting.add(CompletableFuture.runAsync(() -> node.projection.advance(100)));
                    waiting.add(CompletableFuture.runAsync(() -> third.projection.advance(1)));
                } else {
                    node.projection.advance(5);
                }
            });
            waiting.forEach(CompletableFuture::join);
        }
        assertThat(waiting).isNotEmpty();
        record(more, Integer.MAX_VALUE);
        node.catchUp(10);

        assertThat(node.projection.checkpoint()).isEqualTo(register.size() - 1);
        assertThat(Tables.of(node.source).unlike(rebuilt())).isEmpty();
    }

    private void record(Iterator<RandomInstrument> more, int limit) {
        for (int i = 0; i < limit && more.hasNext(); i++) {
            record(more.next());
        }
    }

    @Test
    void tables_made_anew_take_their_place_as_soon_as_nobody_reads_the_old_ones() throws SQLException {
        record(RandomHistory.historic(3006));
        node.catchUp(100);
        AtomicInteger tries = new AtomicInteger();
        try (Node rebuilding = new Node(database);
                Connection reader = node.source.getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().executeQuery("select * from holder_version");
            var rebuild = CompletableFuture.runAsync(() -> rebuilding.rebuild.rebuild((stage, done, all) -> {
                if (stage == Rebuild.Stage.CAUGHT_UP) {
                    tries.incrementAndGet();
                }
            }));
            await().until(() -> tries.get() >= 3);
            assertThat(rebuild).isNotDone();
            assertThat(Tables.of(node.source).rows().get("holder_version")).isNotEmpty();
            reader.commit();
            rebuild.join();
        }
        node.catchUp(100);
        assertThat(Tables.of(node.source).unlike(rebuilt())).isEmpty();
    }

    @Test
    void one_that_paused_does_not_rest_on_what_it_remembers() {
        List<RandomInstrument> instruments = RandomHistory.historic(3004).instruments();
        try (Node other = new Node(database)) {
            for (int i = 0; i < instruments.size(); i++) {
                record(instruments.get(i));
                (i % 7 < 3 ? node : other).projection.advance(1_000);
            }
        }

        assertThat(node.projection.checkpoint()).isEqualTo(register.size() - 1);
        assertThat(Tables.of(node.source).unlike(rebuilt())).isEmpty();
    }

    @Test
    void an_event_that_gets_its_entry_late_is_not_passed_over() {
        List<Long> late = register.write("late", events("late", Say.institution("late", "2019")));
        List<Long> early = register.write("early", events("early", Say.institution("early", "2019")));
        node.catchUp(100);
        assertThat(projected()).isEmpty();

        register.enter("early", NOON, early);
        node.catchUp(100);
        assertThat(projected()).containsExactly("early");

        register.enter("late", NOON, late);
        node.catchUp(100);
        assertThat(projected()).containsExactly("early", "late");
        assertThat(Tables.of(node.source).rows().get("institution_version")).hasSize(2);
        assertThat(Tables.of(node.source).unlike(rebuilt())).isEmpty();
    }

    private static List<Stored> events(String instrumentId, Event effect) {
        return TestRegister.whole(instrumentId, List.of(effect)).stream()
                .map(Stored::of)
                .toList();
    }

    @Test
    void an_instrument_is_projected_when_all_of_it_has_entries() {
        List<Long> positions = register.write("halves", events("halves", Say.institution("halves", "2019")));
        register.enter("halves", NOON, positions.subList(0, 1));
        node.catchUp(100);
        assertThat(projected()).isEmpty();
        assertThat(node.projection.checkpoint()).isEqualTo(-1);

        register.enter("halves", NOON, positions.subList(1, 2));
        node.catchUp(100);
        assertThat(projected()).containsExactly("halves");
    }

    @Test
    void a_hole_in_the_entries_stops_the_projection() throws SQLException {
        register.record("one", Say.institution("one", "2019"));
        superuser("alter table register.entry disable trigger all");
        List<Long> positions = register.write("two", events("two", Say.institution("two", "2019")));
        superuser("insert into register.entry values (3, " + positions.get(0) + ", '2030-01-01'), (4, "
                + positions.get(1) + ", '2030-01-01')");

        node.projection.advance(100);

        assertThat(projected()).containsExactly("one");
        assertThatThrownBy(() -> node.projection.advance(100)).hasMessage("entry 2 is missing before entry 3");
        assertThat(projected()).containsExactly("one");
    }

    @Test
    void what_stands_before_an_event_of_unknown_type_is_projected_and_nothing_after_it() {
        register.record("known", Say.institution("known", "2019"));
        List<Stored> events = events("unknown", Say.institution("unknown", "2019"));
        Stored last = events.getLast();
        register.recordStored(
                "unknown",
                NOON,
                List.of(events.getFirst(), new Stored(last.thing(), "institution.renamed-by-tomorrow", "f", "{}")));
        register.record("after", Say.institution("after", "2019"));

        assertThat(node.projection.advance(100)).isEqualTo(2);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> node.projection.advance(100))
                    .hasMessage("unknown event type: institution.renamed-by-tomorrow");
        }

        assertThat(projected()).containsExactly("known");
        assertThatThrownBy(() -> node.rebuild.rebuild((stage, done, all) -> {}))
                .hasMessage("unknown event type: institution.renamed-by-tomorrow");
        assertThat(projected()).containsExactly("known");
    }

    @Test
    void an_instrument_longer_than_a_part_is_projected_whole() {
        Event[] units = new Event[120];
        units[0] = Say.institution("long", "2019");
        for (int i = 1; i < units.length; i++) {
            units[i] = Say.unit("long-" + i, "long", "2019");
        }
        register.record("long", units);

        assertThat(node.projection.advance(7)).isEqualTo(121);
        assertThat(Tables.of(node.source).rows().get("unit_version")).hasSize(119);
    }

    private void superuser(String sql) throws SQLException {
        try (var connection = database.superuser().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Whoever is erased in the midst of a history, also in the very run in which they were registered. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void of_who_was_erased_the_tables_hold_what_a_rebuild_gives(int limit) {
        RandomHistory history = RandomHistory.historic(3004);
        record(history);
        node.catchUp(limit);
        List<String> people = JdbcClient.create(node.source)
                .sql("select distinct person_id from person_version where known_until is null order by 1")
                .query(String.class)
                .list();
        assertThat(people).hasSizeGreaterThan(3);
        register.record(
                "order-1", NOON, TestRegister.whole("order-1", List.of(erased(people.get(0)), erased(people.get(1)))));
        register.record("letter", NOON, TestRegister.whole("letter", List.of(Say.person("p-late", "Mfano Wa Mwisho"))));
        register.record("order-2", NOON, TestRegister.whole("order-2", List.of(erased("p-late"))));
        node.catchUp(limit);

        assertThat(Tables.of(node.source).unlike(rebuilt())).isEmpty();
        assertThat(JdbcClient.create(node.source)
                        .sql("select count(*) from person_version where person_id = any(?)"
                                + " and (name is not null or name_key is not null)")
                        .param(new String[] {people.get(0), people.get(1), "p-late"})
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static PersonErased erased(String person) {
        return new PersonErased("gone-" + person, person, null);
    }
}
