package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.query.finding.OwnFindings;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.query.structure.RecordedHistories.Told;
import org.uteuzi.testing.TestDatabase;

/** However an institution came into memory, it answers the same bytes. */
@ExtendWith(RecordedHistories.MadeOnce.class)
class MemoryTest {

    private final RecordedHistories histories;
    private final Map<String, String> answers = new LinkedHashMap<>();

    /** Of institutions that grew in memory instrument by instrument. */
    MemoryTest(RecordedHistories histories) {
        this.histories = histories;
        for (String path : paths()) {
            answers.put(path, histories.nodes.getFirst().get(path).body());
        }
    }

    private List<String> paths() {
        SplittableRandom random = new SplittableRandom(12);
        List<String> paths = new ArrayList<>();
        for (Map.Entry<String, Told> institution : histories.institutions.entrySet()) {
            for (int i = 0; i < 6; i++) {
                LocalDate on = RecordedHistories.someDay(institution.getValue(), random);
                long entry = histories.points.lastKey() - random.nextInt(i == 0 ? 1 : 150);
                paths.add("/api/institutions/" + institution.getKey() + "/structure?on=" + on + "&entry=" + entry);
                paths.add("/api/institutions/" + institution.getKey() + "/days?on=" + on + "&entry=" + entry);
            }
        }
        return paths;
    }

    private void assertSameAnswersOf(QueryNode node) {
        assertThat(answers).hasSizeGreaterThan(100);
        answers.forEach(
                (path, answer) -> assertThat(node.get(path).body()).as(path).isEqualTo(answer));
    }

    @Test
    void one_that_is_loaded_for_each_question_answers_as_the_one_that_grew() {
        try (QueryNode small = QueryNode.on(histories.database, "uteuzi.history.memory=1KB")) {
            small.follow(histories.register);
            assertSameAnswersOf(small);
        }
    }

    @Test
    void a_service_that_starts_holds_what_it_is_asked_for_and_needs_no_database_to_answer() {
        // that somebody looked is written down afterwards
        try (QueryNode fresh = QueryNode.on(histories.database, "uteuzi.reads.every=1h")) {
            fresh.follow(histories.register);
            fresh.awaitReady();
            fresh.forgetStatements();
            Set<String> ofTheLoop = await().until(fresh::statements, statements -> statements.size() == 3);

            assertSameAnswersOf(fresh);

            assertThat(fresh.statements()).isEqualTo(ofTheLoop);
        }
    }

    /** The order of the register is not that of commits: a paper can name whoever comes after it. */
    @Test
    void what_was_named_before_it_was_recorded_is_seen_when_it_is() {
        String structure = "/api/institutions/egaz/structure?on=2021-06-30";
        try (TestDatabase database = TestDatabase.create().migrateRegister();
                QueryNode node = QueryNode.on(database, "uteuzi.projection.poll=1h")) {
            TestRegister register = new TestRegister(database);
            register.record(
                    "act",
                    Say.institution("egaz", "2019"),
                    Say.unit("ict", "egaz", "2019"),
                    Say.post("director", "ict", "2019"),
                    Say.post("deputy", "ict", "2019"));
            node.advance(100);
            assertThat(node.get(structure).body()).contains("director");
            register.record("named", Say.appointed("a-1", "director", "asha", "2020"));
            register.record("named-too", Say.appointed("a-2", "deputy", "juma", "2020"));
            node.advance(100);
            register.record("recorded", Say.person("asha", "Asha"));
            node.advance(100);
            register.record("recorded-too", Say.person("juma", "Juma"));
            try (QueryNode other = QueryNode.on(database, "uteuzi.projection.poll=1h")) {
                other.advance(100); // knows nothing of what was named but by the tables
                node.advance(100);

                assertThat(node.get(structure).body())
                        .contains("Asha", "Juma")
                        .isEqualTo(other.get(structure).body());
            }
        }
    }

    @Test
    void what_was_judged_at_one_point_is_judged_at_another_as_by_whoever_begins_there() {
        SplittableRandom random = new SplittableRandom(21);
        OwnFindings kept = new OwnFindings();
        int open = 0;
        for (Map.Entry<String, Told> institution : histories.institutions.entrySet()) {
            InstitutionHistory history = histories
                    .nodes
                    .getFirst()
                    .bean(Histories.class)
                    .of(institution.getKey())
                    .orElseThrow();
            for (int i = 0; i < 40; i++) {
                long entry = history.points()
                        .get(random.nextInt(history.points().size()))
                        .entry();
                LocalDate on = RecordedHistories.someDay(institution.getValue(), random);
                Map<String, List<String>> found = found(history, entry, kept.on(on, history, entry));

                assertThat(found)
                        .as("%s on %s with %d", history.id(), on, entry)
                        .isEqualTo(found(history, entry, new OwnFindings().on(on, history, entry)));
                open += found.size();
            }
        }
        assertThat(open).isGreaterThan(100);
    }

    private static Map<String, List<String>> found(
            InstitutionHistory history, long entry, Function<String, List<String>> findings) {
        Map<String, List<String>> found = new TreeMap<>();
        history.everAt(entry).posts().flatMap(post -> post.holdings().stream()).forEach(holding -> {
            List<String> codes = findings.apply(holding.appointmentId());
            if (!codes.isEmpty()) {
                found.put(holding.appointmentId(), codes);
            }
        });
        return found;
    }
}
