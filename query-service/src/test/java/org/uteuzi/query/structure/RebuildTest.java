package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.uteuzi.query.QueryService;
import org.uteuzi.query.structure.Rebuild.Stage;

/** The projection is made anew and is what it was, while two query-services go on answering from it. */
@ExtendWith(RecordedHistories.MadeOnce.class)
class RebuildTest {

    private static final String QUESTION = "/api/institutions?on=2022-01-01";
    private static final Rebuild.Progress UNHEARD = (stage, done, all) -> {};

    private final RecordedHistories histories;
    private final Node node;
    private final JdbcClient superuser;
    private final Tables before;

    RebuildTest(RecordedHistories histories) {
        this.histories = histories;
        node = new Node(histories.database);
        superuser = JdbcClient.create(histories.database.superuser());
        before = Tables.of(node.source);
    }

    @BeforeEach
    void something_was_projected() {
        assertThat(before.rows().get("holder_version").size()).isGreaterThan(100);
        assertThat(before.rows().get("vacancy_version").size()).isGreaterThan(100);
        assertThat(before.rows().get("concern").size()).isGreaterThan(100);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void who_looked_is_not_made_from_the_register_and_stays_as_it_was() {
        JdbcClient log = JdbcClient.create(node.source);
        log.sql("insert into read_log select coalesce(max(number), -1) + 1, now(), 'mtu', '{person:p}', '{egaz}', '{}',"
                        + " gen_random_uuid(), 0 from read_log")
                .update();

        node.rebuild.rebuild(1_000_000, 1_000, UNHEARD);

        assertThat(log.sql("select subject from read_log where things = '{person:p}'")
                        .query(String.class)
                        .list())
                .containsExactly("mtu");
        assertThatThrownBy(() -> log.sql("delete from read_log").update())
                .rootCause()
                .hasMessageContaining("structure.read_log can only be added to");
    }

    @ParameterizedTest
    @CsvSource({"0, 1000", "40, 7", "700, 1", "1000000, 130"})
    void what_is_rebuilt_with_any_room_in_pages_of_any_size_equals_what_was_projected_live(long keep, int page) {
        List<Stage> stages = new ArrayList<>();
        long entries = node.rebuild.rebuild(keep, page, (stage, done, all) -> {
            assertThat(done).isBetween(0L, all);
            stages.add(stage);
        });

        assertThat(entries).isEqualTo(histories.register.size());
        assertThat(Tables.of(node.source).unlike(before)).isEmpty();
        assertThat(stages).contains(Stage.values()).isSorted();
    }

    @Test
    void names_columns_indexes_and_privileges_are_what_they_were() {
        superuser
                .sql("grant select on structure.holder_version to uteuzi_command")
                .update();
        List<String> shape = shape();

        node.rebuild.rebuild(UNHEARD);

        assertThat(shape()).isEqualTo(shape).hasSizeGreaterThan(150);
        superuser
                .sql("revoke select on structure.holder_version from uteuzi_command")
                .update();
    }

    /** All that the catalogue says of the schema; the ids of tables differ. */
    private List<String> shape() {
        return superuser.sql("""
                select format('%s %s %s', relkind, relname, relacl) from pg_class where relnamespace = 'structure'::regnamespace
                union all select indexdef from pg_indexes where schemaname = 'structure'
                union all select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                          from pg_constraint where connamespace = 'structure'::regnamespace
                union all select format('%s %s %s %s %s %s %s %s', table_name, ordinal_position, column_name, data_type,
                                        is_nullable, column_default, identity_generation, generation_expression)
                          from information_schema.columns where table_schema = 'structure'
                order by 1
                """).query(String.class).list();
    }

    @Test
    void while_it_is_rebuilt_questions_are_answered_from_what_was_there() {
        String answer = histories.nodes.getFirst().get(QUESTION).body();
        List<String> answers = new ArrayList<>();

        node.rebuild.rebuild((stage, done, all) -> {
            answers.add(histories.nodes.getFirst().get(QUESTION).body());
            answers.add(histories.nodes.getLast().get(QUESTION).body());
        });

        assertThat(answers).hasSizeGreaterThan(20).containsOnly(answer);
        assertThat(histories.nodes.getFirst().get(QUESTION).body()).isEqualTo(answer);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void a_rebuild_that_fails_in_any_part_leaves_what_was_there(Stage failing) {
        SplittableRandom random = new SplittableRandom(failing.ordinal());
        for (int i = 0; i < 3; i++) {
            double after = random.nextDouble();
            assertThatThrownBy(() -> node.rebuild.rebuild((stage, done, all) -> {
                        if (stage == failing && done >= after * all) {
                            throw new IllegalStateException("stopped on the way");
                        }
                    }))
                    .hasMessage("stopped on the way");

            assertThat(Tables.of(node.source).unlike(before)).isEmpty();
        }
        node.rebuild.rebuild(UNHEARD);
        assertThat(Tables.of(node.source).unlike(before)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void a_rebuild_whose_connections_are_killed_leaves_what_was_there(Stage failing) {
        AtomicInteger killed = new AtomicInteger();
        assertThatThrownBy(() -> node.rebuild.rebuild((stage, done, all) -> {
                    if (stage == failing) {
                        killed.addAndGet(killTheRebuild());
                    }
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(killed).hasPositiveValue();
        node.source.getHikariPoolMXBean().softEvictConnections(); // the pool trusts those that were used just now
        assertThat(node.projection.advance(10)).isZero();
        node.rebuild.rebuild(UNHEARD);
        assertThat(Tables.of(node.source).unlike(before)).isEmpty();
    }

    private int killTheRebuild() {
        return superuser
                .sql("select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'node'"
                        + " and datname = current_database()")
                .query(Boolean.class)
                .list()
                .size();
    }

    @Test
    void a_rebuild_that_lost_the_lock_puts_nothing_in_the_place_of_what_was_there() {
        long tables = oid();
        AtomicInteger killed = new AtomicInteger();
        assertThatThrownBy(() -> node.rebuild.rebuild((stage, done, all) -> {
                    if (stage == Stage.INDEXED && done == all) {
                        killed.addAndGet(superuser
                                .sql(
                                        "select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory'"
                                                + " and database = (select oid from pg_database where datname = current_database())")
                                .query(Boolean.class)
                                .list()
                                .size());
                    }
                }))
                .hasMessageContaining("other rebuilds");

        assertThat(killed).hasValue(1);
        assertThat(oid()).isEqualTo(tables);
        assertThat(Tables.of(node.source).unlike(before)).isEmpty();
    }

    private long oid() {
        return superuser
                .sql("select cast(to_regclass('structure.part') as oid)")
                .query(Long.class)
                .single();
    }

    @Test
    void what_a_killed_process_left_is_cleared_away_by_the_next_rebuild() {
        superuser.sql("create table structure.holder_version_next (of int)").update();
        superuser
                .sql("alter table structure.holder_version_next owner to uteuzi_query")
                .update();

        node.rebuild.rebuild(UNHEARD);

        assertThat(Tables.of(node.source).unlike(before)).isEmpty();
    }

    @Test
    void only_one_rebuild_runs_at_a_time() {
        AtomicInteger refused = new AtomicInteger();
        node.rebuild.rebuild((stage, done, all) -> {
            if (stage == Stage.FOLDED && refused.getAndIncrement() == 0) {
                assertThatThrownBy(() -> node.rebuild.rebuild(UNHEARD)).hasMessage("another rebuild is running");
            }
        });

        assertThat(refused).hasPositiveValue();
        assertThat(Tables.of(node.source).unlike(before)).isEmpty();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void how_long_a_part_takes_is_told_by_what_was_done_since_the_part_before_it(CapturedOutput output) {
        Deque<Instant> moments = new ArrayDeque<>(Stream.of(0, 0, 1, 3, 9)
                .map(second -> Instant.EPOCH.plusSeconds(second))
                .toList());
        RebuildCommand command = new RebuildCommand(node.rebuild, moments::remove);

        command.report(Stage.READ, 0, 100);
        command.report(Stage.READ, 10, 100);
        command.report(Stage.READ, 100, 100);
        command.report(Stage.FOLDED, 12, 24);

        assertThat(output.getOut().lines().filter(line -> line.contains("to go")))
                .extracting(line -> line.substring(line.indexOf(": ") + 2))
                .containsExactly(
                        "10 of 100 entries read (10 %), 10 a second, about 9 s to go in this part",
                        "100 of 100 entries read (100 %), 33 a second, about 0 s to go in this part",
                        "12 of 24 things folded (50 %), 2 a second, about 6 s to go in this part");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void the_command_rebuilds_what_was_damaged_and_tells_how_far_it_is(CapturedOutput output) {
        JdbcClient.create(node.source)
                .sql("delete from structure.holder_version where known_from > 200")
                .update();
        assertThat(Tables.of(node.source).unlike(before)).isNotEmpty();
        List<String> arguments =
                new ArrayList<>(List.of(QueryNode.arguments(histories.database, "logging.level.org.uteuzi=info")));
        arguments.add("rebuild");

        try {
            QueryService.main(arguments.toArray(String[]::new));
            assertThat(Tables.of(node.source).unlike(before)).isEmpty();
        } finally {
            node.rebuild.rebuild(UNHEARD); // the other tests need it whole
        }
        long all = histories.register.size();
        assertThat(output)
                .contains(all + " of " + all + " entries read (100 %)")
                .contains("rebuilt from " + all + " entries");
    }
}
