package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.query.QueryService;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.query.verify.Verification;
import org.uteuzi.query.verify.VerifyCommand;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestIssuer;
import org.uteuzi.time.PartialDate;

/** The command that compares a register in use with the naive fold finds nothing where nothing is wrong, and what is. */
@ExtendWith({RecordedHistories.MadeOnce.class, OutputCaptureExtension.class})
class VerificationTest {

    private static final class Heard implements Verification.Progress {

        private final List<Long> read = new ArrayList<>();
        private final List<Integer> compared = new ArrayList<>();

        @Override
        public void read(long entries, long all) {
            read.add(entries);
        }

        @Override
        public void compared(int points, int all) {
            compared.add(points);
        }
    }

    @Test
    void answers_and_tables_of_random_histories_are_as_the_naive_fold_believes_them(RecordedHistories histories) {
        Heard heard = new Heard();

        Verification.Result result =
                histories.nodes.getFirst().bean(Verification.class).verify(1, 400, heard);

        assertThat(result.differences()).isEmpty();
        assertThat(result.points()).isGreaterThanOrEqualTo(400);
        assertThat(result.lines()).isGreaterThan(10_000);
        assertThat(heard.read).last().isEqualTo(histories.register.size());
        assertThat(heard.compared).hasSize(result.points()).isSorted();
    }

    /** Each a register of its own, of which nobody else asks while it is not as it should be. */
    @Nested
    @Tag("thorough")
    class Of_tables_that_somebody_changed {

        private static TestDatabase whole;

        private final TestDatabase database = whole.copy();
        private final JdbcClient superuser = JdbcClient.create(database.superuser());

        @BeforeAll
        static void record() {
            whole = TestDatabase.create().migrateRegister();
            TestRegister register = new TestRegister(whole);
            register.record(
                    "act",
                    Say.office("rais", "Rais"),
                    Say.institution("egaz", "2019-07-01"),
                    Say.unit("ict", "egaz", "2019-07-01"),
                    Say.post("ict-director", "ict", "2019-07-01", "office:rais"));
            register.record(
                    "letter",
                    Say.person("p-asha", "Asha Mfano"),
                    Say.appointed("a-1", "ict-director", "p-asha", "2020-03-01"));
            try (QueryNode node = QueryNode.on(whole)) {
                node.follow(register);
            }
        }

        @AfterAll
        static void dropWhole() {
            whole.close();
        }

        @AfterEach
        void drop() {
            database.close();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "institution_version set legal_basis = '{}'; institution | egaz",
                    "office_version set jurisdiction = 'TZ'; office | rais",
                    "unit_version set kind = 'BOARD'; unit | ict",
                    "post_version set seats = 7; post | ict-director",
                    "holder_version set person_id = 'p-other'; holder | ict-director",
                    "holder_version set effective_from = '2020-03-02'; holder | ict-director",
                    "holder_version set known_from = known_from + 2; holder | ict-director",
                    "vacancy_version set vacancies = '[]'; vacancy | ict-director",
                    "person_version set name = 'Mwingine'; person | p-asha",
                    "name_version set name_sw = 'Jingine'; name | unit:ict",
                    "paper_version set signed_on = '1999'; paper | letter",
                    "instrument set first_entry = first_entry - 1 where instrument_id = 'letter'; instrument | letter",
                    "home set thing = 'person:p-other' where thing = 'person:p-asha'; home | person:p-asha",
                    "home set institution_id = 'zaca' where thing = 'unit:ict'; home | unit:ict",
                    "home set thing = 'person:p-other' where thing = 'instrument:letter'; home | person:p-other",
                    "part set thing = 'person:p-other' where thing = 'person:p-asha'; {\"institution\":"
                })
        void the_row_that_is_wrong_is_named(String change, String line) {
            assertThat(superuser.sql("update structure." + change).update()).isPositive();

            try (QueryNode node = QueryNode.on(database)) {
                Verification.Result result = node.bean(Verification.class).verify(3, 60, new Heard());

                assertThat(result.differences())
                        .isNotEmpty()
                        .extracting(Verification.Difference::line)
                        .anyMatch(difference -> difference.startsWith(line));
            }
        }
    }

    @Test
    void tables_and_memory_hold_of_who_was_erased_what_the_register_still_says() {
        try (TestDatabase database = TestDatabase.create().migrateRegister();
                QueryNode node = QueryNode.on(database)) {
            TestRegister register = new TestRegister(database);
            register.record(
                    "act",
                    Say.institution("egaz", "2019"),
                    Say.unit("ict", "egaz", "2019"),
                    Say.post("ict-director", "ict", "2019"),
                    Say.person("p-asha", "Asha Mfano"),
                    Say.person("p-other", "Mwingine Mfano"),
                    Say.appointed("a-1", "ict-director", "p-asha", "2020-03-01"));
            register.record(
                    "letter",
                    new PersonAmended("f-2", "p-asha", "Asha Juma", new PartialDate("2022"), DateBasis.STATED, null));
            node.follow(register);
            register.record("order", new PersonErased("f-3", "p-asha", null));
            node.follow(register);

            Verification.Result result = node.bean(Verification.class).verify(3, 60, new Heard());

            assertThat(result.differences()).isEmpty();
            assertThat(JdbcClient.create(database.superuser())
                            .sql("update structure.person_version set name = 'Asha Mfano' where person_id = 'p-asha'")
                            .update())
                    .isEqualTo(3); // the first name before and after the second was known, and that
            assertThat(node.bean(Verification.class).verify(3, 60, new Heard()).differences())
                    .isNotEmpty();
        }
    }

    @Test
    void posts_come_along_when_their_unit_is_corrected_into_another_institution() {
        try (TestDatabase database = TestDatabase.create().migrateRegister();
                QueryNode node = QueryNode.on(database)) {
            TestRegister register = new TestRegister(database);
            register.record(
                    "act",
                    Say.institution("egaz", "2019"),
                    Say.institution("zaca", "2019"),
                    Say.unit("ict", "egaz", "2019"),
                    Say.post("ict-director", "ict", "2019"),
                    Say.person("p-asha", "Asha Mfano"),
                    Say.appointed("a-1", "ict-director", "p-asha", "2020-03-01"));
            node.follow(register);
            node.ask("/api/institutions/zaca/structure?on=2021-01-01");
            register.record("letter", Say.unit("f-2", "ict", "zaca", "2019", Say.corrects("f-ict")));
            node.follow(register);

            assertThat(node.get("/api/institutions/zaca/structure?on=2021-01-01")
                            .body())
                    .contains("Asha Mfano");
            assertThat(node.get(
                                    "/api/people/p-asha",
                                    "Authorization",
                                    "Bearer " + TestIssuer.shared().token("mtu", "MANAGER:zaca"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(node.bean(Verification.class).verify(1, 60, new Heard()).differences())
                    .isEmpty();
        }
    }

    @Test
    void whoever_verifies_is_told_how_far_it_is_and_what_came_of_it(
            RecordedHistories histories, CapturedOutput output) {
        int status = run(histories, "--points=40", "--seed=5");

        assertThat(status).isZero();
        assertThat(output)
                .contains("points compared (100 %)")
                .contains("0 differences in")
                .contains("--seed=5");
    }

    private static int run(RecordedHistories histories, String... options) {
        SpringApplication application = new SpringApplication(QueryService.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setAdditionalProfiles(VerifyCommand.PROFILE);
        String[] arguments = Stream.concat(
                        Stream.of(QueryNode.arguments(histories.database, "logging.level.org.uteuzi=info")),
                        Stream.of(options))
                .toArray(String[]::new);
        return SpringApplication.exit(application.run(arguments));
    }
}
