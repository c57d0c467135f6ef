package org.uteuzi.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.json.EventJson;
import org.uteuzi.naive.AnsweredStructure;
import org.uteuzi.naive.NaiveEntry;
import org.uteuzi.naive.NaiveRegister;
import org.uteuzi.naive.RandomHistory;

/** From the door of the one service to the answer of the other, against the fold that was written a second time. */
class RandomHistoryEndToEndIT {

    private static final long FIRST_SEED = 7000;
    private static final int POINTS_ASKED_AGAIN = 100;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    /** A question about an institution: a day, and what was known by an entry or by the moment of that entry. */
    private record Point(String institutionId, LocalDate on, NaiveEntry known, boolean byMoment) {

        String path() {
            return "/api/institutions/" + institutionId + "/structure?on=" + on
                    + (byMoment ? "&knownAt=" + known.recordedAt() : "&entry=" + known.number());
        }

        OptionalLong entry(NaiveRegister register) {
            return byMoment ? register.entryAt(known.recordedAt()) : register.roundedDown(known.number());
        }
    }

    @Test
    void what_the_door_took_is_answered_at_every_day_and_entry_as_the_naive_fold_answers_it() throws IOException {
        recordAndCompare(4, 400);
    }

    @Test
    @Tag("thorough")
    void what_the_door_took_of_many_institutions_is_answered_so_too() throws IOException {
        recordAndCompare(8, 1000);
    }

    private void recordAndCompare(int institutions, int asked) throws IOException {
        var histories = LongStream.range(FIRST_SEED, FIRST_SEED + institutions)
                .mapToObj(RandomHistory::live)
                .toList();
        try (var services = KillableServices.start(folder.resolve("stack"), 1)) {
            record(histories, services);

            var entries = services.entries();
            assertThat(entries)
                    .hasSameSizeAs(histories.stream()
                            .flatMap(history -> history.entries().stream())
                            .toList());
            var points = points(asked, histories, entries);
            var answers = compare(points, entries, services);
            var again = answers.entrySet().stream()
                    .limit(POINTS_ASKED_AGAIN)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            assertThat(again).hasSize(POINTS_ASKED_AGAIN);

            var before = versions(services);
            services.rebuild();
            assertThat(versions(services)).as("the table of the rebuild").isNotEqualTo(before);
            for (var question : again.entrySet()) {
                assertThat(services.query().get(question.getKey()).body())
                        .as(question.getKey())
                        .isEqualTo(question.getValue());
            }
        }
    }

    /** One instrument of each history in turn, so that each institution's entries lie between those of others. */
    private static void record(List<RandomHistory> histories, KillableServices services) throws IOException {
        var longest = histories.stream()
                .mapToInt(history -> history.instruments().size())
                .max()
                .orElseThrow();
        var last = "";
        for (int i = 0; i < longest; i++) {
            for (var history : histories) {
                if (i < history.instruments().size()) {
                    var instrument = history.instruments().get(i);
                    var door = services.commands().getFirst();
                    var answer = door.post("/api/instruments", instrument.body());
                    if (answer.statusCode() == 422) {
                        var findings =
                                EventJson.mapper().readTree(answer.body()).get("problems");
                        answer = door.post("/api/instruments", instrument.acknowledging(findings));
                    }
                    assertThat(answer.statusCode())
                            .as("%s: %s is answered %s", history, instrument.body(), answer.body())
                            .isEqualTo(201);
                    last = instrument.instrumentId();
                }
            }
        }
        var consistent = services.query().get("/api/institutions?consistentWith=" + last);
        assertThat(consistent.statusCode()).as(consistent.body()).isEqualTo(200);
    }

    private static List<Point> points(int count, List<RandomHistory> histories, List<NaiveEntry> entries) {
        var random = new SplittableRandom(FIRST_SEED);
        var established = established(entries);
        var points = new ArrayList<Point>();
        while (points.size() < count) {
            var history = histories.get(random.nextInt(histories.size()));
            var days = daysOf(history);
            var institutions = history.entries().stream()
                    .map(NaiveEntry::event)
                    .filter(InstitutionEstablished.class::isInstance)
                    .map(event -> ((InstitutionEstablished) event).institutionId())
                    .distinct()
                    .toList();
            var institution = institutions.get(random.nextInt(institutions.size()));
            // Now and then before the institution was recorded, or before anything was.
            var earliest =
                    random.nextInt(20) == 0 ? 0 : established.get(institution).number();
            points.add(new Point(
                    institution,
                    days.get(random.nextInt(days.size())).plusDays(random.nextInt(-1, 2)),
                    entries.get((int) random.nextLong(earliest, entries.size())),
                    random.nextInt(10) == 0));
        }
        return points;
    }

    private static Map<String, NaiveEntry> established(List<NaiveEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.event() instanceof InstitutionEstablished)
                .collect(Collectors.toMap(
                        entry -> ((InstitutionEstablished) entry.event()).institutionId(),
                        Function.identity(),
                        (first, corrected) -> first));
    }

    /** Days that somebody named, where something is likely to change. */
    private static List<LocalDate> daysOf(RandomHistory history) {
        var days = new ArrayList<LocalDate>();
        for (var entry : history.entries()) {
            if (entry.event() instanceof Fact fact && fact.effectiveFrom() != null) {
                days.add(fact.effectiveFrom().first());
                days.add(fact.effectiveFrom().last());
            }
            if (entry.event() instanceof HolderAppointed appointed) {
                // Twice, because holders are what is hardest to answer.
                days.add(appointed.effectiveFrom().first());
                if (appointed.termEndsOn() != null) {
                    days.add(appointed.termEndsOn().first());
                    days.add(appointed.termEndsOn().last().plusDays(1));
                }
            }
        }
        return days;
    }

    /** The answers by their paths, each compared with the naive one. */
    private static Map<String, String> compare(List<Point> points, List<NaiveEntry> entries, KillableServices services)
            throws IOException {
        var naive = new NaiveRegister(entries);
        var established = established(entries);
        var answers = new LinkedHashMap<String, String>();
        int withHolders = 0;
        for (var point : points) {
            var answer = services.query().get(point.path());
            var entry = point.entry(naive);
            if (entry.isEmpty()
                    || entry.getAsLong()
                            < established.get(point.institutionId()).number()) {
                assertThat(answer.statusCode()).as(point.path()).isEqualTo(404);
                assertThat(answer.body()).as(point.path()).contains("NOT_YET_RECORDED");
                continue;
            }
            assertThat(answer.statusCode())
                    .as("%s: %s", point.path(), answer.body())
                    .isEqualTo(200);
            var expected = naive.structure(point.institutionId(), point.on(), entry.getAsLong())
                    .orElseThrow();
            assertThat(AnsweredStructure.read(answer.body())).as(point.path()).isEqualTo(expected.asAnswered());
            assertBasis(point, entry.getAsLong(), answer.body(), entries);
            answers.put(point.path(), answer.body());
            if (expected.posts().stream().anyMatch(post -> !post.holders().isEmpty())) {
                withHolders++;
            }
        }
        // Lest points be drawn where there is nothing to answer.
        assertThat(answers).hasSizeGreaterThan(points.size() * 8 / 10);
        assertThat(withHolders).isGreaterThan(points.size() / 6);
        return answers;
    }

    private static void assertBasis(Point point, long known, String answer, List<NaiveEntry> entries) {
        var basis = EventJson.mapper().readTree(answer).get("basis");
        var entry = basis.get("entry").asLong();
        assertThat(basis.get("on").asString()).isEqualTo(point.on().toString());
        assertThat(entry).as(point.path()).isLessThanOrEqualTo(known);
        assertThat(Instant.parse(basis.get("knownAt").asString()))
                .as(point.path())
                .isEqualTo(entries.get((int) entry).recordedAt());
    }

    /** Which table the versions of posts are in. */
    private static List<Long> versions(KillableServices services) {
        return services.ask("select 'structure.post_version'::regclass::oid::bigint", row -> row.getLong(1));
    }
}
