package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.uteuzi.access.Role;
import org.uteuzi.command.thing.Effects;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestIssuer;
import org.uteuzi.testing.fuzz.ApiDocument;
import org.uteuzi.testing.fuzz.Caller;
import org.uteuzi.testing.fuzz.Fuzzing;
import org.uteuzi.testing.fuzz.Known;
import org.uteuzi.testing.fuzz.Operation;

/**
 * Every request of the document, as everybody, with whatever somebody may send. Repeat one with {@code -Duteuzi.fuzz.seed=7},
 * send more with {@code -Duteuzi.fuzz.rounds=100}.
 */
class FuzzTest {

    private static final String OWN = "kisima";
    private static final String OTHER = "mlima";

    @Test
    void whatever_is_sent_every_answer_keeps_to_the_document_and_to_who_asks() throws SQLException {
        fuzz(Long.getLong("uteuzi.fuzz.seed", 1), Integer.getInteger("uteuzi.fuzz.rounds", 15));
    }

    private static void fuzz(long seed, int rounds) throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Door door = Door.open(database);
                Connection connection = database.superuser().getConnection()) {
            Requests requests = new Requests(door, JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            Fuzzing fuzzing = new Fuzzing(
                    new ApiDocument(door.send(door.request("/v3/api-docs").GET().build())
                            .body()),
                    "http://127.0.0.1:" + door.port(),
                    requests,
                    seed);
            fuzzing.run(callers(), rounds);
            System.out.print(fuzzing.report());
            assertThat(fuzzing.failures()).isEmpty();
            assertThat(fuzzing.neverAccepted()).isEmpty();
        }
    }

    private static String words(String institution) {
        return "Siriya" + institution;
    }

    private static String hidden(String institution) {
        return "x9-" + institution;
    }

    private static String token(String name, String... grants) {
        return TestIssuer.shared().token("fuzz-" + name, grants);
    }

    private static List<Caller> callers() {
        List<Caller> callers = new ArrayList<>();
        callers.add(new Caller("nobody", "", List.of(words(OWN), hidden(OWN), words(OTHER), hidden(OTHER))));
        Stream.of(Role.values())
                .forEach(role -> callers.add(new Caller(
                        role.name(),
                        token(role.name(), role + ":" + OWN, "PERSON:-"),
                        List.of(words(OTHER), hidden(OTHER)))));
        callers.add(
                new Caller("everything", token("everything", TestIssuer.EVERYTHING.toArray(String[]::new)), List.of()));
        return callers;
    }

    private static final class Requests implements Known {

        private static final List<String> EFFECTS = List.of(
                "{type: 'renameUnit', unitId: '@-u', name: {sw: 'Idara', en: 'Unit'}, effectiveFrom: '2021'}",
                "{type: 'setMandate', unitId: '@-u', text: {sw: 'Majukumu'}, effectiveFrom: '2021-03'}",
                "{type: 'registerPerson', personId: '#', name: 'Mfano Mpya'}",
                "{type: 'establishPost', postId: '#', unitId: '@-u', title: {sw: 'Afisa'}, effectiveFrom: '2021', seats: 2, terms:"
                        + " {fullTime: true}}",
                "{type: 'appoint', appointmentId: '#', postId: '@-p', personId: '@-x', capacity: 'ACTING', effectiveFrom:"
                        + " '2022-05-01', termEndsOn: '2023-05-01'}",
                "{type: 'endAppointment', appointmentId: '@-a', lastDay: '2023-02-28', reason: 'RESIGNED'}",
                "{type: 'establishUnit', unitId: '#', institutionId: '@', parentUnitId: '@-u', kind: 'UNIT', name: {sw:"
                        + " 'Kitengo'}, effectiveFrom: '2021'}",
                "{type: 'amendPost', postId: '@-p', title: {sw: 'Mkuu'}, effectiveFrom: '2021'}",
                "{type: 'setComposition', unitId: '@-u', minimum: 3, effectiveFrom: '2021'}",
                "{type: 'noteDuty', appointmentId: '@-a', swornOn: '2020-03-02'}",
                "{type: 'recordAbsence', appointmentId: '@-a', effectiveFrom: '2021-01-01', until: '2021-02-01'}",
                "{type: 'correct', factId: '@-f-u', with: {name: {sw: 'Idara sahihi'}}, reason: 'mfano'}",
                "{type: 'withdraw', factId: '@-a-start', reason: 'mfano'}",
                "{type: 'samePerson', personId: '@-y', sameAs: '@-x'}",
                "{type: 'dissolveInstitution', institutionId: '@', effectiveFrom: '2025'}",
                "{type: 'setApprovalPolicy', institutionId: '@', needsApproval: ['appoint'], daysToDecide: 14, effectiveFrom: '2020'}");

        private final Door door;

        /** On one connection: it is asked twice for each request. */
        private final JdbcClient sql;

        private int count;

        Requests(Door door, JdbcClient sql) {
            this.door = door;
            this.sql = sql;
            List.of(OWN, OTHER).forEach(this::begin);
        }

        /** Its names hold words, and some of its ids letters, that nobody ever sends. */
        private void begin(String institution) {
            String begun = Stream.of(
                            "{type: 'establishInstitution', institutionId: '@', name: {sw: '%1$s'}, effectiveFrom: '2019'}",
                            "{type: 'establishUnit', factId: '@-f-u', unitId: '@-u', institutionId: '@', kind: 'DEPARTMENT',"
                                    + " name: {sw: '%1$s'}, effectiveFrom: '2019'}",
                            "{type: 'establishPost', postId: '@-p', unitId: '@-u', title: {sw: '%1$s'}, seats: 9,"
                                    + " effectiveFrom: '2019'}",
                            "{type: 'establishPost', postId: '%2$s-p', unitId: '@-u', title: {sw: '%1$s'},"
                                    + " effectiveFrom: '2019'}",
                            "{type: 'registerPerson', personId: '@-x', name: 'Mfano %1$s'}",
                            "{type: 'registerPerson', personId: '@-y', name: 'Mfano Pili %1$s'}",
                            "{type: 'appoint', factId: '@-a-start', appointmentId: '@-a', postId: '@-p', personId: '@-x',"
                                    + " capacity: 'SUBSTANTIVE', effectiveFrom: '2020-03-01'}",
                            "{type: 'appoint', appointmentId: '%2$s-a', postId: '%2$s-p', personId: '@-y',"
                                    + " capacity: 'SUBSTANTIVE', effectiveFrom: '2020-03-01'}")
                    .map(effect -> effect.formatted(words(institution), hidden(institution)))
                    .reduce((one, other) -> one + ", " + other)
                    .orElseThrow();
            Door.Answer answer = door.post(instrument(begun, institution));
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        }

        private String instrument(String effects, String institution) {
            return Effects.json(
                            "{instrumentId: 'fuzz-%d', kind: 'OTHER', jurisdiction: 'TZ', title: {sw: 'Barua'}, signedOn: '2021-01-05', effects: [%s]}"
                                    .formatted(++count, effects)
                                    .replace("@", institution)
                                    .replace("#", "fuzz-new-" + count))
                    .toString();
        }

        private String instrument(SplittableRandom dice) {
            StringBuilder effects = new StringBuilder(EFFECTS.get(dice.nextInt(3)));
            for (int more = dice.nextInt(3); more > 0; more--) {
                effects.append(", ").append(EFFECTS.get(dice.nextInt(EFFECTS.size())));
            }
            return instrument(effects.toString(), dice.nextInt(6) == 0 ? OTHER : OWN);
        }

        @Override
        public List<String> values(Operation operation, Caller caller, String parameter) {
            return switch (parameter) {
                case "id" -> List.of(proposal(operation, caller));
                case "preview" -> List.of("true", "true", "false");
                case "on" -> List.of("2021-06-30");
                case "mode" -> List.of("historic");
                case "Idempotency-Key" -> List.of("fuzz-key-" + ++count);
                default -> List.of();
            };
        }

        /** One that waits: of who calls where they may propose, unless they are to approve it. */
        private String proposal(Operation operation, Caller caller) {
            boolean own = !operation.path().endsWith("/approve")
                    && List.of("HR_OFFICER", "everything").contains(caller.name());
            String institution = ++count % 5 == 0 && !own ? OTHER : OWN;
            String token = own ? caller.token() : token("proposer", Role.HR_OFFICER + ":*");
            String proposed = "{\"instrument\": " + instrument(EFFECTS.getFirst(), institution) + "}";
            Door.Answer made = door.send(door.request("/api/proposals", token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(proposed))
                    .build());
            assertThat(made.status()).as(made.body()).isEqualTo(201);
            return made.json().get("proposalId").asString();
        }

        @Override
        public byte @Nullable [] body(Operation operation, Caller caller, String mediaType, SplittableRandom dice) {
            String[] path = operation.path().split("/");
            String text = switch (path[path.length - 1]) {
                case "comments" -> "{\"comment\": \"Sawa\"}";
                case "approve" -> "{\"version\": 1, \"comment\": null}";
                case "reject", "withdraw" -> "{\"reason\": \"Hapana\"}";
                case "imports" ->
                    mediaType.endsWith("ndjson")
                            ? instrument(dice) + "\n" + instrument(dice) + "\n"
                            : "sheet,instrumentId\n";
                case "instruments" -> instrument(dice);
                case "proposals" -> "{\"instrument\": " + instrument(dice) + "}";
                default -> "{\"version\": 1, \"instrument\": " + instrument(dice) + "}";
            };
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public long recorded() {
            return sql.sql(
                            "select (select count(*) from register.event) + (select count(*) from command.proposal_event)")
                    .query(Long.class)
                    .single();
        }

        @Override
        public List<String> allowedUnavailable() {
            return List.of();
        }
    }
}
