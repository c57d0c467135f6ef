package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.command.instrument.Door.Answer;
import org.uteuzi.event.Fact;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.json.EventJson;
import org.uteuzi.rule.Namesakes;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.Chains;
import org.uteuzi.timeline.InstitutionTimeline;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;
import org.uteuzi.timeline.UnitTimeline;
import org.uteuzi.vault.KeyEncryption;
import org.uteuzi.vault.Vault;
import tools.jackson.databind.JsonNode;

/** The guard tables are written by differences; here they are compared with what the whole register says. */
@ExtendWith(SharedDoor.class)
class GuardTest {

    private static final int INSTRUMENTS = 250;
    private static final long SEED = 12_2019;

    private final Door door;
    private final Papers papers;
    private final Random random = new Random(SEED);
    private final List<String> facts = new ArrayList<>();
    private final List<String> appointments = new ArrayList<>();
    private int made;

    GuardTest(Door door) {
        this.door = door;
        this.papers = new Papers(door);
    }

    @Test
    void the_guard_holds_exactly_what_is_believed_after_any_instruments() {
        papers.record(SMALL_BEGINNING);
        Set<String> recorded = new TreeSet<>();
        Map<Integer, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < INSTRUMENTS; i++) {
            String[] effects = Stream.generate(this::effect)
                    .limit(random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 1)
                    .toArray(String[]::new);
            Answer answer = sendAndAcknowledge(papers.nextId(), effects);
            assertThat(answer.status()).as(answer.body()).isIn(201, 422);
            outcomes.merge(answer.status(), 1, Integer::sum);
            if (answer.status() == 201) {
                for (JsonNode event : answer.json().get("recordedEvents").values()) {
                    recorded.add(event.get("eventType").asString());
                    if (event.get("eventType").asString().equals("post.holder-appointed")) {
                        appointments.add(event.get("entityId").asString());
                    }
                    if (!event.get("effect").isNull()) {
                        facts.add(event.get("factId").asString());
                    }
                }
            }
            if (i % 25 == 0 || i == INSTRUMENTS - 1) {
                assertThatTheGuardIsWhatIsBelieved();
            }
        }
        assertThat(outcomes.get(201)).as("%s", outcomes).isGreaterThan(INSTRUMENTS / 6);
        assertThat(outcomes.get(422)).as("%s", outcomes).isGreaterThan(INSTRUMENTS / 20);
        assertThat(recorded)
                .contains(
                        "unit.unit-established",
                        "unit.unit-moved",
                        "post.post-established",
                        "post.post-amended",
                        "post.post-abolished",
                        "post.holder-appointed",
                        "post.term-changed",
                        "post.appointment-ended",
                        "person.person-registered",
                        "instrument.fact-withdrawn");
    }

    @Test
    void holders_are_numbered_by_the_seat_that_they_take_and_nobody_else_is() {
        papers.record(Papers.SMALL_INSTITUTION);
        papers.record(Papers.post("q", "seats: 2"), Papers.post("r", ""));
        sendAndAcknowledge(
                papers.nextId(),
                Papers.appoint("~a", "~q", "~x", "2020"),
                Papers.appoint("~b", "~q", "~y", "2020-06"),
                Papers.end("~a", "2021"),
                Papers.appoint("~c", "~q", "~z", "2021"),
                Papers.appoint("~d", "~q", "~x", "2021").replace("SUBSTANTIVE", "ACTING"),
                Papers.appoint("~e", "~r", "~x", "2020"));
        sendAndAcknowledge(papers.nextId(), Papers.appoint("~f", "~q", "~x", "2021-02"));

        Map<String, Object> seats = new TreeMap<>();
        door.sql()
                .sql(papers.own("select id, seat from guard.appointment where post_id in ('~q', '~r')"))
                .query(row -> {
                    seats.put(row.getString(1), String.valueOf(row.getObject(2)));
                });

        assertThat(seats)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        papers.own("~a"), "1",
                        papers.own("~b"), "2",
                        papers.own("~c"), "1",
                        papers.own("~d"), "null",
                        papers.own("~e"), "null",
                        papers.own("~f"), "null"));
    }

    @Test
    void every_constraint_that_a_race_can_break_has_the_code_of_a_rule() {
        List<String> constraints = door.sql().sql("""
                        select conname from pg_constraint
                        where connamespace in ('guard'::regnamespace, 'command'::regnamespace) and contype in ('p', 'u', 'x', 'f')
                           or conrelid = 'register.event'::regclass and contype = 'u'
                        """).query(String.class).list();

        assertThat(constraints)
                .filteredOn(name -> !Set.of(
                                "event_id_used_once",
                                "proposal_event_id_used_once",
                                "proposal_event_pkey",
                                "sequencer_pkey",
                                "flyway_schema_history_pk")
                        .contains(name))
                .containsExactlyInAnyOrderElementsOf(ConstraintCodes.CODES.keySet());
    }

    private static final String[] SMALL_BEGINNING = {
        "{type: 'establishInstitution', institutionId: '~i0', name: {sw: 'Wakala'}, effectiveFrom: '2018'}",
        "{type: 'establishInstitution', institutionId: '~i1', name: {sw: 'Wakala'}, effectiveFrom: '2019-06'}",
        "{type: 'establishUnit', unitId: '~u0', institutionId: '~i0', kind: 'UNIT', name: {sw: 'x'}, effectiveFrom: '2018'}",
        "{type: 'establishUnit', unitId: '~u1', institutionId: '~i0', kind: 'UNIT', name: {sw: 'x'}, effectiveFrom: '2019'}",
        "{type: 'establishPost', postId: '~p0', unitId: '~u0', title: {sw: 'x'}, seats: 1, effectiveFrom: '2018'}",
        "{type: 'establishPost', postId: '~p1', unitId: '~u1', title: {sw: 'x'}, terms: {onExpiry: 'VACATE'}, effectiveFrom: '2019'}",
        "{type: 'registerPerson', personId: '~x0', name: 'Mfano ~0'}",
        "{type: 'registerPerson', personId: '~x1', name: 'Mfano ~1'}"
    };

    private Answer sendAndAcknowledge(String id, String... effects) {
        Answer answer = door.post(papers.instrument(id, effects));
        if (!answer.code().equals("FINDINGS_TO_ACKNOWLEDGE")) {
            return answer;
        }
        String acknowledge = answer.json()
                .get("problems")
                .valueStream()
                .map(problem -> "{code: %s, effect: %s, factId: %s, reason: 'mfano'}"
                        .formatted(problem.get("code"), problem.get("effect"), problem.get("factId")))
                .collect(Collectors.joining(", "));
        return door.post(papers.with("acknowledge: [" + acknowledge + "]", id, effects));
    }

    private String effect() {
        int next = ++made;
        return switch (random.nextInt(16)) {
            case 0 ->
                "{type: 'establishUnit', unitId: '~u%d', institutionId: '~i%d', parentUnitId: %s, kind: 'UNIT', name: {sw: 'x'}, effectiveFrom: '%s'}"
                        .formatted(pick(8), pick(2), random.nextBoolean() ? "null" : "'~u" + pick(4) + "'", early());
            case 1 ->
                "{type: 'moveUnit', unitId: '~u%d', parentUnitId: %s, effectiveFrom: '%s'}"
                        .formatted(pick(6), random.nextInt(3) == 0 ? "null" : "'~u" + pick(6) + "'", day());
            case 2 ->
                "{type: 'renameUnit', unitId: '~u%d', name: {sw: 'n%d'}, effectiveFrom: '%s'}"
                        .formatted(pick(6), next, day());
            case 3 ->
                "{type: 'establishPost', postId: '~p%d', unitId: '~u%d', title: {sw: 'x'}, seats: %s, terms: {onExpiry: %s}, effectiveFrom: '%s'}"
                        .formatted(
                                pick(8),
                                pick(4),
                                random.nextBoolean() ? "null" : String.valueOf(1 + pick(2)),
                                random.nextBoolean() ? "'VACATE'" : "'HOLD_OVER'",
                                early());
            case 4 ->
                "{type: 'amendPost', postId: '~p%d', unitId: '~u%d', seats: %d, effectiveFrom: '%s'}"
                        .formatted(pick(6), pick(4), 1 + pick(3), day());
            case 5 ->
                "{type: 'amendPost', postId: '~p%d', reportsTo: '~p%d', terms: {onExpiry: %s}, effectiveFrom: '%s'}"
                        .formatted(pick(6), pick(6), random.nextBoolean() ? "null" : "'VACATE'", day());
            case 6 -> "{type: 'registerPerson', personId: '~x%1$d', name: 'Mfano ~%1$d'}".formatted(pick(10));
            case 7, 8 ->
                "{type: 'appoint', appointmentId: '~a%d', postId: '~p%d', personId: '~x%d', capacity: '%s', termEndsOn: %s, effectiveFrom: '%s'}"
                        .formatted(
                                next,
                                pick(6),
                                pick(6),
                                random.nextInt(4) == 0 ? "ACTING" : "SUBSTANTIVE",
                                random.nextBoolean() ? "null" : "'202" + (2 + pick(4)) + "'",
                                day());
            case 9 ->
                "{type: 'endAppointment', appointmentId: '~a%d', until: '%s', reason: '%s'}"
                        .formatted(1 + pick(next), day(), random.nextBoolean() ? "REVOKED" : "RETIRED");
            case 10 ->
                "{type: 'changeHolder', postId: '~p%d', appointmentId: '~a%d', personId: '~x%d', endReason: 'TRANSFERRED', effectiveFrom: '%s'}"
                        .formatted(pick(6), next, pick(6), day());
            case 11 ->
                "{type: 'correct', factId: '%s', with: {effectiveFrom: '%s'}, reason: 'mfano'}"
                        .formatted(someFact(), day());
            case 12 ->
                "{type: 'changeTerm', appointmentId: '%s', termEndsOn: '202%d', effectiveFrom: '%s'}"
                        .formatted(
                                appointments.isEmpty() ? "~none" : appointments.get(pick(appointments.size())),
                                5 + pick(5),
                                day());
            case 13 -> "{type: 'abolishPost', postId: '~p%d', lastDay: '2026'}".formatted(pick(8));
            case 14 ->
                "{type: 'appoint', appointmentId: '~a%d', postId: '~p%d', exOfficio: 'post:~p0', capacity: 'EX_OFFICIO', effectiveFrom: '%s'}"
                        .formatted(next, pick(6), day());
            default -> "{type: 'withdraw', factId: '%s', reason: 'mfano'}".formatted(someFact());
        };
    }

    private int pick(int bound) {
        return random.nextInt(bound);
    }

    private String someFact() {
        return facts.isEmpty() ? "~none" : facts.get(facts.size() - 1 - pick(Math.min(40, facts.size())));
    }

    private String early() {
        return date(2018 + pick(2));
    }

    private String day() {
        return date(random.nextInt(8) == 0 ? 2018 : 2020 + pick(6));
    }

    private String date(int year) {
        return switch (pick(3)) {
            case 0 -> String.valueOf(year);
            case 1 -> "%d-%02d".formatted(year, 1 + pick(12));
            default -> "%d-%02d-%02d".formatted(year, 1 + pick(12), 1 + pick(28));
        };
    }

    private void assertThatTheGuardIsWhatIsBelieved() {
        Map<String, List<Recorded>> streams = streams();
        Map<String, Set<String>> believed = new TreeMap<>();
        for (String table : List.of(
                "institution", "unit", "post", "person", "mandate", "appointment", "appointment_id", "standing")) {
            believed.put(table, new HashSet<>());
        }
        streams.forEach((reference, stream) -> believe(reference, stream, believed));
        believed.forEach((table, rows) -> assertThat(rows(table)).as(table).containsExactlyInAnyOrderElementsOf(rows));
    }

    private static void believe(String reference, List<Recorded> stream, Map<String, Set<String>> believed) {
        String id = reference.substring(reference.indexOf(':') + 1);
        InstitutionTimeline.of(stream)
                .ifPresent(institution -> believed.get("institution").add(row(institution.existence(), id)));
        UnitTimeline.of(stream)
                .ifPresent(unit -> unit.states()
                        .forEach(state -> believed.get("unit")
                                .add(row(
                                        state.effective(),
                                        id,
                                        unit.established().fact().institutionId(),
                                        state.value().parentUnitId()))));
        UnitTimeline.of(stream)
                .ifPresent(unit -> unit.mandates()
                        .forEach(mandate -> believed.get("mandate")
                                .add(row(mandate.effective(), mandate.because().factId(), id))));
        if (!reference.startsWith("instrument:")
                && !Chains.withdrawn(stream).contains(((Fact) stream.getFirst().event()).factId())) {
            believed.get("standing").add(row(reference));
        }
        PersonTimeline.of(stream)
                .ifPresent(person -> believed.get("person")
                        .add(row(id, Namesakes.keyOf(person).findFirst().orElse(null), person.sameAs())));
        PostTimeline.of(stream).ifPresent(post -> {
            post.states()
                    .forEach(state -> believed.get("post")
                            .add(row(
                                    state.effective(),
                                    id,
                                    state.value().unitId(),
                                    state.value().reportsTo(),
                                    state.value().seats())));
            post.holdings().stream()
                    .filter(holding -> !holding.effective().isEmpty())
                    .forEach(holding -> believed.get("appointment")
                            .add(row(
                                    holding.effective(),
                                    holding.appointmentId(),
                                    id,
                                    holding.appointed().fact().personId(),
                                    namedPost(holding.appointed().fact().exOfficio()),
                                    holding.appointed().fact().appointedBy())));
        });
        stream.stream()
                .filter(recorded -> recorded.event() instanceof HolderAppointed)
                .map(recorded -> ((HolderAppointed) recorded.event()).appointmentId())
                .forEach(appointment -> believed.get("appointment_id").add(row(appointment, id)));
    }

    private static @Nullable String namedPost(@Nullable String exOfficio) {
        return exOfficio != null && exOfficio.startsWith("post:") ? exOfficio.replace("post:", "") : null;
    }

    private static final Vault VAULT = new Vault(KeyEncryption.of(TestDatabase.keyset()));

    private Map<String, List<Recorded>> streams() {
        Map<String, List<Recorded>> streams = new TreeMap<>();
        door.sql()
                .sql("select aggregate_id, sequence_number, event_type, payload, wrapped from vault.event"
                        + " order by aggregate_id, sequence_number")
                .query(row -> {
                    streams.computeIfAbsent(row.getString("aggregate_id"), id -> new ArrayList<>())
                            .add(Recorded.of(
                                    row.getLong("sequence_number"),
                                    VAULT.opened(
                                            EventJson.read(row.getString("event_type"), row.getString("payload")),
                                            row.getBytes("wrapped"))));
                });
        return streams;
    }

    private List<String> rows(String table) {
        return door.sql()
                .sql("select * from guard." + table)
                .query((row, index) -> {
                    List<@Nullable Object> values = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        if (!Set.of("effective", "seat", "left_from")
                                .contains(row.getMetaData().getColumnName(i))) {
                            values.add(row.getObject(i));
                        }
                    }
                    return values.toString();
                })
                .list();
    }

    private static String row(Effective effective, @Nullable Object... values) {
        List<@Nullable Object> row = new ArrayList<>(List.of());
        for (Object value : values) {
            row.add(value);
        }
        row.add(effective.from());
        row.add(effective.until());
        return row.toString();
    }

    private static String row(@Nullable Object... values) {
        List<@Nullable Object> row = new ArrayList<>();
        for (Object value : values) {
            row.add(value);
        }
        return row.toString();
    }
}
