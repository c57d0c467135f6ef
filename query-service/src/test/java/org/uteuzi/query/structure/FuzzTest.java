package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.uteuzi.access.Role;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.testing.TestIssuer;
import org.uteuzi.testing.fuzz.ApiDocument;
import org.uteuzi.testing.fuzz.Caller;
import org.uteuzi.testing.fuzz.Fuzzing;
import org.uteuzi.testing.fuzz.Known;
import org.uteuzi.testing.fuzz.Operation;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/**
 * Every question of the document, as everybody, with whatever somebody may send. Repeat one with {@code -Duteuzi.fuzz.seed=7},
 * send more with {@code -Duteuzi.fuzz.rounds=100}.
 */
@ExtendWith(Installation.MadeOnce.class)
class FuzzTest {

    private static final String OWN = "kisima";
    private static final String OTHER = "mlima";

    private final Installation installation;

    FuzzTest(Installation installation) {
        this.installation = installation;
        if (installation.node.get("/api/institutions/" + OWN).statusCode() == 404) {
            List.of(OWN, OTHER).forEach(this::record);
        }
    }

    /** Its names hold words, and some of its ids letters, that nobody ever asks for. */
    private void record(String id) {
        String words = words(id);
        String hidden = hidden(id);
        installation.record(
                id + "-sheria",
                new InstitutionEstablished(
                        "f-" + id,
                        id,
                        new LocalizedText(words + " Wakala", words + " Agency"),
                        null,
                        null,
                        List.of(),
                        new PartialDate("2019"),
                        null,
                        null),
                Say.unit(id + "-idara", id, "2019"),
                Say.unitRenamed("f-" + id + "-jina", id + "-idara", words + " Idara", "2019-02-01"),
                Say.mandate(hidden + "-f", id + "-idara", words + " Majukumu", "2019"),
                Say.post(id + "-nafasi", id + "-idara", "2019"),
                Say.post(hidden + "-nafasi", id + "-idara", "2019"),
                Say.person(id + "-mtu", "Mfano " + words),
                Say.person(hidden + "-mtu", "Mfano Pili " + words),
                Say.appointed(id + "-1", id + "-nafasi", id + "-mtu", "2020-01-01"),
                Say.appointed(hidden + "-2", hidden + "-nafasi", hidden + "-mtu", "2020-03-01"));
        new TestProposals(installation.database).made(id + "-pendekezo", id, 0, "post:" + hidden + "-nafasi");
    }

    private static String words(String institution) {
        return "Siriya" + institution;
    }

    private static String hidden(String institution) {
        return "x9-" + institution;
    }

    private static Caller caller(String name, String institution, String... grants) {
        return new Caller(
                name,
                grants.length == 0 ? "" : TestIssuer.shared().token("fuzz-" + name, grants),
                institution.isEmpty() ? List.of() : List.of(words(institution), hidden(institution)));
    }

    private static List<Caller> callers() {
        List<Caller> callers = new ArrayList<>();
        callers.add(new Caller("nobody", "", List.of(words(OWN), hidden(OWN), words(OTHER), hidden(OTHER))));
        Stream.of(Role.values()).forEach(role -> callers.add(caller(role.name(), OTHER, role + ":" + OWN)));
        callers.add(caller("AUDITOR elsewhere", OWN, Role.AUDITOR + ":" + OTHER));
        callers.add(caller("everything", "", TestIssuer.EVERYTHING.toArray(String[]::new)));
        return callers;
    }

    @Test
    void whatever_is_sent_every_answer_keeps_to_the_document_and_to_who_asks() throws SQLException {
        fuzz(Long.getLong("uteuzi.fuzz.seed", 1), Integer.getInteger("uteuzi.fuzz.rounds", 4));
    }

    private void fuzz(long seed, int rounds) throws SQLException {
        try (QueryNode node = QueryNode.on(installation.database, "uteuzi.projection.patience=20ms");
                Connection connection = installation.database.superuser().getConnection()) {
            node.follow(installation.register);
            Fuzzing fuzzing = new Fuzzing(
                    new ApiDocument(node.ask("/v3/api-docs").toString()),
                    node.address(),
                    new Questions(JdbcClient.create(new SingleConnectionDataSource(connection, true))),
                    seed);
            fuzzing.run(callers(), rounds);
            System.out.print(fuzzing.report());
            assertThat(fuzzing.failures()).isEmpty();
            assertThat(fuzzing.neverAccepted()).isEmpty();
        }
    }

    private final class Questions implements Known {

        /** On one connection: it is asked twice for each request. */
        private final JdbcClient sql;

        Questions(JdbcClient sql) {
            this.sql = sql;
        }

        @Override
        public List<String> values(Operation operation, Caller caller, String parameter) {
            return switch (parameter) {
                case "id" -> ids(operation.path().split("/")[2]);
                case "number" -> List.of("0", "1", "2", String.valueOf(installation.register.size() - 1));
                case "institution" -> List.of(OWN, OWN, OTHER);
                case "on", "to", "againstOn" -> List.of("2021-06-30", "2024-01-01", "2022-12-31");
                case "from" -> List.of("2019-01-01", "2020-02-29");
                case "knownAt", "againstKnownAt" -> List.of("2024-06-15T09:00:00Z", "2030-01-01T00:00:00Z");
                case "sourceKnownAt" -> List.of("2024-06-15T09:00:00Z");
                case "consistentWith" -> List.of(OWN + "-sheria", "act");
                case "q" -> List.of("mfano", "idara", OTHER);
                case "person" -> ids("people");
                case "thing" -> List.of("post:" + OWN + "-nafasi");
                case "Uteuzi-Purpose" -> List.of("Ukaguzi wa mwaka");
                default -> List.of();
            };
        }

        private static List<String> ids(String kind) {
            String ending = switch (kind) {
                case "units" -> "-idara";
                case "posts" -> "-nafasi";
                case "people" -> "-mtu";
                case "instruments" -> "-sheria";
                case "proposals" -> "-pendekezo";
                default -> "";
            };
            return List.of(OWN + ending, OWN + ending, OTHER + ending, "hakuna");
        }

        @Override
        public byte @Nullable [] body(Operation operation, Caller caller, String mediaType, SplittableRandom dice) {
            String about = dice.nextInt(3) == 0 ? OTHER : OWN;
            String text = switch (mediaType) {
                case "application/json" ->
                    "[{\"person\": \"%1$s-mtu\", \"post\": \"%1$s-nafasi\", \"on\": \"2021-01-01\"}]";
                case "text/csv" -> "person,post,on\n%1$s-mtu,%1$s-nafasi,2021-01-01\n";
                default -> "PK";
            };
            return text.formatted(about).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public long recorded() {
            return sql.sql("select count(*) from register.entry")
                    .query(Long.class)
                    .single();
        }

        @Override
        public List<String> allowedUnavailable() {
            return List.of("BEHIND");
        }
    }
}
