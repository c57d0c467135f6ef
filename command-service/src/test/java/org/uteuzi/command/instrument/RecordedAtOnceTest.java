package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uteuzi.command.instrument.ImportedTogetherTest.assertSameRows;
import static org.uteuzi.command.instrument.ImportedTogetherTest.guard;
import static org.uteuzi.command.instrument.ImportedTogetherTest.withoutNewIds;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;
import static org.uteuzi.command.instrument.Papers.appoint;
import static org.uteuzi.command.instrument.Papers.end;
import static org.uteuzi.command.instrument.Papers.post;
import static org.uteuzi.command.instrument.Papers.withdraw;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.uteuzi.command.instrument.Door.Answer;
import org.uteuzi.testing.TestDatabase;

/** What many clients record at once could have been recorded one by one, in the order of the register. */
class RecordedAtOnceTest {

    private static final int CLIENTS = 16;

    private static TestDatabase oneDatabase;
    private static TestDatabase otherDatabase;
    private static Door atOnce;
    private static Door oneByOne;

    @BeforeAll
    static void open() {
        oneDatabase = TestDatabase.create();
        otherDatabase = TestDatabase.create();
        atOnce = Door.open(oneDatabase);
        oneByOne = Door.open(otherDatabase);
    }

    @AfterAll
    static void close() {
        atOnce.close();
        oneByOne.close();
        oneDatabase.close();
        otherDatabase.close();
    }

    @Test
    void four_hundred_instruments_about_few_posts() throws Exception {
        assertSame(1, 400);
    }

    @Test
    @Tag("thorough")
    void thousands_of_instruments_about_few_posts() throws Exception {
        for (long seed = 100; seed < 108; seed++) {
            assertSame(seed, 1_000);
        }
    }

    private static void assertSame(long seed, int count) throws Exception {
        Papers papers = new Papers(atOnce);
        String first = papers.instrument("~first", SMALL_INSTITUTION);
        assertThat(atOnce.post(first).status()).isEqualTo(201);
        assertThat(oneByOne.post(first).status()).isEqualTo(201);
        Map<String, String> requests = requests(papers, new Random(seed), count);
        Map<String, Answer> answers = new ConcurrentHashMap<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            requests.forEach((id, request) -> clients.execute(() -> answers.put(id, atOnce.post(request))));
        }

        assertThat(answers).hasSize(count);
        assertThat(answers.values())
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isIn(201, 409, 422));
        List<String> inOrder = recorded(papers.own("~n-"));
        assertThat(inOrder).hasSizeGreaterThan(count / 3);
        for (String id : inOrder) {
            Answer again = oneByOne.post(requests.get(id));
            assertThat(again.status()).as(again.body()).isEqualTo(201);
            assertThat(withoutNewIds(again.body()))
                    .isEqualTo(withoutNewIds(answers.get(id).body()));
        }
        assertSameRows(events(atOnce), events(oneByOne));
        assertSameRows(guard(atOnce), guard(oneByOne));
        assertThat(atOnce.bean(MeterRegistry.class)
                        .get("uteuzi.recorded.together")
                        .summary()
                        .max())
                .isGreaterThan(2);
    }

    private static Map<String, String> requests(Papers papers, Random dice, int count) {
        Map<String, String> requests = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String post = dice.nextInt(9) == 0 ? "~p" : "~q" + dice.nextInt(i + 1);
            String appointment = "~a" + dice.nextInt(i + 1);
            String day = (2020 + dice.nextInt(5)) + "-03-01";
            // nobody is appointed twice: of what the same person holds elsewhere, two who record at once may each know
            // nothing
            String person = "{type: 'registerPerson', personId: '~y%d', name: 'Mfano ~ %d'}".formatted(i, i);
            String[] effects = switch (dice.nextInt(9)) {
                case 0, 1 -> new String[] {post("q" + i, "seats: " + (1 + dice.nextInt(2)))};
                case 2 -> new String[] {post("q" + i, "reportsTo: '" + post + "'")};
                case 3 -> new String[] {post("q" + i, "seats: 1"), person, appoint("~a" + i, "~q" + i, "~y" + i, day)};
                case 4, 5 -> new String[] {person, appoint("~a" + i, post, "~y" + i, day)};
                case 6 -> new String[] {end(appointment, (2021 + dice.nextInt(5)) + "-06-01")};
                case 7 -> new String[] {withdraw("~w" + i, appointment + "-start")};
                default -> new String[] {person};
            };
            String id = papers.own("~n-" + i);
            requests.put(id, papers.instrument(id, effects));
        }
        return requests;
    }

    private static List<String> recorded(String prefix) {
        return atOnce.sql()
                .sql("select instrument_id from register.event where starts_with(instrument_id, ?)"
                        + " group by instrument_id order by min(position)")
                .param(prefix)
                .query(String.class)
                .list();
    }

    private static List<String> events(Door door) {
        return door.sql().sql("""
                        select concat_ws(' ', aggregate_id, sequence_number, event_type, event_revision, instrument_id, metadata::jsonb,
                                         case when event_type like 'person.%' then '' else payload end)
                        from register.event order by aggregate_id, sequence_number""").query(String.class).list().stream()
                .map(ImportedTogetherTest::withoutNewIds)
                .toList();
    }
}
