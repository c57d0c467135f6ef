package org.uteuzi.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.TermChanged;
import org.uteuzi.naive.NaiveHolder;
import org.uteuzi.naive.NaiveKnown;
import org.uteuzi.naive.NaivePost;
import org.uteuzi.query.structure.QueryNode;
import org.uteuzi.query.structure.RecordedHistories;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;

/** Random histories of many institutions: each report against the structures of the same days. */
@ExtendWith(RecordedHistories.MadeOnce.class)
class RandomReportsTest {

    private static final int POINTS = 25;

    private static RecordedHistories histories;
    private static QueryNode node;

    @BeforeAll
    static void recordThem(RecordedHistories recorded) {
        histories = recorded;
        node = recorded.nodes.getFirst();
    }

    @Test
    void all_posts_are_those_of_the_structures_of_that_day_with_each_holder_and_each_vacant_seat() {
        List<String> all = new ArrayList<>();
        atSomePoints(10, (on, entry) -> {
            List<String> expected = new ArrayList<>();
            eachPost(on, entry, post -> {
                String id = post.get("id").asString();
                int before = expected.size();
                post.get("holders")
                        .forEach(holder -> expected.add(String.join(
                                " ",
                                id,
                                holder.get("appointmentId").toString(),
                                holder.get("name").toString(),
                                holder.get("capacity").toString(),
                                holder.get("lastDay").toString(),
                                holder.get("termEndsOn").toString())));
                post.get("vacancies")
                        .forEach(vacancy ->
                                expected.add(id + " " + vacancy.get("since").toString()));
                if (expected.size() == before) {
                    expected.add(id);
                }
            });
            JsonNode report = node.ask("/api/reports/posts?on=" + on + "&entry=" + entry);
            assertThat(report.get("rows"))
                    .extracting(RandomReportsTest::placeIn)
                    .as(on + " " + entry)
                    .containsExactlyInAnyOrderElementsOf(expected);
            all.addAll(expected);
        });
        assertThat(all).hasSizeGreaterThan(POINTS);
    }

    private static String placeIn(JsonNode row) {
        String id = row.get("post").get("id").asString();
        JsonNode holder = row.get("holder");
        if (holder.isNull()) {
            return row.get("vacantSince").isNull() ? id : id + " " + row.get("vacantSince");
        }
        return String.join(
                " ",
                id,
                holder.get("appointmentId").toString(),
                holder.get("name").toString(),
                holder.get("capacity").toString(),
                holder.get("lastDay").toString(),
                holder.get("termEndsOn").toString());
    }

    @Test
    void vacancies_are_the_vacant_seats_of_the_structures_of_that_day() {
        List<String> all = new ArrayList<>();
        atSomePoints(11, (on, entry) -> {
            List<String> expected = new ArrayList<>();
            long[] withoutSeats = {0};
            eachPost(on, entry, post -> {
                post.get("vacancies").forEach(vacancy -> expected.add(vacancyOf(post, vacancy)));
                withoutSeats[0] += post.get("seats").isNull() ? 1 : 0;
            });
            JsonNode report = node.ask("/api/reports/vacancies?on=" + on + "&entry=" + entry);
            assertThat(report.get("rows"))
                    .extracting(RandomReportsTest::vacancyIn)
                    .as(on + " " + entry)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(report.get("notJudged").asLong()).isEqualTo(withoutSeats[0]);
            all.addAll(expected);
        });
        assertThat(all).hasSizeGreaterThan(POINTS).anyMatch(vacancy -> !vacancy.contains("left [] "));
    }

    @Test
    void the_vacancies_of_one_institution_are_those_of_all_that_stand_in_it() {
        atSomePoints(12, (on, entry) -> {
            JsonNode all = node.ask("/api/reports/vacancies?on=" + on + "&entry=" + entry)
                    .get("rows");
            List<JsonNode> institutions = stream(institutions(on, entry)).toList();
            if (institutions.isEmpty()) {
                return;
            }
            String id = institutions
                    .get((int) (entry % institutions.size()))
                    .get("id")
                    .asString();
            JsonNode one = node.ask("/api/reports/vacancies?on=" + on + "&entry=" + entry + "&institution=" + id);
            assertThat(one.get("rows"))
                    .containsExactlyElementsOf(stream(all)
                            .filter(row ->
                                    row.get("institution").get("id").asString().equals(id))
                            .toList());
            assertThat(one.get("basis").get("institution").asString()).isEqualTo(id);
        });
    }

    /** Against the naive fold, as structures do not show who held on no day. */
    @Test
    void appointments_made_in_a_period_are_all_that_begin_in_it_in_posts_that_stand_that_day() {
        long[] made = {0};
        atSomePoints(13, (from, entry) -> {
            LocalDate to = from.plusDays(200);
            List<String> expected = new ArrayList<>();
            long[] all = {0};
            eachKnown(
                    entry,
                    (known, institutions) -> known.belief().all(HolderAppointed.class).stream()
                            .filter(it -> isWithin(it.effectiveFrom().first(), from, to))
                            .forEach(it -> {
                                all[0]++;
                                holdsInSome(
                                                known,
                                                institutions,
                                                it,
                                                it.effectiveFrom().first())
                                        .ifPresent(post -> expected.add(it.appointmentId() + " in " + post.unitId()));
                            }));
            JsonNode report = node.ask("/api/reports/appointments?from=" + from + "&to=" + to + "&entry=" + entry);
            assertThat(report.get("rows"))
                    .extracting(row -> row.get("appointmentId").asString() + " in "
                            + row.get("unit").get("id").asString())
                    .as(from + " " + entry)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(report.get("rows").size() + report.get("notJudged").asLong())
                    .isEqualTo(all[0]);
            made[0] += expected.size();
        });
        assertThat(made[0]).isGreaterThan(POINTS);
    }

    @Test
    void ending_terms_are_those_on_whose_last_day_their_holder_still_holds() {
        long[] ending = {0};
        atSomePoints(14, (from, entry) -> {
            LocalDate to = from.plusDays(300);
            List<String> expected = new ArrayList<>();
            eachKnown(
                    entry,
                    (known, institutions) -> known.belief().all(HolderAppointed.class).stream()
                            .forEach(it -> toldEnds(known, it)
                                    .filter(lastDay -> isWithin(lastDay, from, to))
                                    .forEach(lastDay -> holdsInSome(known, institutions, it, lastDay).stream()
                                            .flatMap(post -> post.holders().stream())
                                            .filter(holder ->
                                                    holder.appointmentId().equals(it.appointmentId())
                                                            && holder.termEndsOn() != null
                                                            && holder.termEndsOn()
                                                                    .last()
                                                                    .equals(lastDay))
                                            .forEach(holder -> expected.add(
                                                    it.appointmentId() + " " + lastDay + " " + holder.name())))));
            JsonNode report = node.ask("/api/reports/ending-terms?from=" + from + "&to=" + to + "&entry=" + entry);
            assertThat(report.get("rows"))
                    .extracting(row -> row.get("appointmentId").asString() + " "
                            + row.get("lastDay").asString() + " "
                            + row.get("name").asString(null))
                    .as(from + " " + entry)
                    .containsExactlyInAnyOrderElementsOf(expected);
            ending[0] += expected.size();
        });
        assertThat(ending[0]).isPositive();
    }

    /** The last days that were ever told of the term of an appointment. */
    private static Stream<LocalDate> toldEnds(NaiveKnown known, HolderAppointed appointed) {
        return Stream.concat(
                        Stream.ofNullable(appointed.termEndsOn()),
                        known.belief().all(TermChanged.class).stream()
                                .filter(changed -> changed.appointmentId().equals(appointed.appointmentId()))
                                .map(TermChanged::termEndsOn))
                .map(PartialDate::last)
                .distinct();
    }

    /** Day by day backwards. */
    @Test
    void acting_is_too_long_if_it_was_unbroken_on_every_day_of_the_limit() {
        long[] beyond = {0};
        long[] within = {0};
        atSomePoints(15, (on, entry) -> {
            List<String> expected = new ArrayList<>();
            List<String> unclear = new ArrayList<>();
            eachKnown(
                    entry,
                    (known, institutions) -> institutions.stream()
                            .flatMap(institution -> known.structure(institution, on).posts().stream())
                            .filter(post -> post.terms().actingLimit() != null)
                            .forEach(post -> post.holders().stream()
                                    .filter(holder -> holder.capacity() == Capacity.ACTING && holder.personId() != null)
                                    .map(NaiveHolder::personId)
                                    .distinct()
                                    .forEach(person -> {
                                        String row = post.id() + " " + person;
                                        LocalDate day = on;
                                        while (actingOn(known, post.id(), person, day.minusDays(1))
                                                .findAny()
                                                .isPresent()) {
                                            day = day.minusDays(1);
                                        }
                                        LocalDate since = day;
                                        if (known.post(post.id(), since.minusDays(1)) == null
                                                || actingOn(known, post.id(), person, since)
                                                        .anyMatch(it -> !it.certain())) {
                                            unclear.add(row);
                                        } else if (!on.isBefore(
                                                since.plus(post.terms().actingLimit()))) {
                                            expected.add(row + " since " + since);
                                        } else {
                                            within[0]++;
                                        }
                                    })));
            JsonNode report = node.ask("/api/reports/acting?on=" + on + "&entry=" + entry);
            assertThat(stream(report.get("rows"))
                            .filter(row -> !row.get("personId").isNull())
                            .map(row -> row.get("post").get("id").asString() + " "
                                    + row.get("personId").asString() + " since "
                                    + row.get("since").asString())
                            .filter(row -> unclear.stream().noneMatch(row::startsWith)))
                    .as(on + " " + entry)
                    .containsExactlyInAnyOrderElementsOf(expected);
            beyond[0] += expected.size();
        });
        assertThat(beyond[0]).isPositive();
        assertThat(within[0]).isPositive();
    }

    @Test
    void decisions_are_the_vacancies_and_the_terms_that_ran_out_or_end_by_the_authority_of_the_post() {
        long[] decisions = {0};
        atSomePoints(16, (from, entry) -> {
            String period = "from=" + from + "&to=" + from.plusDays(100) + "&entry=" + entry;
            Map<String, String> authorities = new HashMap<>();
            List<String> expected = new ArrayList<>();
            eachPost(from, entry, post -> {
                String id = post.get("id").asString();
                String authority = post.get("terms").get("appointingAuthority").asString("");
                authorities.put(id, authority);
                post.get("vacancies")
                        .forEach(vacancy -> expected.add(authority + " VACANT " + id + " "
                                + vacancy.get("since").asString()));
                stream(post.get("holders"))
                        .filter(holder -> !holder.get("state").asString().equals("IN_TERM"))
                        .forEach(holder -> expected.add(authority + " TERM_RAN_OUT " + id + " "
                                + new PartialDate(holder.get("termEndsOn").asString()).last()));
            });
            node.ask("/api/reports/ending-terms?" + period).get("rows").forEach(row -> {
                String id = row.get("post").get("id").asString();
                if (authorities.containsKey(id)) {
                    expected.add(authorities.get(id) + " TERM_ENDS " + id + " "
                            + row.get("lastDay").asString());
                }
            });
            JsonNode report = node.ask("/api/reports/decisions?" + period);
            List<String> told = stream(report.get("rows"))
                    .map(row -> (row.get("authority").isNull()
                                    ? ""
                                    : row.get("authority").get("id").asString())
                            + " " + row.get("occasion").asString() + " "
                            + row.get("post").get("id").asString() + " "
                            + row.get("day").asString())
                    .toList();
            assertThat(told).as(from + " " + entry).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(report.get("notJudged").asLong())
                    .isEqualTo(told.stream().filter(it -> it.startsWith(" ")).count());
            decisions[0] += told.size();
        });
        assertThat(decisions[0]).isGreaterThan(POINTS);
    }

    private static Stream<NaiveHolder> actingOn(NaiveKnown known, String post, String person, LocalDate day) {
        return Optional.ofNullable(known.post(post, day)).stream()
                .flatMap(it -> it.holders().stream())
                .filter(it -> it.capacity() == Capacity.ACTING && person.equals(it.personId()));
    }

    private static boolean isWithin(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** The post of an appointment on a day, where it stands in an institution; whether or not it is held. */
    private static Optional<NaivePost> holdsInSome(
            NaiveKnown known, List<String> institutions, HolderAppointed appointed, LocalDate day) {
        return institutions.stream()
                .flatMap(institution -> known.structure(institution, day).posts().stream())
                .filter(post -> post.id().equals(appointed.postId()))
                .findFirst();
    }

    /** Each history as known at an entry, with its institutions. */
    private static void eachKnown(long entry, BiConsumer<NaiveKnown, List<String>> each) {
        new LinkedHashSet<>(histories.institutions.values())
                .forEach(told -> told.naive
                        .at(entry)
                        .ifPresent(known -> each.accept(
                                known,
                                histories.institutions.entrySet().stream()
                                        .filter(institution -> institution.getValue() == told)
                                        .map(Map.Entry::getKey)
                                        .toList())));
    }

    private static String vacancyOf(JsonNode post, JsonNode vacancy) {
        List<String> acting = stream(post.get("holders"))
                .filter(holder -> holder.get("capacity").asString().equals("ACTING"))
                .map(holder -> holder.get("appointmentId").asString() + " " + holder.get("name"))
                .toList();
        return post.get("id").asString() + " in " + post.get("unitId").asString() + " since "
                + vacancy.get("since").asString() + " left "
                + stream(vacancy.get("leftBy")).map(JsonNode::asString).toList() + " acted " + acting + " of "
                + post.get("seats");
    }

    private static String vacancyIn(JsonNode row) {
        return row.get("post").get("id").asString() + " in "
                + row.get("unit").get("id").asString() + " since "
                + row.get("since").asString() + " left "
                + stream(row.get("leftBy"))
                        .map(left -> left.get("appointmentId").asString())
                        .toList()
                + " acted "
                + stream(row.get("actedBy"))
                        .map(acting -> acting.get("appointmentId").asString() + " " + acting.get("name"))
                        .toList()
                + " of " + row.get("seats");
    }

    private static void atSomePoints(long seed, BiConsumer<LocalDate, Long> ask) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> ends = List.copyOf(histories.points.keySet());
        for (int i = 0; i < POINTS; i++) {
            ask.accept(
                    RecordedHistories.someDay(histories.someInstitution(random).getValue(), random),
                    ends.get(random.nextInt(ends.size() / 10, ends.size())));
        }
    }

    private static JsonNode institutions(LocalDate on, long entry) {
        return node.ask("/api/institutions?on=" + on + "&entry=" + entry).get("institutions");
    }

    private static void eachPost(LocalDate on, long entry, Consumer<JsonNode> each) {
        for (JsonNode one : institutions(on, entry)) {
            String id = one.get("id").asString();
            node.ask("/api/institutions/" + id + "/structure?on=" + on + "&entry=" + entry)
                    .get("posts")
                    .forEach(each);
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
