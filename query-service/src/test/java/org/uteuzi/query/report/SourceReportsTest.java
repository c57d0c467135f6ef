package org.uteuzi.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.institution.OfficeEstablished;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.naive.NaiveEntry;
import org.uteuzi.naive.RandomHistory;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.query.structure.QueryNode;
import org.uteuzi.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/**
 * What sources knew against a register that does nothing but repeat them: into it the same instruments are recorded in the order
 * in which their sources learned of them, and it is asked what it knows when it has come as far.
 */
class SourceReportsTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int MOMENTS = 6;

    /** @param source when the source learned of it; null: it came by itself, and counts by when it was recorded */
    private record Told(
            String instrumentId,
            Instant recordedAt,
            @Nullable Instant source,
            List<Event> events) {

        Instant sourceTime() {
            return source == null ? recordedAt : source;
        }
    }

    private static final List<Told> TOLD = new ArrayList<>();
    private static final List<LocalDate> DAYS = new ArrayList<>();
    private static final List<HolderAppointed> APPOINTED = new ArrayList<>();
    private static final Set<String> INSTITUTIONS = new TreeSet<>();
    private static final Set<String> UNITS = new TreeSet<>();

    private static TestDatabase database;
    private static QueryNode node;

    @BeforeAll
    static void importThem() {
        SplittableRandom random = new SplittableRandom(28);
        Map<String, Instant> facts = new HashMap<>();
        Stream.of(RandomHistory.historic(2801), RandomHistory.historic(2802))
                .flatMap(history -> history.instruments().stream())
                .sorted(Comparator.comparing(instrument -> instrument.recordedAt()))
                .forEach(instrument -> {
                    List<Event> events =
                            instrument.entries().stream().map(NaiveEntry::event).toList();
                    TOLD.add(new Told(
                            instrument.instrumentId(),
                            instrument.recordedAt(),
                            source(events, instrument.recordedAt(), facts, random),
                            events));
                });
        TOLD.stream().flatMap(told -> told.events().stream()).forEach(SourceReportsTest::note);
        database = TestDatabase.create().migrateRegister();
        TestRegister register = new TestRegister(database);
        TOLD.forEach(
                told -> register.recordImported(told.instrumentId(), told.recordedAt(), told.source(), told.events()));
        node = QueryNode.on(database);
        node.follow(register);
    }

    @AfterAll
    static void end() {
        node.close();
        database.close();
    }

    /** Later than what they speak of, otherwise in disorder; by whole days, so that many fall together. */
    private static @Nullable Instant source(
            List<Event> events, Instant recordedAt, Map<String, Instant> facts, SplittableRandom random) {
        boolean begins = events.stream()
                .anyMatch(event -> event instanceof InstitutionEstablished
                        || event instanceof OfficeEstablished
                        || event instanceof UnitEstablished
                        || event instanceof PostEstablished
                        || event instanceof PersonRegistered);
        boolean alone = random.nextInt(8) == 0;
        Instant source = begins || alone ? recordedAt : recordedAt.plus(Duration.ofDays(random.nextInt(300)));
        for (Event event : events) {
            if (event instanceof Fact fact) {
                String before = fact instanceof FactWithdrawn withdrawn
                        ? withdrawn.withdraws()
                        : fact.corrects() == null ? null : fact.corrects().factId();
                Instant known = before == null ? null : facts.get(before);
                source = known != null && known.isAfter(source) ? known : source;
            }
        }
        for (Event event : events) {
            if (event instanceof Fact fact) {
                facts.put(fact.factId(), source);
            }
        }
        return source.equals(recordedAt) && alone ? null : source;
    }

    private static void note(Event event) {
        switch (event) {
            case InstitutionEstablished established -> INSTITUTIONS.add(established.institutionId());
            case UnitEstablished established -> UNITS.add(established.unitId());
            case HolderAppointed appointed -> {
                DAYS.add(appointed.effectiveFrom().first());
                APPOINTED.add(appointed);
            }
            default -> {}
        }
    }

    @Test
    void
            every_report_at_a_moment_is_that_of_a_register_into_which_only_what_the_sources_knew_was_recorded_in_their_order() {
        SplittableRandom random = new SplittableRandom(29);
        List<Told> inOrder = TOLD.stream()
                .sorted(Comparator.comparing(Told::sourceTime)) // stable: of those learned together the earlier entry
                .toList();
        assertThat(inOrder).isNotEqualTo(TOLD);
        int[] rows = {0};
        int[] unknown = {0};
        try (TestDatabase other = TestDatabase.create().migrateRegister()) {
            TestRegister repeated = new TestRegister(other);
            try (QueryNode naive = QueryNode.on(other)) {
                int done = 0;
                for (int i = 1; i <= MOMENTS; i++) {
                    Instant moment =
                            inOrder.get(i * (inOrder.size() - 1) / MOMENTS).sourceTime();
                    while (done < inOrder.size()
                            && !inOrder.get(done).sourceTime().isAfter(moment)) {
                        Told told = inOrder.get(done++);
                        repeated.recordImported(told.instrumentId(), told.sourceTime(), null, told.events());
                    }
                    naive.follow(repeated);
                    for (String institution : INSTITUTIONS) {
                        if (naive.get("/api/institutions/" + institution).statusCode() == 404) {
                            assertNothingOf(institution, moment);
                            unknown[0]++;
                        } else {
                            rows[0] += compare(institution, moment, someDay(random), naive);
                        }
                    }
                    compareAll(moment, someDay(random), naive);
                    compareUnits(moment, someDay(random), naive);
                }
            }
        }
        assertThat(rows[0]).isGreaterThan(200);
        assertThat(unknown[0]).isPositive();
    }

    /** What it will name may be known already: an office, a person. */
    private static void assertNothingOf(String institution, Instant moment) {
        HttpResponse<String> answer =
                node.get("/api/reports/posts?" + sources(institution, moment) + "&on=" + DAYS.getLast());
        if (answer.statusCode() == 200) {
            assertThat(QueryNode.json(answer).get("rows")).isEmpty();
        } else {
            assertThat(code(answer)).isEqualTo("NOT_YET_RECORDED");
        }
    }

    private static LocalDate someDay(SplittableRandom random) {
        return DAYS.get(random.nextInt(DAYS.size())).plusDays(random.nextInt(-1, 200));
    }

    private static String sources(String institution, Instant moment) {
        return "institution=" + institution + "&sourceKnownAt=" + moment;
    }

    private static int compare(String institution, Instant moment, LocalDate day, QueryNode naive) {
        int rows = 0;
        for (String report : reports(day)) {
            JsonNode expected = naive.ask("/api/reports/" + report + "&institution=" + institution);
            JsonNode answer = node.ask("/api/reports/" + report + "&" + sources(institution, moment));
            assertThat(answer.get("rows"))
                    .as(institution + " " + report + " " + moment)
                    .isEqualTo(expected.get("rows"));
            assertThat(answer.get("notJudged")).as(report).isEqualTo(expected.get("notJudged"));
            assertThat(answer.get("basis").get("sourceKnownAt").asString())
                    .startsWith(moment.toString().substring(0, 19));
            assertThat(answer.get("basis").get("past").asBoolean()).isFalse();
            rows += expected.get("rows").size();
        }
        String asked = APPOINTED.stream()
                .filter(appointed -> appointed.personId() != null)
                .limit(40)
                .map(appointed -> "{\"person\": \"%s\", \"post\": \"%s\", \"on\": \"%s\"}"
                        .formatted(appointed.personId(), appointed.postId(), day))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(known(check(node, sources(institution, moment), asked)))
                .as(institution + " " + moment)
                .isEqualTo(known(check(naive, "institution=" + institution, asked)));
        return rows;
    }

    /** Who is in no post of the institution is in no memory of it: these are told apart by nobody else. */
    private static List<String> known(JsonNode answer) {
        return answer.get("rows")
                .valueStream()
                .filter(row -> !row.get("answer")
                        .asString()
                        .matches("PERSON_UNKNOWN|NOT_IN_OFFICE|POST_UNKNOWN" + "|NOT_KNOWN_ON_THAT_DATE"))
                .map(JsonNode::toString)
                .toList();
    }

    private static List<String> reports(LocalDate day) {
        String on = "?on=" + day;
        String period = "?from=" + day + "&to=" + day.plusDays(300);
        return List.of(
                "posts" + on,
                "vacancies" + on,
                "acting" + on,
                "findings" + on,
                "appointments" + period,
                "ending-terms" + period,
                "decisions" + period);
    }

    /** Institution by institution. */
    private static void compareAll(Instant moment, LocalDate day, QueryNode naive) {
        for (String report : reports(day)) {
            List<JsonNode> expected = INSTITUTIONS.stream()
                    .filter(id -> naive.get("/api/institutions/" + id).statusCode() == 200)
                    .flatMap(id -> naive.ask("/api/reports/" + report + "&institution=" + id)
                            .get("rows")
                            .valueStream())
                    .toList();
            assertThat(node.ask("/api/reports/" + report + "&sourceKnownAt=" + moment)
                            .get("rows")
                            .valueStream()
                            .toList())
                    .as(report + " " + moment)
                    .isEqualTo(expected);
        }
    }

    private static void compareUnits(Instant moment, LocalDate day, QueryNode naive) {
        for (String unit : UNITS) {
            for (String question : List.of("constitution", "mandates")) {
                String path = "/api/units/" + unit + "/" + question + "?on=" + day;
                HttpResponse<String> expected = naive.get(path);
                HttpResponse<String> answer = node.get(path + "&sourceKnownAt=" + moment);
                assertThat(answer.statusCode()).as(path).isEqualTo(expected.statusCode());
                if (expected.statusCode() == 200) {
                    assertThat(withoutPlace(answer.body()))
                            .as(path + " " + moment)
                            .isEqualTo(withoutPlace(expected.body()));
                }
            }
        }
    }

    private static String withoutPlace(String answer) {
        return answer.replaceAll("\"basis\":\\{[^}]*}", "").replaceAll("\"(recordedAt|entry)\":[^,}]*", "");
    }

    @Test
    void the_forms_of_a_report_agree_and_say_what_it_rests_on() throws IOException {
        Instant moment = TOLD.getLast().recordedAt();
        String path = "/api/reports/appointments?from=0001-01-01&to=9999-12-31&"
                + sources(INSTITUTIONS.iterator().next(), moment);
        List<String> ids = node.ask(path)
                .get("rows")
                .valueStream()
                .map(row -> row.get("appointmentId").asString())
                .toList();
        assertThat(ids).isNotEmpty();

        String csv = new String(
                node.download(path, "Accept", "text/csv", "Accept-Language", "en")
                        .body(),
                StandardCharsets.UTF_8);
        assertThat(csv)
                .contains("what the sources of the imported history knew up to")
                .contains(ids);
        String swahili = new String(
                node.download(path, "Accept", "text/csv", "Accept-Language", "sw")
                        .body(),
                StandardCharsets.UTF_8);
        assertThat(swahili).contains("taarifa zilizojulikana na vyanzo hadi");
        HttpResponse<byte[]> sheet = node.download(path, "Accept", XLSX, "Accept-Language", "en");
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(sheet.body()))) {
            assertThat(workbook.getFirstSheet().read().stream()
                            .filter(row -> row.getCellCount() > 11)
                            .map(row -> row.getCellText(11))
                            .skip(1))
                    .containsExactlyElementsOf(ids);
        }
        assertThat(sheet.headers().firstValue("Cache-Control")).hasValue("no-cache, private");
        assertThat(node.get(path.replace("appointments", "ending-terms.ics")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_certificate_tells_what_the_sources_knew() {
        HolderAppointed appointed = APPOINTED.stream()
                .filter(it -> it.personId() != null)
                .findFirst()
                .orElseThrow();
        HttpResponse<byte[]> certificate = node.post(
                "/api/checks/office-holding?"
                        + sources(INSTITUTIONS.iterator().next(), TOLD.getLast().recordedAt()),
                "[{\"person\": \"%s\", \"post\": \"%s\", \"on\": \"%s\"}]"
                        .formatted(
                                appointed.personId(),
                                appointed.postId(),
                                appointed.effectiveFrom().first())
                        .getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json",
                "Accept",
                "application/pdf");
        assertThat(certificate.statusCode()).isEqualTo(200);
        assertThat(new String(certificate.body(), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }

    @ParameterizedTest
    @CsvSource({
        "vacancies?on=2020-01-01&entry=1&sourceKnownAt=2021-01-01T00:00:00Z, TWO_KNOWN_TIMES, sourceKnownAt",
        "acting?on=2020-01-01&knownAt=2021-01-01T00:00:00Z&sourceKnownAt=2021-01-01T00:00:00Z, TWO_KNOWN_TIMES, sourceKnownAt",
        "findings?on=2020-01-01&sourceKnownAt=2021-01-01, TIME_MALFORMED, sourceKnownAt",
        "lateness?from=2020-01-01&to=2020-12-31&sourceKnownAt=2021-01-01T00:00:00Z, UNKNOWN_PARAMETER, sourceKnownAt"
    })
    void a_point_that_makes_no_sense_is_refused_by_name(String report, String code, String named) {
        HttpResponse<String> response = node.get("/api/reports/" + report);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(code(response)).isEqualTo(code);
        assertThat(response.body()).contains(named);
    }

    @Test
    void whoever_sees_many_institutions_names_the_one_whose_sources_are_asked_who_was_in_office() {
        JsonNode refused = check(node, "sourceKnownAt=2021-01-01T00:00:00Z", "[]");

        assertThat(refused.get("status").asInt()).isEqualTo(400);
        assertThat(refused.get("code").asString()).isEqualTo("INSTITUTION_NOT_CHOSEN");
    }

    private static JsonNode check(QueryNode asked, String query, String body) {
        return QueryNode.tree(new String(
                asked.post(
                                "/api/checks/office-holding?" + query,
                                body.getBytes(StandardCharsets.UTF_8),
                                "Content-Type",
                                "application/json")
                        .body(),
                StandardCharsets.UTF_8));
    }

    private static String code(HttpResponse<String> response) {
        return QueryNode.json(response).get("code").asString();
    }
}
