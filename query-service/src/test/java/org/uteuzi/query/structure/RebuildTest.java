package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.uteuzi.query.QueryService;

/** The projection is made anew and is what it was, while two query-services go on answering from it. */
@ExtendWith(RecordedHistories.MadeOnce.class)
class RebuildTest {

    private static final String QUESTION = "/api/institutions?on=2022-01-01";

    private final RecordedHistories histories;
    private final Node node;
    private final Tables before;

    RebuildTest(RecordedHistories histories) {
        this.histories = histories;
        node = new Node(histories.database);
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

    @ParameterizedTest
    @ValueSource(ints = {1, 13, 200, 100_000})
    void what_is_rebuilt_in_parts_of_any_size_equals_what_was_projected_live(int limit) {
        List<Long> progress = new ArrayList<>();

        node.projection.rebuild(limit, progress::add);

        assertThat(Tables.of(node.source).unlike(before)).isEmpty();
        assertThat(progress).isSorted().doesNotHaveDuplicates().endsWith(histories.register.size());
        assertThat(progress.size()).isGreaterThanOrEqualTo((int) Math.min(10, histories.register.size() / limit));
    }

    @Test
    void while_it_is_rebuilt_questions_are_answered_from_what_was_there() {
        String answer = histories.nodes.getFirst().get(QUESTION).body();
        List<String> answers = new ArrayList<>();

        node.projection.rebuild(200, done -> {
            answers.add(histories.nodes.getFirst().get(QUESTION).body());
            assertThat(Tables.of(histories.database.superuser()).unlike(before)).isEmpty();
        });

        assertThat(answers).hasSizeGreaterThan(2).containsOnly(answer);
        assertThat(histories.nodes.getFirst().get(QUESTION).body()).isEqualTo(answer);
    }

    @Test
    void a_rebuild_that_fails_leaves_what_was_there() {
        assertThatThrownBy(() -> node.projection.rebuild(50, done -> {
                    if (done > 300) {
                        throw new IllegalStateException("stopped on the way");
                    }
                }))
                .hasMessage("stopped on the way");

        assertThat(Tables.of(node.source).unlike(before)).isEmpty();
        node.projection.rebuild(50, done -> {});
        assertThat(Tables.of(node.source).unlike(before)).isEmpty();
    }

    @Test
    void a_rebuild_whose_connection_is_killed_leaves_what_was_there() {
        AtomicBoolean killed = new AtomicBoolean();
        assertThatThrownBy(() -> node.projection.rebuild(50, done -> {
                    if (done > 300) {
                        killed.set(killTheRebuild());
                    }
                }))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class);

        assertThat(killed).isTrue();
        assertThat(Tables.of(node.source).unlike(before)).isEmpty();
        assertThat(node.projection.advance(10)).isZero();
    }

    /** It is the one that deletes what it makes anew. */
    private boolean killTheRebuild() {
        return JdbcClient.create(histories.database.superuser())
                .sql("select pg_terminate_backend(pid) from pg_locks join pg_class on relation = pg_class.oid"
                        + " where relname = 'vacancy_version' and mode = 'RowExclusiveLock'")
                .query(Boolean.class)
                .single();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void the_command_rebuilds_what_was_damaged_and_tells_how_far_it_is(CapturedOutput output) {
        JdbcClient.create(node.source)
                .sql("delete from structure.holder_version where known_from > 200")
                .update();
        assertThat(Tables.of(node.source).unlike(before)).isNotEmpty();
        List<String> arguments = new ArrayList<>(List.of(QueryNode.arguments(
                histories.database, "uteuzi.projection.batch=150", "logging.level.org.uteuzi=info")));
        arguments.add("rebuild");

        try {
            QueryService.main(arguments.toArray(String[]::new));
            assertThat(Tables.of(node.source).unlike(before)).isEmpty();
        } finally {
            node.projection.rebuild(100_000, done -> {}); // the other tests need it whole
        }
        long all = histories.register.size();
        assertThat(output)
                .contains(all + " of " + all + " entries (100 %)")
                .contains("rebuilt from " + all + " entries");
    }
}
