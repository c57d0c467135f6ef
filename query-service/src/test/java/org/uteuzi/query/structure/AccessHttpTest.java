package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.access.Access;
import org.uteuzi.access.Permission;
import org.uteuzi.access.Reads;
import org.uteuzi.access.Role;
import org.uteuzi.event.instrument.Finding;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.post.Terms;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.testing.TestIssuer;
import org.uteuzi.text.DatePhrase;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;

/** Who may ask what, from the table: every address and page, every role, the own and another institution. */
@ExtendWith(Installation.MadeOnce.class)
class AccessHttpTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();

    /** Two institutions of the same kind, and somebody who served in both. */
    private static final String OWN = "fikia";

    private static final String OTHER = "jirani";
    private static final String IN_BOTH = "fikia-jirani-mtu";

    /** A post that a post of the one answers to, as long as it stands in the other, and one that then moved to the one. */
    private static final String MOVED = "jirani-hama";

    /** A paper that touches both, with a finding about the one. */
    private static final String ABOUT_BOTH = "fikia-jirani-uamuzi";

    private static final Pattern OFFERED = Pattern.compile("(?:href|action)=\"(/[^\"#]*)\"");
    private static final Pattern LOADED = Pattern.compile("^/(css|js|img|fonts|webjars)/");

    private static Installation installed;
    private static QueryNode node;
    private static long ownEntry;
    private static long uncorrectedEntry;

    @BeforeAll
    static void record(Installation installation) {
        installed = installation;
        node = installation.node;
        if (node.get("/api/institutions/" + OWN).statusCode() == 404) {
            for (String id : List.of(OWN, OTHER)) {
                installation.record(
                        id + "-sheria",
                        Say.institution(id, "2019"),
                        Say.unit(id + "-idara", id, "2019"),
                        Say.post(id + "-nafasi", id + "-idara", "2019"),
                        Say.post(id + "-kiti", id + "-idara", "2019"),
                        Say.post(id + "-wazi", id + "-idara", "2019"),
                        new CompositionSet(
                                "f-" + id + "-wajumbe",
                                id + "-idara",
                                4,
                                null,
                                List.of(),
                                null,
                                new PartialDate("2019"),
                                null,
                                null),
                        Say.person(id + "-mtu", "Mfano Siri " + id),
                        Say.appointed(id + "-1", id + "-nafasi", id + "-mtu", "2020-01-01"));
                installation.record(
                        id + "-sahihisho",
                        Say.appointed(
                                "f-" + id + "-1-sahihi",
                                id + "-1",
                                id + "-nafasi",
                                id + "-mtu",
                                null,
                                "2020-02-01",
                                Say.corrects("f-" + id + "-1")));
            }
            installation.record(
                    "fikia-jirani-barua",
                    Say.person(IN_BOTH, "Mfano Wote Wawili"),
                    Say.appointed("fikia-2", "fikia-kiti", IN_BOTH, "2020-01-01"),
                    Say.appointed("jirani-2", "jirani-kiti", IN_BOTH, "2021-01-01"));
            installation.record(
                    "fikia-viungo",
                    Say.postBelow("fikia-daraja", "fikia-idara", "jirani-nafasi", "2021"),
                    Say.postBelow("fikia-naibu", "fikia-idara", MOVED, "2021"));
            installation.record(
                    "fikia-daraja-sahihisho",
                    new PostEstablished(
                            "f-fikia-daraja-sahihi",
                            "fikia-daraja",
                            "fikia-idara",
                            new LocalizedText("Nafasi fikia-daraja", null),
                            "jirani-nafasi",
                            false,
                            1,
                            Terms.NOT_STATED,
                            new PartialDate("2021-02"),
                            null,
                            Say.corrects("f-fikia-daraja")));
            for (String id : List.of(OWN, OTHER)) {
                installation.record(
                        id + "-muda-sheria",
                        new PostEstablished(
                                "f-" + id + "-muda",
                                id + "-muda",
                                id + "-idara",
                                new LocalizedText("Nafasi ya muda wote " + id, null),
                                null,
                                false,
                                1,
                                new Terms(null, null, null, null, true, null, null, null),
                                new PartialDate("2022"),
                                null,
                                null),
                        Say.appointed(id + "-5", id + "-muda", IN_BOTH, "2023-01-01"));
            }
            installation.record(
                    "fikia-wawili",
                    Say.person("fikia-pili", "Mfano Pili"),
                    Say.appointed("fikia-4", "fikia-kiti", "fikia-pili", "2023-01-01"));
            installation.record("jirani-hama-sheria", Say.post(MOVED, "jirani-idara", "2019"));
            installation.record("fikia-hama-sheria", Say.postMoved("f-hama", MOVED, "fikia-idara", "2022-01-01"));
            installation.register.record(
                    ABOUT_BOTH,
                    installation.register.lastRecordedAt().plusSeconds(60),
                    TestRegister.whole(
                            ABOUT_BOTH,
                            List.of(new Finding("BOARD_BELOW_ITS_MINIMUM", 0, null, "Siri ya ukaguzi wa fikia")),
                            List.of(
                                    Say.person("fikia-mgeni", "Mfano Mgeni"),
                                    Say.appointed("fikia-3", "fikia-wazi", "fikia-mgeni", "2020-01-01"),
                                    Say.absent(
                                            "f-jirani-likizo",
                                            "jirani-1",
                                            "jirani-nafasi",
                                            "2023-01-01",
                                            "2023-02-01"))));
            node.follow(installation.register);
            TestProposals proposals = new TestProposals(installation.database);
            List.of(OWN, OTHER).forEach(id -> proposals.made(id + "-pendekezo", id, 0, "post:" + id + "-nafasi"));
        }
        JsonNode entries = node.ask("/api/instruments/" + OWN + "-sheria").get("entries");
        ownEntry = entries.get(0).get("entry").asLong();
        uncorrectedEntry = entries.get(entries.size() - 1).get("entry").asLong();
    }

    /** A method with an address, as they are mapped. */
    record Mapped(String method, String path) {

        /** With the things of an institution in its places. */
        String about(String institution) {
            String filled = path.replace("/institutions/{id}", "/institutions/" + institution)
                    .replace("/units/{id}", "/units/" + institution + "-idara")
                    .replace("/posts/{id}", "/posts/" + institution + "-nafasi")
                    .replace("/people/{id}", "/people/" + institution + "-mtu")
                    .replace("/instruments/{id}", "/instruments/" + institution + "-sheria")
                    .replace("/proposals/{id}", "/proposals/" + institution + "-pendekezo")
                    .replace("/desk/imports/{id}", "/desk/imports/" + UUID.randomUUID())
                    .replace("template.{form:xlsx|csv}", "template.csv")
                    .replace("/desk/{id}", "/desk/" + UUID.randomUUID())
                    .replace("{number}", String.valueOf(ownEntry))
                    .replace("/downloads/reports/{name}.{form:csv|xlsx|ics}", "/downloads/reports/vacancies.csv")
                    .replace("{name}", "vacancies")
                    .replace("{form:pdf|svg}", "svg")
                    .replace("{form:pdf|json}", "json")
                    .replace("{effect}", "x")
                    .replace("{input}", "personId");
            List<String> parameters = new ArrayList<>();
            if (isNamed()) {
                parameters.add("institution=" + institution);
            }
            if (path.endsWith("/search")) {
                parameters.add("q=mfano");
            }
            if (path.equals("/purpose")) {
                String person = institution + "-mtu";
                parameters.addAll(List.of("person=" + person, "then=/people/" + person, "why=mtihani"));
            }
            if (path.contains("/checks") && method.equals("GET")) {
                parameters.addAll(
                        List.of("name=" + institution + "-mtu", "post=" + institution + "-nafasi", "on=2024-01-01"));
            }
            if (path.contains("/diff")) {
                parameters.add("againstOn=2019-01-02");
            }
            return filled + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
        }

        /** Whether the institution is named by a parameter. */
        boolean isNamed() {
            return List.of(
                                    "/",
                                    "/dashboard",
                                    "/compare",
                                    "/explain",
                                    "/proposals",
                                    "/findings",
                                    "/reports",
                                    "/checks",
                                    "/downloads/checks/office-holding.pdf",
                                    "/register",
                                    "/register/replay",
                                    "/reads",
                                    "/api/reads",
                                    "/api/search",
                                    "/api/instruments",
                                    "/api/proposals",
                                    "/api/checks/office-holding")
                            .contains(path)
                    || path.contains("/reports/");
        }

        /** How it answers who may. */
        int status() {
            return path.equals("/purpose") && method.equals("POST") ? 303 : 200;
        }

        /** Where what somebody does comes to depends on more than who they are. */
        boolean isDesk() {
            return path.startsWith("/desk") || path.matches("/proposals/.+/.+");
        }

        Permission needs() {
            Permission needed = Access.QUESTIONS.get(path);
            return needed == null ? Access.PAGES.get(path) : needed;
        }
    }

    private static List<Mapped> addresses() {
        return node.mappings().getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> !Access.OPEN.contains(path))
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> new Mapped(method.name(), path))))
                .distinct()
                .toList();
    }

    @Test
    void the_table_names_every_address_and_none_besides() {
        Set<String> needed = new TreeSet<>(Access.QUESTIONS.keySet());
        needed.addAll(Access.PAGES.keySet());

        assertThat(new TreeSet<>(addresses().stream().map(Mapped::path).toList()))
                .isEqualTo(needed);
    }

    @ParameterizedTest
    @EnumSource
    void a_role_opens_what_the_table_says_in_the_own_institution_and_nothing_elsewhere(Role role) {
        for (Mapped address : addresses()) {
            boolean may = address.needs().roles().contains(role);
            for (String where : List.of("*", OWN)) {
                HttpResponse<String> answer = ask(address, OWN, ISSUER.token("mtu", role + ":" + where));
                if (!may) {
                    isRefused(answer, address, 403);
                } else if (address.isDesk()) { // the draft is nobody's
                    assertThat(answer.statusCode())
                            .as("%s %s", role, address)
                            .isIn(200, 302, 404, 422, 503); // no door is there
                } else {
                    assertThat(answer.statusCode())
                            .as("%s:%s %s %s", role, where, address, answer.body())
                            .isEqualTo(address.status());
                }
            }
            HttpResponse<String> elsewhere = ask(address, OWN, ISSUER.token("mtu", role + ":" + OTHER));
            assertThat(elsewhere.body()).as("%s %s", role, address).doesNotContain("Mfano Siri fikia", "fikia-1");
            if (!may || address.path().contains("/institutions/{id}") || address.isNamed()) {
                isRefused(elsewhere, address, 403);
            } else if (address.path().contains("{id}") || address.path().contains("{number}")) {
                isRefused(elsewhere, address, 404);
            }
        }
    }

    private static void isRefused(HttpResponse<String> answer, Mapped address, int status) {
        if (address.isDesk() && status == 404) {
            assertThat(answer.statusCode()).as(address.toString()).isIn(302, 404); // nothing was discarded
            return;
        }
        assertThat(answer.statusCode()).as("%s %s", address, answer.body()).isEqualTo(status);
        if (address.path().startsWith("/api/") && status == 403) {
            assertThat(QueryNode.json(answer).get("code").asString()).isEqualTo("NOT_ALLOWED");
        }
    }

    @Test
    void every_answer_is_logged_but_what_the_table_leaves_out() {
        String token = ISSUER.token("msomaji", TestIssuer.EVERYTHING.toArray(String[]::new));
        Set<String> shown = new TreeSet<>();
        for (Mapped address : addresses()) {
            boolean logged = Reads.of(address.path())
                    .filter(kind -> kind != Reads.Kind.STRUCTURE)
                    .isPresent();
            if (ask(address, OWN, token).statusCode() == 200 && logged) {
                shown.add(address.path());
            }
        }

        assertThat(shown).hasSizeGreaterThan(35);
        await().untilAsserted(() -> assertThat(logged("sub-msomaji")).isEqualTo(shown));
    }

    private static Set<String> logged(String subject) {
        return node.ask("/api/reads?limit=1000&subject=" + subject)
                .get("reads")
                .valueStream()
                .filter(read -> read.get("status").asInt() == 200)
                .map(read -> read.get("address").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void without_a_token_that_is_good_nothing_opens() {
        List<String> tokens = List.of(
                "",
                ISSUER.expired(),
                ISSUER.forged(),
                ISSUER.forAnother(),
                ISSUER.byAnother(),
                ISSUER.tokenThatSays("\"typ\": \"ID\""),
                ISSUER.tokenOfType("dpop+jwt"));
        for (Mapped address : addresses()) {
            for (String token : tokens) {
                HttpResponse<String> answer = ask(address, OWN, token);
                if (token.isEmpty() && !address.path().startsWith("/api/")) {
                    assertThat(answer.statusCode()).as(address.toString()).isEqualTo(302);
                    assertThat(answer.headers().firstValue("Location").orElse(""))
                            .endsWith("/oauth2/authorization/uteuzi");
                } else {
                    assertThat(answer.statusCode()).as(address.toString()).isEqualTo(401);
                    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                            .startsWith("Bearer");
                    assertThat(QueryNode.json(answer).get("code").asString()).isEqualTo("NOT_LOGGED_IN");
                }
            }
            isRefused(ask(address, OWN, ISSUER.token("mtu")), address, 403);
        }
    }

    @ParameterizedTest
    @CsvSource({"sw, Ingia kwanza", "en, Log in first"})
    void who_is_not_let_in_hears_it_in_words(String language, String words) {
        JsonNode problem =
                QueryNode.json(node.get("/api/institutions", "Authorization", "", "Accept-Language", language));

        assertThat(problem.get("detail").asString()).startsWith(words);
        assertThat(problem.get("instance").asString()).isEqualTo("/api/institutions");
    }

    @Test
    void health_is_for_everybody_and_measurements_are_for_administrators() {
        assertThat(node.get("/actuator/health/readiness", "Authorization", "").statusCode())
                .isEqualTo(200);
        assertThat(node.get("/actuator/prometheus", "Authorization", "").statusCode())
                .isEqualTo(401);
        assertThat(get("/actuator/prometheus", "AUDITOR:*").statusCode()).isEqualTo(403);
        assertThat(get("/actuator/prometheus", "ADMIN:*").statusCode()).isEqualTo(200);
        assertThat(node.get("/v3/api-docs", "Authorization", "").statusCode()).isEqualTo(200);
        assertThat(node.get("/css/uteuzi.css", "Authorization", "").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HR_OFFICER", "APPROVER", "MANAGER", "ADMIN"})
    void findings_and_the_reasons_of_corrections_are_for_auditors(String role) {
        for (String address : List.of(
                "/api/institutions/fikia/structure",
                "/api/posts/fikia-nafasi/holders",
                "/api/posts/fikia-nafasi/timeline",
                "/api/people/fikia-mtu",
                "/api/people/fikia-mtu/timeline",
                "/api/instruments/fikia-sahihisho",
                "/api/institutions/fikia/diff?on=2020-01-15&entry=ENTRY&againstOn=2020-01-15")) {
            JsonNode whole = node.ask(correctable(address));
            JsonNode shown = QueryNode.json(get(correctable(address), role + ":fikia"));
            assertThat(whole.findValues("findings")).as(address).noneMatch(JsonNode::isNull);
            assertThat(shown.findValues("findings")).as(address).allMatch(JsonNode::isNull);
            assertThat(shown.toString()).as(address).doesNotContain("Kosa la kunakili");
        }
        for (String address : List.of(
                "/api/institutions/fikia/structure?on=2023-06-01", "/api/posts/fikia-kiti/holders?on=2023-06-01")) {
            List<JsonNode> found = QueryNode.json(get(address, "AUDITOR:fikia")).findValues("findings");
            List<JsonNode> shown = QueryNode.json(get(address, role + ":fikia")).findValues("findings");
            assertThat(found).as(address).anyMatch(findings -> findings.size() > 0);
            assertThat(shown).as(address).hasSameSizeAs(found).allMatch(JsonNode::isNull);
        }
        assertThat(node.get("/api/instruments/fikia-sahihisho").body()).contains("Kosa la kunakili");
        assertThat(node.get("/instruments/fikia-sahihisho").body()).contains("Kosa la kunakili");
        assertThat(get("/instruments/fikia-sahihisho", role + ":fikia").body()).doesNotContain("Kosa la kunakili");
        assertThat(get("/api/posts/fikia-nafasi/timeline?beliefs=all", role + ":fikia")
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/api/reports/findings", role + ":fikia").statusCode()).isEqualTo(403);
        assertThat(get("/downloads/reports/findings.csv", role + ":fikia").statusCode())
                .isEqualTo(403);
    }

    /** As known before the correction. */
    private static String correctable(String address) {
        return address.replace("ENTRY", String.valueOf(uncorrectedEntry));
    }

    @Test
    void an_auditor_of_another_institution_is_no_auditor_here() {
        String[] both = {"MANAGER:fikia", "AUDITOR:jirani"};

        assertThat(get("/api/posts/fikia-nafasi/timeline?beliefs=all", both).statusCode())
                .isEqualTo(404);
        assertThat(get("/api/posts/jirani-nafasi/timeline?beliefs=all", both).statusCode())
                .isEqualTo(200);
        assertThat(get("/api/posts/fikia-nafasi/timeline", both).body()).doesNotContain("Kosa la kunakili");
        assertThat(get("/api/reports/findings?institution=fikia", both).statusCode())
                .isEqualTo(403);
        assertThat(get("/api/register/entries?limit=5000", both).body())
                .contains("jirani-nafasi")
                .doesNotContain("Mfano Siri fikia", "fikia-nafasi");
        assertThat(get("/register", both).body()).doesNotContain("Mfano Siri fikia", "fikia-nafasi");
    }

    @Test
    void lists_hold_what_may_be_seen_and_nothing_else() {
        for (String address : List.of(
                "/api/institutions",
                "/api/instruments?limit=500",
                "/api/search?q=mfano&limit=100",
                "/api/reports/vacancies",
                "/api/reports/appointments?from=2000-01-01&to=2030-01-01",
                "/search?q=mfano")) {
            assertThat(node.get(address).body()).as(address).contains(OWN).contains(OTHER);
            assertThat(get(address, "MANAGER:jirani").body())
                    .as(address)
                    .contains(OTHER)
                    .doesNotContain("Mfano Siri fikia", "\"fikia\"", "fikia-nafasi", "fikia-sheria");
        }
    }

    @Test
    void naming_something_of_another_institution_opens_nothing_there() {
        for (String address : List.of(
                "/api/people/jirani-mtu",
                "/people/jirani-mtu",
                "/api/people/jirani-mtu/timeline",
                "/api/posts/jirani-nafasi/timeline",
                "/posts/jirani-nafasi",
                "/api/instruments/jirani-sheria",
                "/instruments/jirani-sheria")) {
            assertThat(get(address, "MANAGER:jirani").statusCode()).as(address).isEqualTo(200);
            assertThat(get(address, "MANAGER:fikia").statusCode()).as(address).isEqualTo(404);
        }
        for (String address : List.of(
                "/api/instruments?limit=500",
                "/api/search?q=siri&limit=100",
                "/api/search?q=siri&institution=fikia&limit=100",
                "/search?q=siri",
                "/api/register/entries?limit=5000",
                "/register?institution=fikia")) {
            assertThat(get(address, "AUDITOR:fikia").body())
                    .as(address)
                    .contains("fikia-")
                    .doesNotContain("Mfano Siri jirani", "jirani-sheria");
        }
        assertThat(get("/api/posts/fikia-daraja/timeline", "MANAGER:fikia").body())
                .as("what its own records say of others")
                .contains("jirani-nafasi");
    }

    @Test
    void a_finding_between_two_institutions_tells_in_each_nothing_of_the_other() {
        String report = "/api/reports/findings?on=2023-06-01&institution=";

        for (List<String> sides : List.of(List.of(OWN, OTHER), List.of(OTHER, OWN))) {
            String own = sides.getFirst();
            String other = sides.getLast();
            JsonNode told = twoPosts(get(report + own, "AUDITOR:" + own));
            assertThat(told.get("text").get("sw").asString()).contains("taasisi nyingine");
            assertThat(told.get("appointmentIds").valueStream().map(JsonNode::asString))
                    .containsExactly(own + "-5");
            assertThat(told.toString())
                    .contains("post:" + own + "-muda", "Mfano Wote Wawili")
                    .doesNotContain(other + "-5", other + "-muda", "Nafasi ya muda wote " + other);
            assertThat(twoPosts(get(report + own, "AUDITOR:fikia", "AUDITOR:jirani"))
                            .toString())
                    .contains(own + "-5", other + "-5", "Nafasi ya muda wote " + other);
        }
    }

    private static JsonNode twoPosts(HttpResponse<String> report) {
        return QueryNode.json(report)
                .get("rows")
                .valueStream()
                .filter(row -> row.get("code").asString().equals("FULL_TIME_PERSON_IN_TWO_FULL_TIME_POSTS"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(report.body()));
    }

    @Test
    void being_named_by_another_institution_shows_nothing_of_it() {
        for (String address : List.of(
                "/api/register/entries?limit=5000",
                "/api/instruments?limit=500",
                "/api/posts/jirani-nafasi/timeline?beliefs=all",
                "/api/posts/jirani-nafasi/reporting",
                "/api/institutions/jirani/structure",
                "/posts/jirani-nafasi",
                "/register?institution=jirani")) {
            assertThat(get(address, "AUDITOR:jirani").body())
                    .as(address)
                    .contains("jirani")
                    .doesNotContain("fikia-daraja", "fikia-naibu");
        }
        assertThat(get("/api/posts/fikia-daraja/timeline?beliefs=all", "AUDITOR:fikia")
                        .body())
                .contains("Kosa la kunakili", "jirani-nafasi");
        assertThat(get("/api/posts/fikia-daraja/timeline", "MANAGER:fikia", "AUDITOR:jirani")
                        .body())
                .as("to audit the one that is named is not to audit the one that names it")
                .contains("jirani-nafasi")
                .doesNotContain("Kosa la kunakili");
    }

    @Test
    void what_was_named_before_it_came_is_seen_once_it_stands_there() {
        assertThat(get("/api/posts/" + MOVED + "/timeline", "MANAGER:fikia").statusCode())
                .isEqualTo(200);
        assertThat(get("/api/search?q=hama", "MANAGER:fikia").body()).contains(MOVED);
    }

    @Test
    void what_may_not_be_seen_is_no_more_there_at_a_point_before_it_was_recorded() {
        for (String address : List.of(
                "/api/posts/fikia-nafasi/timeline",
                "/api/posts/fikia-nafasi/holders",
                "/api/units/fikia-idara/timeline",
                "/api/people/fikia-mtu/timeline")) {
            String before = address + "?entry=" + (ownEntry - 1);
            assertThat(code(get(before, "MANAGER:fikia"))).as(before).isEqualTo("NOT_YET_RECORDED");
            assertThat(code(get(before, "MANAGER:jirani"))).as(before).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void whether_a_unit_was_constituted_is_for_auditors() {
        String day = "/api/units/fikia-idara/constitution?on=2021-01-01";
        String days = "/api/units/fikia-idara/constitution?from=2020-01-01&to=2021-01-01";
        assertThat(QueryNode.json(get(day, "AUDITOR:fikia")).get("satisfied").asBoolean())
                .isFalse();
        assertThat(QueryNode.json(get(day, "AUDITOR:fikia")).get("breaches")).isNotEmpty();
        assertThat(QueryNode.json(get(days, "AUDITOR:fikia")).get("notConstituted"))
                .isNotEmpty();
        JsonNode shown = QueryNode.json(get(day, "MANAGER:fikia"));
        assertThat(shown.get("required").get("minimum").asInt()).isEqualTo(4);
        assertThat(shown.get("satisfied").isNull()).isTrue();
        assertThat(shown.get("breaches").isNull()).isTrue();
        assertThat(QueryNode.json(get(days, "MANAGER:fikia"))
                        .get("notConstituted")
                        .isNull())
                .isTrue();
    }

    @Test
    void of_a_paper_that_touched_two_institutions_findings_are_for_who_audits_both() {
        long entry = node.ask("/api/instruments/" + ABOUT_BOTH)
                .get("entries")
                .get(0)
                .get("entry")
                .asLong();
        for (String address : List.of(
                "/api/register/entries?limit=5000",
                "/api/register/entries/" + entry,
                "/register?instrument=" + ABOUT_BOTH)) {
            assertThat(node.get(address).body()).as(address).contains("Siri ya ukaguzi wa fikia");
            assertThat(get(address, "AUDITOR:fikia", "AUDITOR:jirani").body())
                    .as(address)
                    .contains("Siri ya ukaguzi wa fikia");
            assertThat(get(address, "AUDITOR:jirani").body())
                    .as(address)
                    .contains(ABOUT_BOTH)
                    .doesNotContain("Siri ya ukaguzi wa fikia");
        }
    }

    @Test
    void of_a_paper_what_was_put_aside_and_what_its_request_was_is_for_auditors() {
        for (String address : List.of("/api/instruments/fikia-sheria", "/instruments/fikia-sheria")) {
            assertThat(get(address, "AUDITOR:fikia").body()).as(address).contains(said(address, "2020-01-01"));
            assertThat(get(address, "MANAGER:fikia").body())
                    .as(address)
                    .contains("Mfano Siri fikia")
                    .doesNotContain(said(address, "2020-01-01"));
        }
        JsonNode whole = QueryNode.json(get("/api/instruments/fikia-sheria", "AUDITOR:fikia"));
        JsonNode shown = QueryNode.json(get("/api/instruments/fikia-sheria", "MANAGER:fikia"));
        assertThat(shown.get("entries")).hasSize(whole.get("entries").size() - 1);
        for (String field : List.of("findings", "eventsThatFollow")) {
            assertThat(whole.findValues(field)).as(field).isNotEmpty().noneMatch(JsonNode::isNull);
            assertThat(shown.findValues(field)).as(field).isNotEmpty().allMatch(JsonNode::isNull);
        }
        assertThat(get("/api/instruments/fikia-sahihisho", "MANAGER:fikia").body())
                .as("what counts in its place")
                .contains("2020-02-01");
    }

    /** A day as an answer or a page says it. */
    private static String said(String address, String day) {
        return address.startsWith("/api/") ? day : DatePhrase.of(new PartialDate(day), "sw");
    }

    @Test
    void nothing_is_shown_to_more_people_behind_another_path() {
        try (QueryNode deeper = QueryNode.on(installed.database, "server.servlet.context-path=/sajili")) {
            deeper.follow(installed.register);
            String manager = "Bearer " + ISSUER.token("mtu", "MANAGER:fikia");
            HttpResponse<String> paper =
                    deeper.get("/sajili/api/instruments/fikia-sahihisho", "Authorization", manager);
            assertThat(paper.statusCode()).isEqualTo(200);
            assertThat(paper.body()).contains("fikia-1").doesNotContain("Kosa la kunakili");
        }
    }

    @Test
    void a_page_of_the_register_is_full_and_tells_nothing_of_what_is_not_shown() {
        List<Long> all = entries("/api/register/entries?limit=5000", "AUDITOR:jirani");
        List<Long> paged = new ArrayList<>();
        String next = "/api/register/entries?limit=3";
        while (next != null) {
            HttpResponse<String> page = get(next, "AUDITOR:jirani");
            List<Long> shown = numbers(page);
            paged.addAll(shown);
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
            assertThat(shown).hasSize(next == null ? (all.size() - 1) % 3 + 1 : 3);
        }

        assertThat(paged).isEqualTo(all);
        assertThat(all).hasSizeGreaterThan(10).isNotEqualTo(entries("/api/register/entries?limit=5000", "AUDITOR:*"));
    }

    private static List<Long> entries(String address, String role) {
        return numbers(get(address, role));
    }

    private static List<Long> numbers(HttpResponse<String> page) {
        return page.body()
                .lines()
                .map(line -> QueryNode.tree(line).get("entry").asLong())
                .toList();
    }

    @Test
    void what_may_not_be_seen_is_waited_for_like_what_is_not_there() {
        String address = "/api/institutions?consistentWith=";

        assertThat(get(address + "fikia-sheria", "MANAGER:fikia").statusCode()).isEqualTo(200);
        HttpResponse<String> hidden = get(address + "fikia-sheria", "MANAGER:jirani");
        assertThat(hidden.statusCode()).isEqualTo(503);
        assertThat(hidden.body().replace("fikia-sheria", ""))
                .isEqualTo(
                        get(address + "fikia-hakuna", "MANAGER:jirani").body().replace("fikia-hakuna", ""));
    }

    @Test
    void what_is_kept_of_an_answer_is_kept_for_who_asked() {
        assertThat(node.get("/api/institutions/fikia/days?on=2021-01-01&entry=" + uncorrectedEntry)
                        .headers()
                        .allValues("Vary"))
                .contains("Authorization", "Cookie");
    }

    @Test
    void a_report_on_posts_passes_over_institutions_that_were_not_known_then() {
        HttpResponse<String> report =
                get("/api/reports/posts?on=2021-01-01&entry=" + uncorrectedEntry, "MANAGER:fikia", "MANAGER:jirani");

        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(QueryNode.json(report).get("rows").findValuesAsString("id"))
                .contains("fikia-nafasi")
                .doesNotContain("jirani-nafasi");
    }

    @Test
    void of_a_person_those_appointments_are_told_that_may_be_seen() {
        for (String address :
                List.of("/api/people/" + IN_BOTH, "/people/" + IN_BOTH, "/api/people/" + IN_BOTH + "/timeline")) {
            assertThat(node.get(address).body()).as(address).contains("fikia-kiti", "jirani-kiti");
            assertThat(get(address, "MANAGER:jirani").body())
                    .as(address)
                    .contains("jirani-kiti")
                    .doesNotContain("fikia-kiti");
        }
        assertThat(get("/api/people/fikia-mtu", "MANAGER:jirani").statusCode()).isEqualTo(404);
        assertThat(get("/api/people/fikia-mtu/timeline", "MANAGER:jirani").statusCode())
                .isEqualTo(404);
    }

    @Test
    void who_is_asked_for_signed_is_looked_for_where_it_may_be_seen() {
        String rows = "[{\"person\": \"fikia-mtu\", \"post\": \"fikia-nafasi\", \"on\": \"2021-01-01\"}]";

        assertThat(check(rows, "MANAGER:fikia").body()).contains("Mfano Siri fikia");
        assertThat(check(rows, "MANAGER:jirani").body()).doesNotContain("Mfano Siri fikia");
        assertThat(QueryNode.json(check(rows, "MANAGER:fikia", "MANAGER:jirani"))
                        .get("code")
                        .asString())
                .isEqualTo("INSTITUTION_NOT_CHOSEN");
    }

    @Test
    void an_answer_that_is_not_whole_is_not_taken_for_one_that_is() {
        String address = "/api/institutions/fikia/structure?on=2021-01-01";
        String whole = tag(node.get(address));
        String shown = tag(get(address, "MANAGER:fikia"));

        assertThat(shown).isNotEqualTo(whole);
        assertThat(node.get(
                                address,
                                "Authorization",
                                "Bearer " + ISSUER.token("mtu", "MANAGER:fikia"),
                                "If-None-Match",
                                whole)
                        .statusCode())
                .isEqualTo(200);
        assertThat(tag(get(address, "AUDITOR:*"))).isEqualTo(whole);
    }

    @Test
    void a_page_offers_what_the_role_may_do_and_nothing_else() {
        String post = "/posts/fikia-nafasi";
        assertThat(get(post, "MANAGER:fikia").body())
                .contains("href=\"/search")
                .doesNotContain("href=\"/desk", "action=\"/desk", "href=\"/register");
        assertThat(get(post, "AUDITOR:fikia").body())
                .contains("href=\"/register", "href=\"/register/replay")
                .doesNotContain("href=\"/desk", "action=\"/desk");
        assertThat(get(post, "HR_OFFICER:fikia").body())
                .contains("href=\"/desk", "action=\"/desk")
                .doesNotContain("href=\"/register");
        assertThat(get(post, "MANAGER:fikia", "HR_OFFICER:jirani").body())
                .contains("href=\"/desk")
                .doesNotContain("action=\"/desk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HR_OFFICER", "APPROVER", "MANAGER", "AUDITOR", "ADMIN"})
    void no_page_leads_to_where_the_role_may_not_go(String role) {
        String token = "Bearer " + ISSUER.token("mtu", role + ":" + OWN);
        Set<String> offered = new TreeSet<>();
        for (Mapped address : addresses()) {
            if (Access.PAGES.containsKey(address.path())
                    && address.method().equals("GET")
                    && !address.path().startsWith("/downloads")) {
                HttpResponse<String> page = node.get(address.about(OWN), "Authorization", token);
                OFFERED.matcher(page.body())
                        .results()
                        .map(found -> found.group(1).replace("&amp;", "&"))
                        .filter(link -> !LOADED.matcher(link).find())
                        .forEach(offered::add);
            }
        }

        assertThat(offered)
                .hasSizeGreaterThan(10)
                .allSatisfy(link -> assertThat(
                                node.get(link, "Authorization", token).statusCode())
                        .as(link)
                        .isNotIn(401, 403));
    }

    @Test
    void a_page_that_is_not_open_says_so_in_both_languages() {
        String manager = "Bearer " + ISSUER.token("mtu", "MANAGER:*");

        assertThat(node.get("/register", "Authorization", manager, "Accept", "text/html")
                        .body())
                .contains("Huna ruhusa ya kuona ukurasa huu.");
        assertThat(node.get("/register?lang=en", "Authorization", manager, "Accept", "text/html")
                        .body())
                .contains("You do not have permission to see this page.");
    }

    @Test
    void a_draft_is_seen_by_who_writes_it_alone() {
        String mine = ISSUER.token("asha", "HR_OFFICER:*");
        HttpResponse<byte[]> begun = node.post(
                "/desk",
                new byte[0],
                "Authorization",
                "Bearer " + mine,
                "Content-Type",
                "application/x-www-form-urlencoded");
        String draft = begun.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]+|/paper$", "");

        assertThat(node.get(draft, "Authorization", "Bearer " + mine).statusCode())
                .isEqualTo(200);
        assertThat(get(draft, "HR_OFFICER:*").statusCode()).isEqualTo(404);
        assertThat(node.post(
                                draft + "/discard",
                                new byte[0],
                                "Authorization",
                                "Bearer " + ISSUER.token("mtu", "HR_OFFICER:*"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(node.get(draft, "Authorization", "Bearer " + mine).statusCode())
                .isEqualTo(200);
        assertThat(node.get("/desk", "Authorization", "Bearer " + mine).body()).contains(draft);
        assertThat(get("/desk", "HR_OFFICER:*").body()).doesNotContain(draft);
    }

    @Test
    void a_draft_is_gone_for_who_may_no_longer_record_in_its_institution() {
        String draft = begin("institution=fikia", "asha", "HR_OFFICER:fikia").replaceAll("/paper$", "");
        String lost = "Bearer " + ISSUER.token("asha", "HR_OFFICER:jirani");

        assertThat(get(draft, "asha", List.of("HR_OFFICER:fikia")).statusCode()).isEqualTo(200);
        for (String page : List.of("", "/paper", "/preview")) {
            assertThat(node.get(draft + page, "Authorization", lost).statusCode())
                    .as(page)
                    .isEqualTo(404);
        }
        for (String step : List.of("/paper", "/effects", "/record")) {
            assertThat(typed(draft + step, "task=REGISTER_PERSON&title-sw=Nyingine", lost)
                            .statusCode())
                    .as(step)
                    .isEqualTo(404);
        }
        assertThat(get(draft, "asha", List.of("HR_OFFICER:fikia")).body()).doesNotContain("Nyingine");
    }

    @Test
    void the_desk_offers_whom_and_what_may_be_seen() {
        String officer = "HR_OFFICER:jirani";
        String effect = begin("institution=jirani&task=APPOINT", "asha", officer);
        String people = effect + "/pick/personId";

        assertThat(get(people, "asha", List.of(officer)).body())
                .contains("Mfano Siri jirani", "Mfano Wote Wawili")
                .doesNotContain("Mfano Siri fikia", "fikia-mtu");
        assertThat(get(people + "?q=siri", "asha", List.of(officer)).body())
                .contains("value=\"jirani-mtu\"")
                .doesNotContain("fikia-mtu");
        assertThat(get(people + "?q=fikia-mtu", "asha", List.of(officer)).body())
                .as("who was told their id")
                .contains("name=\"value\" value=\"fikia-mtu\"")
                .doesNotContain("Mfano Siri fikia", "value=\"fikia-mgeni\"");
        typed(effect, "personId=fikia-mtu", "Bearer " + ISSUER.token("asha", officer));
        assertThat(get(effect, "asha", List.of(officer)).body())
                .contains("fikia-mtu")
                .doesNotContain("Mfano Siri fikia");
        String unit = begin("institution=jirani&task=ESTABLISH_UNIT", "asha", officer);
        assertThat(get(unit + "/pick/institutionId", "asha", List.of(officer)).body())
                .contains("value=\"jirani\"")
                .doesNotContain("value=\"fikia\"", "value=\"egaz\"");
    }

    /** The address to which whoever begins a draft is sent. */
    private static String begin(String fields, String name, String grant) {
        return typed("/desk", fields, "Bearer " + ISSUER.token(name, grant))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll("^http://[^/]+", "");
    }

    private static HttpResponse<String> typed(String path, String fields, String authorization) {
        return node.posted(
                path,
                fields.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                authorization,
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static HttpResponse<String> get(String path, String name, List<String> grants) {
        return node.get(path, "Authorization", "Bearer " + ISSUER.token(name, grants.toArray(String[]::new)));
    }

    private static HttpResponse<String> get(String path, String... grants) {
        return node.get(path, "Authorization", "Bearer " + ISSUER.token("mtu", grants));
    }

    private static String code(HttpResponse<String> answer) {
        return QueryNode.json(answer).get("code").asString();
    }

    private static HttpResponse<String> check(String rows, String... grants) {
        return node.posted(
                "/api/checks/office-holding",
                rows.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                "Bearer " + ISSUER.token("mtu", grants),
                "Content-Type",
                "application/json",
                "Accept",
                "application/json");
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    /** @param token empty for none */
    private static HttpResponse<String> ask(Mapped address, String institution, String token) {
        String authorization = token.isEmpty() ? "" : "Bearer " + token;
        if (address.path().equals("/api/checks/office-holding")
                && address.method().equals("POST")) {
            return node.posted(
                    address.about(institution),
                    "[{\"person\": \"fikia-mtu\", \"post\": \"fikia-nafasi\", \"on\": \"2021-01-01\"}]"
                            .getBytes(StandardCharsets.UTF_8),
                    "Authorization",
                    authorization,
                    "Content-Type",
                    "application/json",
                    "Accept",
                    "application/json");
        }
        if (address.method().equals("POST")) {
            return node.posted(
                    address.about(institution),
                    new byte[0],
                    "Authorization",
                    authorization,
                    "Content-Type",
                    "application/x-www-form-urlencoded");
        }
        return node.get(address.about(institution), "Authorization", authorization);
    }
}
