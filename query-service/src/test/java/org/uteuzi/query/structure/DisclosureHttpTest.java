package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.post.Absence;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.testing.TestIssuer;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;

/** All that is held of a person, handed to themselves, over HTTP. */
@ExtendWith(Installation.MadeOnce.class)
class DisclosureHttpTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();

    /** Two institutions in which the person of two ids is at home, and somebody else who is mixed up with them. */
    private static final String ONE = "utoaji-a";

    private static final String TWO = "utoaji-b";
    private static final String PERSON = "utoaji-mtu";
    private static final String EXPORT = "/api/people/" + PERSON + "/export";
    private static final String OTHER = "Mfano Mwingine Kabisa";

    private static Installation installation;
    private static QueryNode node;

    @BeforeAll
    static void record(Installation used) {
        installation = used;
        node = used.node;
        node.itIs("2024-06-15T09:00:00Z");
        installation.record(
                "utoaji-sheria",
                Say.institution(ONE, "2018"),
                Say.institution(TWO, "2018"),
                Say.unit("utoaji-ua", ONE, "2018"),
                Say.unit("utoaji-ub", TWO, "2018"),
                Say.post("utoaji-p1", "utoaji-ua", "2018"),
                Say.post("utoaji-p2", "utoaji-ua", "2018"),
                Say.post("utoaji-p3", "utoaji-ua", "2018"),
                Say.post("utoaji-kiti", "utoaji-ua", "2018"),
                Say.post("utoaji-p4", "utoaji-ub", "2018"),
                Say.person(PERSON, "Mfano Mwenyewe"),
                Say.person("utoaji-mtu-2", "Mfano M. Mwenyewe"),
                Say.person("utoaji-mwingine", OTHER));
        HolderAppointed never = Say.appointed("utoaji-a4", "utoaji-p3", PERSON, "2018-03-01");
        installation.record(
                "utoaji-barua",
                Say.appointed("utoaji-a1", "utoaji-p1", PERSON, "2020-01-01"),
                Say.exOfficio("utoaji-a5", "utoaji-kiti", "utoaji-p1", "2019"),
                Say.absent("f-utoaji-likizo", "utoaji-a1", "utoaji-p1", "2020-05-01", "2020-06-01"),
                Say.duty("f-utoaji-kiapo", "utoaji-a1", "utoaji-p1", "2020-01-02"),
                Say.ended("f-utoaji-mwisho", "utoaji-a1", "utoaji-p1", "2022-01-01", EndReason.RESIGNED),
                Say.appointed("utoaji-a6", "utoaji-p1", "utoaji-mwingine", "2022-01-01"),
                Say.absent("f-utoaji-kiti-likizo", "utoaji-a5", "utoaji-kiti", "2023-05-01", "2023-06-01"),
                Say.appointed("utoaji-b1", "utoaji-p4", "utoaji-mtu-2", "2021-02-01"),
                never,
                new PersonsJoined("f-utoaji-mmoja", "utoaji-mtu-2", PERSON, null),
                new PersonAmended(
                        "f-utoaji-jina", PERSON, "Mfano Mwenyewe Mpya", new PartialDate("2021-01-01"), null, null));
        // first taken for the person's, then somebody else's, of whom more was stated and put right
        installation.record(
                "utoaji-kosa",
                Say.appointed("utoaji-a2", "utoaji-p2", PERSON, "2019-01-01"),
                Say.withdrawn("f-utoaji-a4-siyo", never));
        installation.record(
                "utoaji-kosa-2",
                Say.absent("f-utoaji-likizo-ya-kosa", "utoaji-a2", "utoaji-p2", "2019-02-01", "2019-02-10"));
        installation.record(
                "utoaji-sahihisho",
                Say.appointed(
                        "f-utoaji-a2-sahihi",
                        "utoaji-a2",
                        "utoaji-p2",
                        "utoaji-mwingine",
                        null,
                        "2019-01-01",
                        Say.corrects("f-utoaji-a2")));
        installation.record(
                "utoaji-sahihisho-2",
                absent("f-utoaji-likizo-sahihi", "f-utoaji-likizo-ya-kosa", "2019-02-12"),
                Say.absent("f-utoaji-likizo-yake", "utoaji-a2", "utoaji-p2", "2020-02-01", "2020-02-10"));
        installation.record("utoaji-sahihisho-3", absent("f-utoaji-yake-sahihi", "f-utoaji-likizo-yake", "2020-02-12"));
    }

    private static HolderAbsent absent(String factId, String corrects, String until) {
        return new HolderAbsent(
                factId,
                "utoaji-a2",
                "utoaji-p2",
                Absence.LEAVE,
                new PartialDate(until.substring(0, 8) + "01"),
                new PartialDate(until),
                null,
                Say.corrects(corrects));
    }

    private static HttpResponse<String> get(String path, String... grants) {
        return node.get(path, "Authorization", "Bearer " + ISSUER.token("mtoaji", grants));
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(one -> one.get(field).asString()).toList();
    }

    private static JsonNode statement(JsonNode export, String id) {
        return export.get("statements")
                .valueStream()
                .filter(one -> one.at("/data/factId").asString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not in " + export));
    }

    @Test
    void all_that_is_held_under_all_ids_is_told_with_the_paper_that_told_it() {
        JsonNode export = node.ask(EXPORT);

        assertThat(export.get("ids").toString()).isEqualTo("[\"utoaji-mtu\",\"utoaji-mtu-2\"]");
        assertThat(export.get("name").asString()).isEqualTo("Mfano Mwenyewe Mpya");
        assertThat(texts(export.get("names"), "name"))
                .containsExactly("Mfano Mwenyewe", "Mfano Mwenyewe Mpya", "Mfano M. Mwenyewe");
        assertThat(texts(export.get("names"), "instrumentId"))
                .containsExactly("utoaji-sheria", "utoaji-barua", "utoaji-sheria");
        assertThat(texts(export.get("appointments"), "appointmentId"))
                .containsExactly("utoaji-a5", "utoaji-a1", "utoaji-b1");
        assertThat(texts(export.get("appointments"), "institutionId")).containsExactly(ONE, ONE, TWO);
        assertThat(export.at("/appointments/1/lastDay").asString()).isEqualTo("2021-12-31");
        assertThat(Stream.of("f-utoaji-likizo", "f-utoaji-kiapo", "f-utoaji-mwisho", "f-utoaji-mmoja")
                        .map(id -> statement(export, id).get("putAside").isNull()))
                .containsOnly(true);
        assertThat(texts(export.get("papers"), "id"))
                .containsExactly(
                        "utoaji-barua",
                        "utoaji-kosa",
                        "utoaji-kosa-2",
                        "utoaji-sahihisho",
                        "utoaji-sahihisho-2",
                        "utoaji-sheria");
        assertThat(export.at("/papers/0/title/en").asString()).isEqualTo("Sample instrument");
    }

    @Test
    void what_is_no_longer_believed_is_told_with_when_and_by_which_paper_it_was_put_aside() {
        JsonNode export = node.ask(EXPORT);

        JsonNode withdrawn = statement(export, "f-utoaji-a4").get("putAside");
        assertThat(withdrawn.get("withdrawn").asBoolean()).isTrue();
        assertThat(withdrawn.get("instrumentId").asString()).isEqualTo("utoaji-kosa");
        assertThat(withdrawn.get("cause").asString()).isEqualTo("RECORDING");
        JsonNode corrected = statement(export, "f-utoaji-a2").get("putAside");
        assertThat(corrected.get("withdrawn").asBoolean()).isFalse();
        assertThat(corrected.get("instrumentId").asString()).isEqualTo("utoaji-sahihisho");
        assertThat(corrected.get("recordedAt").asString()).startsWith("2024-");
        assertThat(export.toString()).doesNotContain("Haikutokea", "Kosa la kunakili");
    }

    @Test
    void nobody_else_is_in_it_nor_what_was_stated_of_them_under_the_same_appointments() {
        String export = node.ask(EXPORT).toString();

        assertThat(export)
                .contains("f-utoaji-likizo-ya-kosa")
                .doesNotContain(OTHER, "utoaji-mwingine", "f-utoaji-likizo-yake", "f-utoaji-likizo-sahihi")
                .doesNotContain("f-utoaji-yake-sahihi", "utoaji-a6", "f-utoaji-kiti-likizo");
        assertThat(node.get("/api/people/utoaji-mwingine/export").body())
                .contains(OTHER, "f-utoaji-likizo-yake", "f-utoaji-kiti-likizo", "f-utoaji-likizo-sahihi")
                .doesNotContain("Mfano Mwenyewe", "\"utoaji-mtu", "f-utoaji-likizo-ya-kosa\",\"appointmentId\"");
    }

    @Test
    void a_seat_that_goes_with_a_post_is_told_for_the_days_of_the_person_alone() {
        JsonNode seat = node.ask(EXPORT).at("/appointments/0");

        assertThat(seat.get("capacity").asString()).isEqualTo("EX_OFFICIO");
        assertThat(seat.get("days").toString()).isEqualTo("[{\"from\":\"2020-01-01\",\"until\":\"2022-01-01\"}]");
        assertThat(node.ask(EXPORT).at("/appointments/1").has("days")).isFalse();
    }

    @Test
    void it_says_in_words_what_it_rests_on_and_by_which_right() {
        JsonNode english = QueryNode.json(node.get(EXPORT, "Accept-Language", "en"));

        assertThat(english.at("/text/basis").asString())
                .startsWith("Made on " + "15 June 2024 for the person with the identifier utoaji-mtu")
                .endsWith("entry " + english.at("/basis/entry").asLong() + ".");
        assertThat(english.at("/text/right").asString()).contains("Personal Data Protection Act, 2022 (Cap. 44)");
        assertThat(english.at("/text/left").asString()).startsWith("Left out: the data of other people");
        assertThat(english.get("text").has("erased")).isFalse();
        assertThat(node.ask(EXPORT).at("/text/right").asString())
                .contains("Sheria ya Ulinzi wa Taarifa Binafsi ya mwaka 2022 (Sura ya 44)");
    }

    @Test
    void nobody_keeps_it_and_no_other_day_or_point_is_asked_for() {
        HttpResponse<String> answer = node.get(EXPORT);

        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private, no-store");
        assertThat(answer.headers().map()).doesNotContainKey("etag");
        for (String parameter : List.of("on=2021-01-01", "entry=3", "knownAt=2024-06-15T09:00:00Z")) {
            assertThat(QueryNode.json(node.get(EXPORT + "?" + parameter))
                            .get("code")
                            .asString())
                    .as(parameter)
                    .isEqualTo("UNKNOWN_PARAMETER");
        }
    }

    @Test
    void whoever_audits_or_records_in_all_institutions_of_the_person_may_and_nobody_else() {
        for (String export : List.of(EXPORT, EXPORT + ".pdf")) {
            for (String[] may : List.of(
                    new String[] {"HR_OFFICER:*"},
                    new String[] {"AUDITOR:*"},
                    new String[] {"HR_OFFICER:" + ONE, "HR_OFFICER:" + TWO},
                    new String[] {"HR_OFFICER:" + ONE, "AUDITOR:" + TWO})) {
                assertThat(get(export, may).statusCode())
                        .as("%s %s", export, List.of(may))
                        .isEqualTo(200);
            }
            for (String[] part : List.of(
                    new String[] {"HR_OFFICER:" + ONE},
                    new String[] {"AUDITOR:" + TWO, "MANAGER:" + ONE, "APPROVER:" + ONE})) {
                HttpResponse<String> refused = get(export, part);
                assertThat(refused.statusCode())
                        .as("%s %s", export, List.of(part))
                        .isEqualTo(403);
                assertThat(QueryNode.json(refused).get("code").asString()).isEqualTo("HELD_ELSEWHERE_TOO");
                assertThat(refused.body()).doesNotContain(TWO);
            }
            assertThat(get(export, "HR_OFFICER:egaz", "AUDITOR:zaca").statusCode())
                    .isEqualTo(404);
        }
        assertThat(get("/api/people/utoaji-hayupo/export", "AUDITOR:*").statusCode())
                .isEqualTo(404);
    }

    @Test
    void everybody_who_may_hands_out_the_same() {
        JsonNode officer = QueryNode.json(get(EXPORT, "HR_OFFICER:" + ONE, "HR_OFFICER:" + TWO));
        JsonNode auditor = QueryNode.json(get(EXPORT, "AUDITOR:*"));

        for (String part : List.of("basis", "text", "names", "appointments", "statements", "papers")) {
            assertThat(officer.get(part)).as(part).isEqualTo(auditor.get(part));
        }
    }

    @Test
    void the_page_of_a_person_offers_it_to_whoever_may_alone() {
        String page = "/people/" + PERSON;
        String link = "href=\"/downloads/people/" + PERSON + "/export.";

        assertThat(get(page, "HR_OFFICER:*").body())
                .contains(link + "pdf\"", link + "json\"", "Taarifa zote zilizomo kuhusu mtu huyu (PDF)");
        assertThat(get(page, "AUDITOR:" + ONE, "AUDITOR:" + TWO).body()).contains(link + "pdf\"");
        for (String other : List.of("MANAGER:*", "APPROVER:*", "ADMIN:*", "HR_OFFICER:" + ONE)) {
            assertThat(get(page, other).body())
                    .as(other)
                    .contains("Mfano Mwenyewe Mpya")
                    .doesNotContain(link);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdf", "json"})
    void the_file_comes_in_the_language_of_the_page(String form) {
        HttpResponse<byte[]> file =
                node.download("/downloads/people/" + PERSON + "/export." + form, "Accept", "text/html");

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/" + form);
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"utoaji-mtu." + form + "\"");
        assertThat(file.headers().firstValue("Content-Language")).hasValue("sw");
    }

    @Test
    void who_looked_is_in_it_with_when_and_why_and_so_is_whoever_was_handed_it_before() {
        String who = "msomaji-" + UUID.randomUUID();
        String token = "Bearer " + ISSUER.token(who, "HR_OFFICER:*");
        node.get("/api/people/utoaji-mtu-2", "Authorization", token, "Uteuzi-Purpose", "Maombi ya likizo");
        node.get(EXPORT, "Authorization", token, "Uteuzi-Purpose", "Ombi lake mwenyewe");

        await().atMost(Duration.ofSeconds(20)).until(() -> looks(who).size() == 2);
        List<JsonNode> looks = looks(who);
        assertThat(looks.getLast().toString())
                .isEqualTo("{\"at\":\"2024-06-15T09:00:00.000Z\",\"account\":\"" + who + "\",\"client\":"
                        + looks.getLast().get("client") + ",\"kind\":\"PERSON\",\"address\":\"/api/people/{id}\","
                        + "\"shown\":true,\"purpose\":\"Maombi ya likizo\"}");
        assertThat(looks.getFirst().get("address").asString()).isEqualTo("/api/people/{id}/export");
        assertThat(looks.getFirst().get("purpose").asString()).isEqualTo("Ombi lake mwenyewe");
        JsonNode logged = node.ask("/api/reads?limit=1&subject=sub-" + who).at("/reads/0");
        assertThat(logged.get("things").toString()).isEqualTo("[\"person:utoaji-mtu\",\"person:utoaji-mtu-2\"]");
    }

    /** Those of somebody, the newest first, as the person is told of them. */
    private static List<JsonNode> looks(String who) {
        return node.ask(EXPORT)
                .get("reads")
                .valueStream()
                .filter(look -> look.get("account").asString().equals(who))
                .toList();
    }

    @Test
    void of_very_many_looks_the_newest_thousand_are_told_and_how_many_more_there_are() {
        installation.record("utoaji-wengi", Say.person("utoaji-maarufu", "Mfano Maarufu"));
        var connections = installation.database.superuser();
        new TransactionTemplate(new DataSourceTransactionManager(connections)).executeWithoutResult(status -> {
            JdbcClient database = JdbcClient.create(connections);
            database.sql("select pg_advisory_xact_lock(hashtextextended('uteuzi.reads', 0))")
                    .query(row -> {});
            database.sql("""
                            insert into structure.read_log
                            select last.number + place, timestamptz '2024-06-15 09:00Z', 'sub-wengi',
                                   array['person:utoaji-maarufu'], '{}',
                                   '{"at":"2024-06-15T09:00:00.000Z","subject":"sub-wengi","name":"wengi ' || place
                                   || '","roles":"","kind":"PERSON","address":"/people/{id}","things":[],'
                                   || '"institutions":[],"asked":{},"status":200}',
                                   cast(:node as uuid), place
                            from generate_series(1, 1003) as place,
                                 (select coalesce(max(number), -1) as number from structure.read_log) as last
                            """).param("node", UUID.randomUUID().toString()).update();
        });

        JsonNode export = node.ask("/api/people/utoaji-maarufu/export");

        assertThat(export.get("reads")).hasSize(1_000);
        assertThat(export.at("/reads/0/account").asString()).isEqualTo("wengi 1003");
        assertThat(export.get("moreReads").asLong()).isEqualTo(3);
    }

    @Test
    void of_who_was_erased_it_says_so_and_tells_the_posts_by_the_id() {
        installation.record(
                "utoaji-futa-barua",
                Say.person("utoaji-aliyefutwa", "Mfano Atakayesahaulika"),
                Say.appointed("utoaji-f1", "utoaji-p3", "utoaji-aliyefutwa", "2020-01-01"));
        assertThat(node.get("/api/people/utoaji-aliyefutwa/export").body()).contains("Mfano Atakayesahaulika");

        installation.record("utoaji-futa", new PersonErased("f-utoaji-futa", "utoaji-aliyefutwa", null));
        HttpResponse<String> answer = node.get("/api/people/utoaji-aliyefutwa/export", "Accept-Language", "en");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("Atakayesahaulika");
        JsonNode export = QueryNode.json(answer);
        assertThat(export.get("erased").asBoolean()).isTrue();
        assertThat(export.get("name").isNull()).isTrue();
        assertThat(export.at("/text/erased").asString())
                .isEqualTo(
                        "All that says who this person is was erased for good. What was recorded of posts stays, under the"
                                + " identifier alone.");
        assertThat(texts(export.get("appointments"), "appointmentId")).containsExactly("utoaji-f1");
        assertThat(statement(export, "f-utoaji-futa").get("instrumentId").asString())
                .isEqualTo("utoaji-futa");
        assertThat(node.download("/api/people/utoaji-aliyefutwa/export.pdf").statusCode())
                .isEqualTo(200);
    }
}
