package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.naive.NaiveEntry;
import org.uteuzi.query.structure.RecordedHistories.Told;
import org.uteuzi.query.verify.ExpectedStructure;
import org.uteuzi.testing.TestDatabase.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Random histories of many institutions, asked for over HTTP from two query-services that followed one register. */
@ExtendWith(RecordedHistories.MadeOnce.class)
class RandomHistoriesTest {

    private static final int POINTS = 1_500;

    private static RecordedHistories histories;

    @BeforeAll
    static void recordThem(RecordedHistories recorded) {
        histories = recorded;
    }

    @Test
    void the_structure_of_any_day_as_known_at_any_entry_is_what_the_naive_fold_believes() {
        SplittableRandom random = new SplittableRandom(7);
        List<Asked> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            Map.Entry<String, Told> institution = histories.someInstitution(random);
            long entry = random.nextInt(10) == 0
                    ? random.nextLong(histories.register.size())
                    : someEntrySince(institution.getKey(), institution.getValue(), random);
            points.add(new Asked(
                    institution.getKey(),
                    institution.getValue(),
                    RecordedHistories.someDay(institution.getValue(), random),
                    entry));
        }

        long answered = IntStream.range(0, POINTS)
                .parallel()
                .filter(i -> isAsTheNaiveFoldBelieves(points.get(i), histories.nodes.get(i % 2)))
                .count();

        assertThat(answered).as("points of which the register knew something").isGreaterThanOrEqualTo(1_000);
    }

    /** Mostly within an instrument of its history. */
    private static long someEntrySince(String institution, Told told, SplittableRandom random) {
        List<NaiveEntry> since = told.entries.stream()
                .dropWhile(entry -> !entry.event().thing().equals("institution:" + institution))
                .toList();
        return since.get(random.nextInt(since.size())).number();
    }

    record Asked(String institution, Told told, LocalDate on, long entry) {

        String path() {
            return "/api/institutions/" + institution + "/structure?on=" + on + "&entry=" + entry;
        }
    }

    /** False where the register had not heard of the institution. */
    private static boolean isAsTheNaiveFoldBelieves(Asked asked, QueryNode node) {
        HttpResponse<String> response = node.get(asked.path());
        long point = histories.roundedDown(asked.entry());
        if (!isRecorded(asked, point)) {
            assertThat(response.statusCode()).as(asked.path()).isEqualTo(404);
            assertThat(QueryNode.json(response).get("code").asString()).isEqualTo("NOT_YET_RECORDED");
            return false;
        }
        assertThat(response.statusCode()).as(asked.path()).isEqualTo(200);
        ObjectNode answer = (ObjectNode) QueryNode.json(response);
        JsonNode basis = answer.get("basis");
        Told told = asked.told();
        ObjectNode expected;
        synchronized (told) {
            expected = new ExpectedStructure(told.naive.at(point).orElseThrow(), told.upTo(point), asked.on())
                    .of(asked.institution());
        }
        assertThat(ExpectedStructure.comparable(answer)).as(asked.path()).isEqualTo(expected);
        assertThat(basis.get("on").asString()).isEqualTo(asked.on().toString());
        assertThat(basis.get("institution").asString()).isEqualTo(asked.institution());
        assertThat(basis.get("entry").asLong()).isLessThanOrEqualTo(point);
        assertThat(Instant.parse(basis.get("knownAt").asString()))
                .isEqualTo(histories.points.get(basis.get("entry").asLong()));
        assertThat(basis.get("past").asBoolean()).isEqualTo(point < histories.points.lastKey());
        return true;
    }

    private static boolean isRecorded(Asked asked, long point) {
        return asked.told().upTo(point).stream()
                .anyMatch(entry -> entry.event() instanceof InstitutionEstablished established
                        && established.institutionId().equals(asked.institution()));
    }

    @Test
    void two_services_on_one_database_project_every_instrument_once() {
        JdbcClient database = JdbcClient.create(histories.database.dataSource(Role.QUERY));
        assertThat(database.sql("select last_entry from structure.instrument order by last_entry")
                        .query(Long.class)
                        .list())
                .containsExactlyElementsOf(histories.points.keySet());
        List<Double> projected = histories.nodes.stream()
                .map(node -> node.bean(MeterRegistry.class)
                        .get("uteuzi.projection.entries")
                        .counter()
                        .count())
                .toList();
        assertThat(projected).allSatisfy(entries -> assertThat(entries).isPositive());
        assertThat(projected.stream().mapToDouble(entries -> entries).sum()).isEqualTo(histories.register.size());
    }

    @Test
    void what_was_answered_of_the_past_is_answered_again_byte_for_byte() {
        assertThat(histories.answersOnTheWay).hasSizeGreaterThan(100);
        histories.answersOnTheWay.forEach((address, answer) -> {
            HttpResponse<String> again = histories.nodes.get(1).get(address);
            assertThat(again.statusCode() + " " + again.body()).as(address).isEqualTo(answer);
        });
    }

    @Test
    void an_instrument_that_changes_an_answer_changes_its_basis() {
        SplittableRandom random = new SplittableRandom(8);
        int changed = 0;
        int unchanged = 0;
        for (int i = 0; i < 400; i++) {
            Map.Entry<String, Told> institution = histories.someInstitution(random);
            Long before = List.copyOf(histories.points.keySet()).get(random.nextInt(histories.points.size() - 1));
            Long after = histories.points.higherKey(before);
            LocalDate on = RecordedHistories.someDay(institution.getValue(), random);
            HttpResponse<String> one = structure(institution.getKey(), on, before);
            HttpResponse<String> other = structure(institution.getKey(), on, after);
            if (one.statusCode() == 200 && other.statusCode() == 200) {
                if (basis(one).equals(basis(other))) {
                    unchanged++;
                    assertThat(other.body()).isEqualTo(one.body());
                } else {
                    changed++;
                }
            }
        }
        assertThat(changed).isPositive();
        assertThat(unchanged).isPositive();
    }

    /** Of its own history, where all that can concern it is. */
    @Test
    void an_answer_stays_the_same_until_the_next_instrument_that_concerns_its_institution() {
        for (Map.Entry<String, Told> institution : histories.institutions.entrySet()) {
            SplittableRandom random = new SplittableRandom(9);
            List<Long> ends = institution.getValue().entries.stream()
                    .map(entry -> histories.points.ceilingKey(entry.number()))
                    .distinct()
                    .toList();
            LocalDate on = RecordedHistories.someDay(institution.getValue(), random);
            String lastBasis = "";
            String lastBody = "";
            for (Long end : ends) {
                HttpResponse<String> response = structure(institution.getKey(), on, end);
                if (response.statusCode() == 200) {
                    String basis = basis(response).get("entry").toString();
                    String body = bodyWithoutBasis(response);
                    if (basis.equals(lastBasis)) {
                        assertThat(body)
                                .as("%s on %s at entry %s", institution.getKey(), on, end)
                                .isEqualTo(lastBody);
                    }
                    lastBasis = basis;
                    lastBody = body;
                }
            }
        }
    }

    @Test
    void nothing_changes_but_on_the_days_that_are_named_as_days_of_change() {
        SplittableRandom random = new SplittableRandom(10);
        int changes = 0;
        for (Map.Entry<String, Told> institution : histories.institutions.entrySet()) {
            long entry = histories.points.lastKey() - random.nextInt(40);
            String of = "/api/institutions/" + institution.getKey();
            TreeSet<String> named = new TreeSet<>();
            histories
                    .nodes
                    .getFirst()
                    .ask(of + "/days?entry=" + entry)
                    .get("days")
                    .forEach(day -> named.add(day.get("on").asString()));
            for (int i = 0; i < 30; i++) {
                LocalDate on = RecordedHistories.someDay(institution.getValue(), random);
                if (!content(institution.getKey(), on.minusDays(1), entry)
                        .equals(content(institution.getKey(), on, entry))) {
                    changes++;
                    assertThat(named).as("%s at entry %s", of, entry).contains(on.toString());
                }
            }
        }
        assertThat(changes).isGreaterThan(20);
    }

    /** A structure without what only a date left open changes from one day to the next. */
    private static String content(String institution, LocalDate on, long entry) {
        return bodyWithoutBasis(structure(institution, on, entry))
                .replaceAll("\"certain\":(true|false)", "")
                .replaceAll("\"offices\":\\[.*", "");
    }

    @Test
    void the_holders_of_a_post_are_those_of_the_structure() {
        SplittableRandom random = new SplittableRandom(11);
        int held = 0;
        for (int i = 0; i < 60; i++) {
            Map.Entry<String, Told> institution = histories.someInstitution(random);
            LocalDate on = RecordedHistories.someDay(institution.getValue(), random);
            long entry = histories.points.lastKey() - random.nextInt(100);
            HttpResponse<String> structure = structure(institution.getKey(), on, entry);
            if (structure.statusCode() != 200) {
                continue; // it was recorded only after that entry
            }
            for (JsonNode post : QueryNode.json(structure).get("posts")) {
                JsonNode holders = histories
                        .nodes
                        .get(1)
                        .ask("/api/posts/" + post.get("id").asString() + "/holders?on=" + on + "&entry=" + entry);
                assertThat(holders.get("holders")).isEqualTo(post.get("holders"));
                assertThat(holders.get("basis")).isEqualTo(basis(structure));
                held += holders.get("holders").size();
            }
        }
        assertThat(held).isPositive();
    }

    @Test
    void nobody_holds_a_post_that_the_structures_of_the_day_do_not_show() {
        long newest = histories.points.lastKey();
        int absent = 0;
        for (Told told : new LinkedHashSet<>(histories.institutions.values())) {
            LocalDate on =
                    told.days.stream().min(LocalDate::compareTo).orElseThrow().plusDays(200);
            TreeSet<String> shown = new TreeSet<>();
            histories.institutions.forEach((id, its) -> {
                if (its == told) {
                    QueryNode.json(structure(id, on, newest))
                            .get("posts")
                            .forEach(post -> shown.add(post.get("id").asString()));
                }
            });
            for (String post : postsOf(told)) {
                HttpResponse<String> holders =
                        histories.nodes.getFirst().get("/api/posts/" + post + "/holders?on=" + on + "&entry=" + newest);
                if (!shown.contains(post) && holders.statusCode() == 200) {
                    absent++;
                    assertThat(QueryNode.json(holders).get("holders")).as(post).isEmpty();
                }
            }
        }
        assertThat(absent).isPositive();
    }

    private static TreeSet<String> postsOf(Told told) {
        TreeSet<String> posts = new TreeSet<>();
        told.entries.forEach(entry -> {
            String thing = ((Fact) entry.event()).thing();
            if (thing.startsWith("post:")) {
                posts.add(thing.substring("post:".length()));
            }
        });
        return posts;
    }

    @Test
    void a_moment_is_the_last_instrument_recorded_by_then() {
        String path = "/api/institutions?on=2030-01-01&knownAt=";
        histories.points.forEach((entry, recordedAt) -> {
            for (Duration offset : List.of(Duration.ofMillis(-1), Duration.ZERO, Duration.ofMillis(1))) {
                Instant moment = recordedAt.plus(offset);
                long expected = histories.points.entrySet().stream()
                        .filter(point -> !point.getValue().isAfter(moment))
                        .mapToLong(Map.Entry::getKey)
                        .max()
                        .orElse(-1);
                HttpResponse<String> response = histories.nodes.getFirst().get(path + moment);
                if (expected < 0) {
                    assertThat(response.statusCode()).isEqualTo(404);
                } else {
                    assertThat(basis(response).get("entry").asLong())
                            .as("%s", moment)
                            .isEqualTo(expected);
                }
            }
        });
    }

    @Test
    void an_entry_is_the_last_instrument_whole_by_then() {
        for (long entry = 0; entry < histories.register.size(); entry++) {
            HttpResponse<String> response =
                    histories.nodes.get(1).get("/api/institutions?on=2030-01-01&entry=" + entry);
            long expected = histories.roundedDown(entry);
            if (expected < 0) {
                assertThat(response.statusCode()).isEqualTo(404);
            } else {
                assertThat(basis(response).get("entry").asLong()).isEqualTo(expected);
                assertThat(basis(response).get("knownAt").asString()).isEqualTo(format(histories.points.get(expected)));
            }
        }
    }

    private static String format(Instant moment) {
        return DateTimeFormatter.ofPattern(Basis.INSTANT)
                .withZone(ZoneOffset.UTC)
                .format(moment);
    }

    private static HttpResponse<String> structure(String institution, LocalDate on, long entry) {
        return histories
                .nodes
                .getFirst()
                .get("/api/institutions/" + institution + "/structure?on=" + on + "&entry=" + entry);
    }

    private static JsonNode basis(HttpResponse<String> response) {
        return QueryNode.json(response).get("basis");
    }

    private static String bodyWithoutBasis(HttpResponse<String> response) {
        ObjectNode answer = (ObjectNode) QueryNode.json(response);
        answer.remove("basis");
        return answer.toString();
    }
}
