package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.uteuzi.command.instrument.Door.Answer;
import org.uteuzi.command.thing.Effects;
import org.uteuzi.json.EventJson;
import org.uteuzi.naive.RandomHistory;
import org.uteuzi.naive.RandomInstrument;
import org.uteuzi.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lines that are recorded together leave what they would leave one by one, refusals and findings included. */
class ImportedTogetherTest {

    private static final List<String> GUARD = List.of(
            "institution",
            "unit",
            "post",
            "person",
            "mandate",
            "standing",
            "mention",
            "appointment",
            "appointment_id",
            "approval",
            "paper");

    private static TestDatabase oneDatabase;
    private static TestDatabase otherDatabase;
    private static Door together;
    private static Door oneByOne;

    @BeforeAll
    static void open() {
        oneDatabase = TestDatabase.create();
        otherDatabase = TestDatabase.create();
        together = Door.open(oneDatabase);
        oneByOne = Door.open(otherDatabase);
    }

    @AfterAll
    static void close() {
        together.close();
        oneByOne.close();
        oneDatabase.close();
        otherDatabase.close();
    }

    @Test
    void small_lines_about_few_posts_and_people() {
        assertSame(smallLines(1, 260));
    }

    @Test
    @Tag("thorough")
    void many_small_lines_about_few_posts_and_people() {
        for (long seed = 100; seed < 130; seed++) {
            assertSame(smallLines(seed, 400));
        }
    }

    @Test
    void the_effects_of_random_histories_side_by_side_each_in_a_line() {
        List<List<String>> histories = IntStream.range(0, 4)
                .mapToObj(i -> RandomHistory.live(70_000L + i).instruments().stream()
                        .limit(20)
                        .flatMap(ImportedTogetherTest::eachEffect)
                        .toList())
                .toList();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < histories.stream().mapToInt(List::size).max().orElseThrow(); i++) {
            int line = i;
            histories.stream()
                    .filter(history -> line < history.size())
                    .forEach(history -> lines.add(history.get(line)));
        }

        assertSame(lines);
    }

    private static void assertSame(List<String> lines) {
        long before = writings(together);
        JsonNode report = send(together, lines);
        assertThat(writings(together) - before)
                .as("several at once")
                .isLessThan(report.get("recorded").asLong());
        List<String> refused = new ArrayList<>();
        TreeMap<String, Long> findings = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            JsonNode alone = send(oneByOne, List.of(lines.get(i)));
            int line = i + 1;
            alone.get("refused").forEach(one -> refused.add(line + said(one)));
            alone.get("findings")
                    .properties()
                    .forEach(finding ->
                            findings.merge(finding.getKey(), finding.getValue().asLong(), Long::sum));
        }

        assertThat(report.get("refused").valueStream().map(one -> one.get("line") + said(one)))
                .containsExactlyInAnyOrderElementsOf(refused);
        assertThat(report.get("findings").toString())
                .isEqualTo(EventJson.mapper().writeValueAsString(findings));
        assertThat(report.get("recorded").asInt()).isGreaterThan(lines.size() / 3);
        assertSameRows(events(together), events(oneByOne));
        assertSameRows(guard(together), guard(oneByOne));
    }

    private static long writings(Door door) {
        return door.bean(MeterRegistry.class).get("uteuzi.append").timer().count();
    }

    /** Tells the first row that differs, not all of both. */
    static void assertSameRows(List<String> rows, List<String> expected) {
        for (int i = 0; i < Math.min(rows.size(), expected.size()); i++) {
            assertThat(rows.get(i)).isEqualTo(expected.get(i));
        }
        assertThat(rows).hasSameSizeAs(expected);
    }

    private static String said(JsonNode refused) {
        return withoutNewIds(" " + refused.get("code") + refused.get("problems"));
    }

    /** In their order and to the letter, but for ids that are made anew and names that are sealed anew. */
    private static List<String> events(Door door) {
        return door.sql()
                .sql("""
                        select aggregate_id, sequence_number, event_type, event_revision, instrument_id, source_recorded_at,
                               metadata, case when event_type like 'person.%' then '' else payload end
                        from register.event order by position""")
                .query((row, index) -> {
                    List<String> columns = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        columns.add(row.getString(i));
                    }
                    return withoutNewIds(columns.toString());
                })
                .list();
    }

    static List<String> guard(Door door) {
        return GUARD.stream()
                .flatMap(
                        table -> door
                                .sql()
                                .sql("select t::text from guard." + table + " t order by 1")
                                .query(String.class)
                                .list()
                                .stream()
                                .map(row -> table + withoutNewIds(row)))
                .sorted()
                .toList();
    }

    static String withoutNewIds(String text) {
        return text.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "NEW");
    }

    private static JsonNode send(Door door, List<String> lines) {
        Answer answer = door.send(door.request("/api/imports?mode=historic")
                .POST(BodyPublishers.ofString(String.join("\n", lines)))
                .setHeader("Content-Type", "application/x-ndjson")
                .build());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode report =
                JsonMapper.shared().readTree(answer.body().lines().toList().getLast());
        assertThat(report.has("error")).as(answer.body()).isFalse();
        return report;
    }

    private static Stream<String> eachEffect(RandomInstrument instrument) {
        ObjectNode whole = (ObjectNode) EventJson.mapper().readTree(instrument.body());
        List<JsonNode> effects = whole.get("effects").valueStream().toList();
        return IntStream.range(0, effects.size()).mapToObj(i -> {
            ObjectNode line = whole.deepCopy();
            line.put("instrumentId", instrument.instrumentId() + "-" + i);
            line.put("sourceRecordedAt", "2021-01-01T00:00:00Z");
            line.putArray("effects").add(effects.get(i));
            return line.toString();
        });
    }

    /** Of what a file of the past is made of, with much that does not fit. */
    private static List<String> smallLines(long seed, int count) {
        Random dice = new Random(seed);
        String own = "s" + seed + ".";
        List<String> lines = new ArrayList<>();
        lines.add(
                line(
                        own + "begin",
                        "{type: 'establishOffice', officeId: '~o', jurisdiction: 'TZ', name: {sw: 'Waziri'}}",
                        "{type: 'establishInstitution', factId: '~f-i', institutionId: '~i', name: {sw: 'Wakala'}, effectiveFrom: '2001'}",
                        Papers.unit("u", "").replace("2019", "2001"),
                        "{type: 'establishUnit', factId: '~f-b', unitId: '~b', institutionId: '~i', kind: 'BOARD', name: {sw: 'Bodi'}, effectiveFrom: '2001'}",
                        "{type: 'setComposition', factId: '~f-c', unitId: '~b', minimum: 3, quotas: [{appointedBy: 'office:~o', minimum: 2}], effectiveFrom: '2001'}"));
        int posts = 0;
        int people = 0;
        List<Integer> appointments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String post = "~p" + dice.nextInt(Math.max(1, posts) + 1);
            String person = "~x" + dice.nextInt(Math.max(1, people) + 1);
            String from = (2001 + dice.nextInt(18)) + "-0" + (1 + dice.nextInt(9)) + "-11";
            String appointment =
                    appointments.isEmpty() ? "~none" : "~a" + appointments.get(dice.nextInt(appointments.size()));
            List<String> effects = new ArrayList<>();
            switch (dice.nextInt(posts < 14 ? 16 : 32)) {
                case 0, 1, 2 ->
                    effects.add(
                            "{type: 'establishPost', factId: '~f-p%d', postId: '~p%d', unitId: '%s', title: {sw: 'Afisa'}, seats: 1,%s effectiveFrom: '%s'}"
                                    .formatted(
                                            posts,
                                            posts++,
                                            dice.nextInt(4) == 0 ? "~b" : "~u",
                                            switch (dice.nextInt(5)) {
                                                case 0 -> " reportsTo: '" + post + "',";
                                                case 1 -> " terms: {fullTime: true, maxTerms: 1, termLength: 'P2Y'},";
                                                default -> "";
                                            },
                                            dice.nextInt(6) == 0 ? from : "2002"));
                case 3, 4, 5 ->
                    effects.add("{type: 'registerPerson', factId: '~f-x%d', personId: '~x%d', name: 'Mfano %d'}"
                            .formatted(people, people++, dice.nextInt(9)));
                case 6 ->
                    effects.add("{type: 'amendPost', factId: '~f-m%d', postId: '%s', %s, effectiveFrom: '%s'}"
                            .formatted(
                                    i,
                                    post,
                                    dice.nextBoolean() ? "seats: 2" : "reportsTo: '~p" + dice.nextInt(posts + 1) + "'",
                                    from));
                case 7 ->
                    effects.add(Papers.withdraw(
                            "~w" + i, dice.nextBoolean() ? appointment + "-start" : "~f-x" + dice.nextInt(people + 1)));
                case 8 -> effects.add(Papers.correct(appointment + "-start", "{effectiveFrom: '" + from + "'}"));
                case 9 ->
                    effects.add("{type: 'abolishPost', factId: '~f-e%d', postId: '%s', effectiveFrom: '2019'}"
                            .formatted(i, post));
                case 10, 11, 12, 13, 14 -> effects.add(Papers.end(appointment, from));
                default -> {
                    appointments.add(i);
                    String by = switch (dice.nextInt(6)) {
                        case 0 -> ", appointedBy: 'post:~p" + dice.nextInt(posts + 1) + "'";
                        case 1 -> ", appointedBy: 'office:~o'";
                        default -> "";
                    };
                    String one = Papers.appoint("~a" + i, post, person, from);
                    if (dice.nextInt(12) == 0) {
                        one = one.replace(
                                "personId: '" + person + "'", "exOfficio: 'post:~p" + dice.nextInt(posts + 1) + "'");
                    }
                    effects.add(one.substring(0, one.length() - 1) + by + "}");
                }
            }
            String numbered = dice.nextInt(3) == 0
                    ? "number: '" + (dice.nextInt(40) == 0 ? 1 : i) + "', year: 2020, issuer: 'Wizara', "
                    : "";
            lines.add(Effects.json(
                            ("{instrumentId: '~n" + i + "', kind: 'OTHER', jurisdiction: 'TZ', title: {sw: 'Mfano'}, "
                                            + numbered + "sourceRecordedAt: '2020-01-01T00:00:00Z', effects: ["
                                            + String.join(", ", effects) + "]}")
                                    .replace("~", own))
                    .toString());
        }
        return Collections.unmodifiableList(lines);
    }

    private static String line(String id, String... effects) {
        String own = id.substring(0, id.indexOf('.') + 1);
        return Effects.json(("{instrumentId: '" + id
                                + "', kind: 'OTHER', jurisdiction: 'TZ', title: {sw: 'Mfano'}, sourceRecordedAt: '2020-01-01T00:00:00Z', effects: ["
                                + String.join(", ", effects) + "]}")
                        .replace("~", own))
                .toString();
    }
}
