package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.uteuzi.access.Access;
import org.uteuzi.access.Reads;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestIssuer;
import tools.jackson.databind.JsonNode;

/** Who looked at whose data or at what history: what is noted of it, who may read that, and what is asked before. */
@ExtendWith(Installation.MadeOnce.class)
class ReadsHttpTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();

    private static Installation installation;
    private static QueryNode node;

    /** Whoever looks in this test; nobody else is called so. */
    private final String who = "msomaji-" + UUID.randomUUID();

    @BeforeAll
    static void use(Installation used) {
        installation = used;
        node = used.node;
    }

    @BeforeEach
    void itIsMorning() {
        node.itIs("2024-06-15T09:00:00Z");
    }

    private String as(String... grants) {
        return "Bearer " + ISSUER.token(who, grants);
    }

    private HttpResponse<String> get(String path, String... grants) {
        return node.get(path, "Authorization", as(grants));
    }

    /** What the log says of who looks here, the first one first, once there are so many. */
    private List<JsonNode> logged(int many, String... auditor) {
        String[] roles = auditor.length == 0 ? new String[] {"AUDITOR:*"} : auditor;
        await().atMost(Duration.ofSeconds(20)).until(() -> mine(roles).size() >= many);
        List<JsonNode> found = mine(roles).reversed();
        assertThat(found).hasSize(many);
        return found;
    }

    private List<JsonNode> mine(String... auditor) {
        return reads("?limit=1000&subject=sub-" + who, auditor);
    }

    private static List<JsonNode> reads(String question, String... auditor) {
        HttpResponse<String> answer =
                node.get("/api/reads" + question, "Authorization", "Bearer " + ISSUER.token("mkaguzi", auditor));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        return QueryNode.json(answer).get("reads").valueStream().toList();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void the_table_of_what_is_logged_names_addresses_that_there_are_and_each_once() {
        assertThat(Reads.KINDS.keySet()).doesNotContainAnyElementsOf(Reads.NOT_LOGGED.keySet());
        for (Set<String> named : List.of(Reads.KINDS.keySet(), Reads.NOT_LOGGED.keySet())) {
            assertThat(named)
                    .allMatch(address -> Access.QUESTIONS.containsKey(address) || Access.PAGES.containsKey(address));
        }
        assertThat(Reads.of("/people/{id}")).contains(Reads.Kind.PERSON);
        assertThat(Reads.of("/desk")).isEmpty();
        assertThat(Reads.of("/error")).isEmpty();
        assertThat(Access.QUESTIONS.keySet())
                .allMatch(address -> Reads.KINDS.containsKey(address) || Reads.NOT_LOGGED.containsKey(address));
        for (String address : Access.PAGES.keySet()) {
            assertThat(Reads.KINDS.containsKey(address)).isNotEqualTo(Reads.NOT_LOGGED.containsKey(address));
            assertThat(Reads.of(address).isPresent()).isNotEqualTo(Reads.NOT_LOGGED.containsKey(address));
        }
    }

    @Test
    void a_look_at_a_proposal_is_one_at_all_that_it_touches_also_where_it_is_refused() {
        String proposal = "msomaji-" + UUID.randomUUID();
        TestProposals.in(installation).made(proposal, "egaz", 0, "person:p-asha");

        assertThat(get("/api/proposals/" + proposal, "APPROVER:egaz").statusCode())
                .isEqualTo(200);
        assertThat(get("/api/proposals/" + proposal, "APPROVER:zaca").statusCode())
                .isEqualTo(404);

        assertThat(logged(2)).allSatisfy(look -> {
            assertThat(look.get("kind").asString()).isEqualTo("PROPOSAL");
            assertThat(texts(look.get("things"))).containsExactly("institution:egaz", "person:p-asha");
            assertThat(texts(look.get("institutions"))).contains("egaz");
            assertThat(look.at("/asked/id").asString()).isEqualTo(proposal);
        });
    }

    @Test
    void a_proposal_that_is_shown_with_a_mistake_of_its_reader_is_a_look_without_what_they_typed() {
        String proposal = "msomaji-" + UUID.randomUUID();
        TestProposals.in(installation).made(proposal, "egaz", 0, "person:p-asha");

        HttpResponse<byte[]> wrong = node.post(
                "/proposals/" + proposal + "/reject",
                "text=+".getBytes(StandardCharsets.UTF_8),
                "Authorization",
                as("APPROVER:egaz"),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(wrong.statusCode()).isEqualTo(422);

        JsonNode look = logged(1).getFirst();
        assertThat(look.get("address").asString()).isEqualTo("/proposals/{id}/reject");
        assertThat(look.get("asked").has("text")).isFalse();
    }

    @Test
    void a_look_is_of_all_institutions_that_are_named_and_its_days_are_noted_before_all_else() {
        String more = IntStream.range(0, 30).mapToObj(i -> "a" + i + "=&").collect(Collectors.joining());
        assertThat(get("/findings?" + more + "institution=egaz&institution=egaz&on=2021-06-30", "AUDITOR:egaz")
                        .statusCode())
                .isEqualTo(200);

        JsonNode look = logged(1, "AUDITOR:egaz").getFirst();
        assertThat(texts(look.get("institutions"))).containsExactly("egaz");
        assertThat(look.at("/asked/on").asString()).isEqualTo("2021-06-30");
    }

    @Test
    void of_a_comparison_both_points_are_noted_before_all_else_and_seen_by_every_auditor_of_it() {
        String more = IntStream.range(0, 30).mapToObj(i -> "a" + i + "=&").collect(Collectors.joining());
        assertThat(get("/compare?" + more + "on=2021-06-30&againstOn=2020-06-30&institution=egaz", "MANAGER:*")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/findings?" + more + "againstOn=2020-06-30&againstEntry=1", "AUDITOR:*")
                        .statusCode())
                .isEqualTo(200);

        List<JsonNode> looks = logged(2);
        assertThat(looks.getFirst().at("/asked/againstOn").asString()).isEqualTo("2020-06-30");
        assertThat(looks.getLast().at("/asked/againstEntry").asString()).isEqualTo("1");
        assertThat(mine("AUDITOR:zaca"))
                .as("of a look at all institutions")
                .singleElement()
                .satisfies(look -> assertThat(look.get("asked").toString())
                        .isEqualTo("{\"againstEntry\":\"1\",\"againstOn\":\"2020-06-30\"}"));
    }

    @Test
    void of_a_look_at_a_person_it_is_noted_who_looked_at_whom_when_and_with_which_dates() {
        assertThat(get("/api/people/p-asha?on=2021-06-30&entry=" + installation.last.lastEntry(), "MANAGER:egaz")
                        .statusCode())
                .isEqualTo(200);

        JsonNode read = logged(1).getFirst();
        assertThat(read.get("subject").asString()).isEqualTo("sub-" + who);
        assertThat(read.get("name").asString()).isEqualTo(who);
        assertThat(read.get("roles").asString()).isEqualTo("MANAGER:egaz");
        assertThat(read.get("kind").asString()).isEqualTo("PERSON");
        assertThat(texts(read.get("things"))).containsExactly("person:p-asha");
        assertThat(texts(read.get("institutions"))).contains("egaz");
        assertThat(read.get("asked").toString())
                .isEqualTo("{\"entry\":\"" + installation.last.lastEntry() + "\",\"on\":\"2021-06-30\"}");
        assertThat(read.get("at").asString()).isEqualTo("2024-06-15T09:00:00.000Z");
        assertThat(read.get("register").asLong()).isGreaterThanOrEqualTo(installation.last.lastEntry());
        assertThat(read.get("status").asInt()).isEqualTo(200);
        assertThat(read.get("purpose").isNull()).isTrue();
        assertThat(read.get("hash").asString()).hasSize(64);
    }

    @Test
    void an_answer_that_is_held_already_is_a_look_too_and_a_file_that_is_forwarded_is_one() {
        String tag = get("/api/people/p-asha", "MANAGER:egaz")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(node.get("/api/people/p-asha", "Authorization", as("MANAGER:egaz"), "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(get("/downloads/people/p-asha/service.pdf", "MANAGER:egaz").statusCode())
                .isEqualTo(200);

        assertThat(logged(3))
                .extracting(read -> read.get("address").asString() + " "
                        + read.get("status").asInt())
                .containsExactly(
                        "/api/people/{id} 200", "/api/people/{id} 304", "/downloads/people/{id}/service.pdf 200");
    }

    @Test
    void todays_structure_as_known_now_is_no_history_and_any_other_is() {
        for (String path : List.of(
                "/api/institutions/egaz/structure",
                "/?institution=egaz",
                "/api/institutions/egaz/structure?on=2020-06-30",
                "/api/institutions/egaz/structure?entry=" + installation.last.lastEntry(),
                "/?institution=egaz&on=2020-06-30")) {
            assertThat(get(path, "MANAGER:egaz").statusCode()).as(path).isEqualTo(200);
        }

        assertThat(logged(3))
                .allSatisfy(read -> assertThat(read.get("kind").asString()).isEqualTo("STRUCTURE"))
                .allSatisfy(read -> assertThat(texts(read.get("institutions"))).containsExactly("egaz"));
    }

    @Test
    void a_question_that_is_no_text_keeps_no_place_in_the_log_whoever_asks() {
        assertThat(get("/api/institutions?x=%FF").statusCode()).isEqualTo(403);
        assertThat(get("/api/institutions?x=%FF", "AUDITOR:*").statusCode()).isEqualTo(400);

        await().untilAsserted(() -> assertThat(node.bean(MeterRegistry.class)
                        .get("uteuzi.reads.waiting")
                        .gauge()
                        .value())
                .isZero());
    }

    @Test
    void an_answer_that_failed_before_anything_was_shown_is_no_look() {
        JdbcClient superuser = JdbcClient.create(installation.database.superuser());
        superuser
                .sql("alter table structure.statement rename to statement_away")
                .update();
        try {
            assertThat(get("/register?only=RIGHTING", "AUDITOR:*").statusCode()).isEqualTo(500);
        } finally {
            superuser
                    .sql("alter table structure.statement_away rename to statement")
                    .update();
        }
        assertThat(get("/register?only=RIGHTING", "AUDITOR:*").statusCode()).isEqualTo(200);

        assertThat(logged(1).getFirst().get("status").asInt()).isEqualTo(200);
    }

    @Test
    void who_was_refused_is_noted_where_it_belongs() {
        assertThat(get("/api/people/p-asha", "MANAGER:zaca").statusCode()).isEqualTo(404);
        assertThat(get("/people/p-asha", "MANAGER:zaca").statusCode()).isEqualTo(404);
        assertThat(get("/api/institutions/egaz/diff?againstOn=2020-01-01", "MANAGER:zaca")
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/findings?institution=egaz", "MANAGER:zaca").statusCode())
                .isEqualTo(403);
        assertThat(get("/register", "MANAGER:zaca").statusCode()).isEqualTo(403);

        assertThat(logged(5)).extracting(read -> read.get("status").asInt()).containsExactly(404, 404, 403, 403, 403);
        assertThat(mine("AUDITOR:egaz")).hasSize(4);
        assertThat(mine("AUDITOR:zaca"))
                .singleElement()
                .satisfies(read -> assertThat(read.get("kind").asString()).isEqualTo("REGISTER"));
    }

    @Test
    void an_auditor_reads_what_was_looked_at_in_the_own_institution_and_no_more_of_what_was_looked_at_in_all() {
        get("/api/people/p-asha", "MANAGER:egaz");
        get("/api/search?q=siri&on=2021-06-30", "MANAGER:*");
        get("/api/search?q=yetu", "MANAGER:zaca");
        check("p-asha", "MANAGER:*");

        List<JsonNode> all = logged(4);
        assertThat(texts(all.get(3).get("things"))).containsExactly("person:p-asha");
        assertThat(mine("AUDITOR:egaz"))
                .extracting(read -> read.get("address").asString())
                .containsExactly("/api/checks/office-holding", "/api/search", "/api/people/{id}");
        JsonNode search = mine("AUDITOR:egaz").get(1);
        assertThat(search.get("asked").toString()).isEqualTo("{\"on\":\"2021-06-30\"}");
        assertThat(search.get("hash").isNull()).isTrue();
        assertThat(mine("AUDITOR:zaca"))
                .extracting(read -> read.get("address").asString())
                .containsExactly("/api/search", "/api/search");
        assertThat(mine("AUDITOR:zaca").getFirst().get("asked").toString())
                .contains("\"q\"") // that words were looked for, and not which: they may name whom nothing may name any
                // more
                .doesNotContain("yetu");
        assertThat(node.get(
                                "/api/reads?institution=egaz",
                                "Authorization",
                                "Bearer " + ISSUER.token("mkaguzi", "AUDITOR:zaca"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/api/reads", "MANAGER:*").statusCode()).isEqualTo(403);
    }

    private void check(String person, String... grants) {
        String rows = "[{\"person\": \"" + person + "\", \"post\": \"ict-director\", \"on\": \"2021-01-01\"}]";
        assertThat(node.posted(
                                "/api/checks/office-holding",
                                rows.getBytes(StandardCharsets.UTF_8),
                                "Authorization",
                                as(grants),
                                "Content-Type",
                                "application/json",
                                "Accept",
                                "application/json")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void who_reads_the_log_is_in_it_and_it_is_narrowed_and_paged_without_loss() {
        for (int i = 0; i < 7; i++) {
            get("/api/people/p-asha?on=2021-06-0" + (i + 1), "MANAGER:egaz");
        }
        get("/api/reads?person=p-asha&limit=1", "AUDITOR:egaz");
        List<JsonNode> all = logged(8);
        assertThat(all.getLast().get("kind").asString()).isEqualTo("READS");
        assertThat(texts(all.getLast().get("things"))).containsExactly("person:p-asha");

        List<Long> paged = new ArrayList<>();
        String next = "/api/reads?limit=3&subject=sub-" + who;
        while (next != null) {
            HttpResponse<String> page = node.get(next);
            QueryNode.json(page)
                    .get("reads")
                    .forEach(read -> paged.add(read.get("number").asLong()));
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
        }
        assertThat(paged.reversed())
                .isEqualTo(all.stream().map(read -> read.get("number").asLong()).toList());
        String mine = "&subject=sub-" + who;
        assertThat(reads("?thing=person:p-asha&limit=1000" + mine, "AUDITOR:*")).hasSize(8);
        assertThat(reads("?person=p-nobody" + mine, "AUDITOR:*")).isEmpty();
        assertThat(reads("?institution=zaca" + mine, "AUDITOR:*")).isEmpty();
        assertThat(reads("?from=2024-06-15&to=2024-06-15" + mine, "AUDITOR:*")).hasSize(8);
        assertThat(reads("?from=2024-06-16" + mine, "AUDITOR:*")).isEmpty();
        assertThat(reads("?to=2024-06-14" + mine, "AUDITOR:*")).isEmpty();
    }

    @Test
    void the_page_tells_it_in_words_and_the_page_of_a_person_leads_to_it() {
        get("/api/people/p-asha?on=2021-06-30", "MANAGER:egaz");
        get("/api/people/p-asha", "MANAGER:zaca");
        logged(2);

        assertThat(get("/people/p-asha", "AUDITOR:egaz").body()).contains("href=\"/reads?person=p-asha\"");
        assertThat(get("/people/p-asha", "MANAGER:egaz").body()).doesNotContain("/reads");
        assertThat(node.get("/reads?subject=sub-" + who).body())
                .contains(
                        "Kumbukumbu ya usomaji",
                        "Alitazama taarifa za mtu",
                        "Alijaribu kutazama taarifa za mtu",
                        "Hakuoneshwa",
                        "siku: 30 Juni 2021",
                        "href=\"/people/p-asha\">Asha Mfano</a>");
        assertThat(node.get("/reads?lang=en&subject=sub-" + who).body())
                .contains("Read log", "Looked at the record of a person", "day: 30 June 2021");
    }

    @Test
    void what_is_no_text_does_not_stop_the_log() {
        for (String odd : List.of("%00", "%EF%BF%BD", "%F0%9F%92%A9", "x".repeat(3_000))) {
            node.get("/api/people/p-asha?on=" + odd, "Authorization", as("MANAGER:egaz"));
            node.get("/register?person=" + odd + "&thing=" + odd, "Authorization", as("AUDITOR:egaz"));
            node.get("/search?q=" + odd, "Authorization", as("AUDITOR:egaz"));
        }
        get("/api/people/p-asha", "MANAGER:egaz");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(mine("AUDITOR:*"))
                        .anyMatch(read -> read.get("asked").isEmpty()));
    }

    @Test
    void where_policy_wants_it_nobody_looks_at_a_person_without_saying_why() {
        try (QueryNode careful = QueryNode.on(installation.database, "uteuzi.reads.purpose-for=egaz,nyingine")) {
            careful.follow(installation.register);
            String manager = as("MANAGER:egaz");
            for (String path :
                    List.of("/api/people/p-asha", "/api/people/p-asha/timeline", "/api/people/p-asha/service.pdf")) {
                HttpResponse<String> refused = careful.get(path, "Authorization", manager, "Accept-Language", "en");
                assertThat(refused.statusCode()).as(path).isEqualTo(428);
                assertThat(QueryNode.json(refused).get("code").asString()).isEqualTo("PURPOSE_NEEDED");
                assertThat(QueryNode.json(refused).get("detail").asString()).contains("Uteuzi-Purpose");
            }
            for (String malformed : List.of("ab", "x".repeat(201))) {
                HttpResponse<String> refused =
                        careful.get("/api/people/p-asha", "Authorization", manager, "Uteuzi-Purpose", malformed);
                assertThat(refused.statusCode()).isEqualTo(400);
                assertThat(QueryNode.json(refused).get("code").asString()).isEqualTo("PURPOSE_MALFORMED");
            }
            assertThat(careful.get("/api/people/p-asha", "Authorization", manager, "Uteuzi-Purpose", "kuandaa barua")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(careful.get("/api/people/p-asha", "Authorization", as("MANAGER:zaca"))
                            .statusCode())
                    .as("of somebody elsewhere nothing is told, not even that it would have to be said why")
                    .isEqualTo(404);
            assertThat(careful.get("/api/people/hakuna", "Authorization", manager)
                            .statusCode())
                    .isEqualTo(404);

            List<JsonNode> read = logged(3);
            assertThat(read.getFirst().get("purpose").asString()).isEqualTo("kuandaa barua");
            assertThat(read).extracting(it -> it.get("status").asInt()).containsExactly(200, 404, 404);
        }
    }

    @Test
    void people_say_why_once_for_each_person_and_session() {
        try (QueryNode careful = QueryNode.on(installation.database, "uteuzi.reads.purpose-for=*")) {
            careful.follow(installation.register);
            String manager = as("MANAGER:egaz");
            HttpResponse<String> asked = careful.get("/people/p-asha?on=2021-06-30", "Authorization", manager);
            assertThat(asked.statusCode()).isEqualTo(302);
            String form = location(asked);
            assertThat(form).isEqualTo("/purpose?person=p-asha&then=%2Fpeople%2Fp-asha%3Fon%3D2021-06-30");
            assertThat(careful.get(form, "Authorization", manager).body())
                    .contains("Sababu ya kutazama", "value=\"/people/p-asha?on=2021-06-30\"")
                    .doesNotContain("Asha Mfano");
            for (String wrong : List.of("", "ab", "x".repeat(201), "kwa\nnini", "kwa\0nini")) {
                HttpResponse<String> again = say(careful, manager, wrong, "/people/p-asha");
                assertThat(again.statusCode()).isEqualTo(422);
                assertThat(again.body()).contains("Andika sababu kwa herufi 3 hadi 200");
            }
            for (String elsewhere : List.of("//mbaya.example/people/x", "https://mbaya.example", "/register", "")) {
                assertThat(say(careful, manager, "kuandaa barua", elsewhere).statusCode())
                        .as(elsewhere)
                        .isIn(400, 404);
            }
            assertThat(say(careful, manager, "kuandaa barua", "/people/p-asha", "Sec-Fetch-Site", "cross-site")
                            .statusCode())
                    .isEqualTo(403);

            HttpResponse<String> said = say(careful, manager, "kuandaa barua", "/people/p-asha?on=2021-06-30");
            assertThat(said.statusCode()).isEqualTo(303);
            assertThat(location(said)).isEqualTo("/people/p-asha?on=2021-06-30");
            String session = said.headers()
                    .firstValue("Set-Cookie")
                    .map(cookie -> cookie.split(";", 2)[0])
                    .orElseThrow();
            for (String path : List.of(
                    "/people/p-asha?on=2021-06-30", "/api/people/p-asha", "/downloads/people/p-asha/service.pdf")) {
                assertThat(careful.get(path, "Authorization", manager, "Cookie", session)
                                .statusCode())
                        .as(path)
                        .isEqualTo(200);
            }
            assertThat(careful.get("/people/p-asha", "Authorization", manager).statusCode())
                    .as("in another session")
                    .isEqualTo(302);

            assertThat(logged(3))
                    .allSatisfy(
                            read -> assertThat(read.get("purpose").asString()).isEqualTo("kuandaa barua"));
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]+", "");
    }

    private static HttpResponse<String> say(
            QueryNode careful, String authorization, String why, String then, String... headers) {
        String fields = "person=p-asha&then=" + encoded(then) + "&why=" + encoded(why);
        List<String> all = new ArrayList<>(
                List.of("Authorization", authorization, "Content-Type", "application/x-www-form-urlencoded"));
        all.addAll(List.of(headers));
        return careful.posted("/purpose", fields.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void what_could_not_be_logged_is_refused_rather_than_shown() {
        try (QueryNode narrow = QueryNode.on(installation.database, "uteuzi.reads.room=1", "uteuzi.reads.every=1h")) {
            narrow.follow(installation.register);
            String manager = as("MANAGER:egaz");
            assertThat(narrow.get("/api/institutions/egaz/structure", "Authorization", manager)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(narrow.get("/api/people/p-asha", "Authorization", manager)
                            .statusCode())
                    .isEqualTo(200);

            for (String language : List.of("sw", "en")) {
                HttpResponse<String> refused =
                        narrow.get("/api/people/p-asha", "Authorization", manager, "Accept-Language", language);
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(QueryNode.json(refused).get("code").asString()).isEqualTo("READS_NOT_LOGGED");
                assertThat(QueryNode.json(refused).get("detail").asString())
                        .contains(language.equals("sw") ? "nani anatazama" : "who looks");
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            }
            assertThat(narrow.get("/people/p-asha", "Authorization", manager, "Accept", "text/html")
                            .body())
                    .contains("Huduma haipatikani kwa sasa")
                    .doesNotContain("Asha Mfano");
            assertThat(narrow.get("/desk", "Authorization", as("HR_OFFICER:egaz"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(narrow.get("/actuator/prometheus").body())
                    .containsPattern("uteuzi_reads_waiting\\{[^}]*} 1\\.0")
                    .containsPattern("uteuzi_reads_refused_total\\{[^}]*} 3\\.0");
        }
        assertThat(logged(1)).hasSize(1);
    }

    @Test
    void an_orderly_stop_in_the_midst_of_questions_loses_none() throws InterruptedException {
        try (TestDatabase database = TestDatabase.create().migrateRegister()) {
            TestRegister register = new TestRegister(database);
            register.record("barua", Say.institution("egaz", "2019"), Say.person("p-asha", "Asha Mfano"));
            AtomicInteger answered = new AtomicInteger();
            List<Thread> askers = new ArrayList<>();
            QueryNode stopping = QueryNode.on(database, "uteuzi.reads.every=1h");
            try {
                stopping.follow(register);
                for (int i = 0; i < 4; i++) {
                    askers.add(Thread.ofPlatform().start(() -> askUntilNobodyAnswers(stopping, answered)));
                }
                await().until(() -> answered.get() > 100);
            } finally {
                stopping.close();
            }
            for (Thread asker : askers) {
                asker.join();
            }

            assertThat(JdbcClient.create(database.superuser())
                            .sql("select count(*) from structure.read_log")
                            .query(Integer.class)
                            .single())
                    .isBetween(answered.get(), answered.get() + askers.size());
        }
    }

    private static void askUntilNobodyAnswers(QueryNode node, AtomicInteger answered) {
        try {
            while (node.get("/api/people/p-asha").statusCode() == 200) {
                answered.incrementAndGet();
            }
        } catch (IllegalStateException e) {
            // it does not listen any more
        }
    }
}
