package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.history.TestHistories;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.testing.TestDatabase;

/** Institutions in memory come to what they would be if they were loaded. */
class BroughtUpTest {

    private static final String ASHA = "person:asha";

    private final TestDatabase database =
            TestDatabase.create().migrateRegister().migrateStructure();
    private final TestRegister register = new TestRegister(database);
    private final Node node = new Node(database);

    @BeforeEach
    void record() {
        register.record(
                "act",
                Say.institution("egaz", "2019"),
                Say.unit("ict", "egaz", "2019"),
                Say.post("director", "ict", "2019"));
        register.record("asha", Say.person("asha", "Asha"), Say.appointed("a-1", "director", "asha", "2020"));
        node.catchUp(100);
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private static InstitutionHistory egaz(Histories histories) {
        return histories.of("egaz").orElseThrow();
    }

    private void assertAsLoaded(InstitutionHistory history) {
        InstitutionHistory loaded = egaz(TestHistories.of(node.source));
        assertThat(history.things()).isEqualTo(loaded.things());
        assertThat(history.all(Long.MAX_VALUE)).isEqualTo(loaded.all(Long.MAX_VALUE));
        assertThat(history.points()).isEqualTo(loaded.points());
    }

    @Test
    void after_more_entries_than_are_read_at_once() {
        Histories histories = TestHistories.of(node.source, 2);
        long before = egaz(histories).upTo();
        register.record(
                "juma",
                Say.person("juma", "Juma"),
                Say.post("deputy", "ict", "2019"),
                Say.appointed("a-2", "deputy", "juma", "2020"));
        node.catchUp(100);

        histories.bringUp(before);

        assertThat(egaz(histories).things()).contains("person:juma");
        assertAsLoaded(egaz(histories));
    }

    @Test
    void when_tables_made_anew_say_more_of_what_was_there_before() {
        Histories histories = TestHistories.of(node.source);
        JdbcClient.create(node.source)
                .sql("delete from part where thing = ?")
                .param(ASHA)
                .update();
        long before = egaz(histories).upTo();
        assertThat(egaz(histories).things()).doesNotContain(ASHA);
        register.record("unit", Say.unit("hr", "egaz", "2019"));
        node.catchUp(100);
        histories.bringUp(before);
        assertThat(egaz(histories).things()).contains("unit:hr").doesNotContain(ASHA);

        before = egaz(histories).upTo();
        node.rebuild.rebuild((stage, done, all) -> {});
        register.record("elsewhere", Say.institution("tume", "2019"));
        node.catchUp(100);
        histories.bringUp(before);

        assertThat(egaz(histories).things()).contains(ASHA);
        assertAsLoaded(egaz(histories));
    }
}
