package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.query.structure.Rebuild.Stage;
import org.uteuzi.testing.TestDatabase;

/** What is recorded while a rebuild runs is in the new tables. */
class RebuildMeanwhileTest {

    private final TestDatabase database =
            TestDatabase.create().migrateRegister().migrateStructure();
    private final TestRegister register = new TestRegister(database);
    private final Node node = new Node(database);
    private final Node other = new Node(database);

    @AfterEach
    void close() {
        other.close();
        node.close();
        database.close();
    }

    private void record(int from, int to) {
        for (int i = from; i < to; i++) {
            register.record("i-" + i, Say.institution("i-" + i, "2019"), Say.unit("u-" + i, "i-" + i, "2019"));
        }
    }

    private boolean isCheckpointFree() {
        return JdbcClient.create(other.source)
                .sql("select entry from checkpoint for update skip locked")
                .query(Long.class)
                .optional()
                .isPresent();
    }

    @Test
    void however_much_it_is_nobody_waits_for_it_but_for_the_last_page() {
        record(0, 5);
        node.catchUp(100);
        List<Long> caughtUp = new ArrayList<>();

        long entries = node.rebuild.rebuild(1_000, 7, (stage, done, all) -> {
            if (stage == Stage.INDEXED && done == all) {
                record(5, 25);
            }
            if (stage == Stage.CAUGHT_UP && isCheckpointFree()) {
                caughtUp.add(done);
                if (caughtUp.size() == 1) {
                    record(25, 30);
                }
            }
        });

        assertThat(entries).isEqualTo(register.size()).isEqualTo(90);
        assertThat(caughtUp).hasSizeGreaterThan(8).isSorted();
        assertThat(caughtUp.getLast()).isGreaterThanOrEqualTo(entries - 7);
        Tables rebuilt = Tables.of(node.source);
        node.rebuild.rebuild((stage, done, all) -> {});
        assertThat(Tables.of(node.source).unlike(rebuilt)).isEmpty();
    }

    @Test
    void whoever_asks_which_ids_are_one_person_sees_all_that_the_new_tables_have_when_they_take_their_place() {
        record(0, 1);
        node.catchUp(100);
        PersonIds ids = new PersonIds(JdbcClient.create(other.source));
        JdbcClient swapping = JdbcClient.create(node.source);

        CompletableFuture<Set<String>> asked = new TransactionTemplate(new JdbcTransactionManager(node.source))
                .execute(status -> {
                    swapping.sql("lock table person_version in access exclusive mode")
                            .update();
                    swapping.sql(
                                    "insert into person_version (person_id, name, name_key, same_as, effective_from, known_from,"
                                            + " fact_id, instrument_id) values ('p', 'P', 'p', 'q', '2019-01-01', 0, 'f', 'i')")
                            .update();
                    var asking = CompletableFuture.supplyAsync(() -> ids.of("q", 0));
                    await().until(() -> swapping.sql("select exists (select from pg_locks where not granted"
                                    + " and relation = cast('person_version' as regclass))")
                            .query(Boolean.class)
                            .single());
                    return asking;
                });

        assertThat(asked.join()).containsExactlyInAnyOrder("p", "q");
    }

    @Test
    void what_is_named_and_was_never_recorded_is_nothing_to_make() {
        register.record(
                "named",
                Say.institution("naming", "2019"),
                Say.unit("naming-unit", "naming", "2019"),
                Say.post("naming-post", "naming-unit", "2019", "office:never-recorded"));
        node.catchUp(100);
        Tables before = Tables.of(node.source);

        node.rebuild.rebuild((stage, done, all) -> {});

        assertThat(Tables.of(node.source).unlike(before)).isEmpty();
    }
}
