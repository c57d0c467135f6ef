package org.uteuzi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.uteuzi.testing.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an HR officer does at the desk, sent as a browser sends it, through both services into the register and back. */
class DeskIT {

    private static final Pattern HIDDEN = Pattern.compile("name=\"([a-zA-Z-]+)\" value=\"([^\"]*)\"");
    private static final Pattern FINDING = Pattern.compile("name=\"seen:([^\"]+)\"");

    private static final Pattern TICK = Pattern.compile("type=\"checkbox\" id=\"(needsApproval-[A-Za-z]+)\"");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9]+)\"");
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private static final Pattern EFFECT = Pattern.compile("href=\"(/desk/[^/\"]+/effects/[^/\"?#]+)");

    private static final Pattern CHOICE = Pattern.compile("name=\"value\" value=\"([^\"]+)\"");

    /** One instrument with one person, in the columns of the template in Swahili. */
    private static final String TABLE = """
            Laha,Kitambulisho cha hati,Aina,Mamlaka ya kisheria,Jina – Kiswahili,Lini chanzo kilirekodi (UTC),Kitambulisho cha mtu,Jina kamili
            Sheet,,,,,,,
            instrument,%2$s,OTHER,TZ-ZNZ,Hati ya jedwali,2015-03-04T10:00:00Z,,
            registerPerson,%2$s,,,,,mtu-%2$s,%1$s
            """;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static KillableServices services;

    @BeforeAll
    static void begin() throws IOException {
        services = KillableServices.start(folder.resolve("stack"), 1);
        record("""
                {"instrumentId": "act", "kind": "ACT", "jurisdiction": "TZ-ZNZ", "number": "12", "year": 2019,
                 "title": {"sw": "Sheria ya mfano"}, "effects": [
                  {"type": "establishOffice", "officeId": "minister", "jurisdiction": "TZ-ZNZ", "name": {"sw": "Waziri", "en": "Minister"}},
                  {"type": "establishOffice", "officeId": "president", "jurisdiction": "TZ-ZNZ", "name": {"sw": "Rais", "en": "President"}},
                  {"type": "establishInstitution", "institutionId": "mfano", "name": {"sw": "Wakala wa Mfano"}, "effectiveFrom": "2019"},
                  {"type": "establishUnit", "unitId": "idara", "institutionId": "mfano", "kind": "DEPARTMENT", "name": {"sw": "Idara ya Mfano"}, "effectiveFrom": "2019"},
                  {"type": "establishPost", "postId": "mkurugenzi", "unitId": "idara", "title": {"sw": "Mkurugenzi"}, "seats": 1,
                   "terms": {"appointingAuthority": "office:minister"}, "effectiveFrom": "2019"}]}""");
        page("/api/institutions/mfano?consistentWith=act");
    }

    @AfterAll
    static void end() {
        services.close();
    }

    private static void record(String instrument) throws IOException {
        var answer = services.commands().getFirst().post("/api/instruments", instrument);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void an_appointment_is_written_down_step_by_step_looked_at_and_recorded() throws IOException {
        String effect = begin(Map.of("task", "APPOINT", "postId", "mkurugenzi"));
        String draft = draft(effect);

        // nobody is in the register yet: a new person is registered by an effect of its own
        assertThat(page(effect + "/pick/personId")).contains("new-person");
        assertThat(submitted(effect + "/pick/personId", Map.of("new-person", "Mfano Asha Juma")))
                .startsWith(effect);
        assertThat(page(effect)).contains("Mfano Asha Juma").contains("Mkurugenzi");

        assertThat(keep(effect, Map.of("capacity", "SUBSTANTIVE", "effectiveFrom-year", "31")))
                .isEqualTo(effect + "?checked");
        assertThat(page(effect + "?checked")).contains("govuk-error-summary").contains("value=\"31\"");
        keep(
                effect,
                Map.of(
                        "capacity", "SUBSTANTIVE",
                        "effectiveFrom-day", "1",
                        "effectiveFrom-month", "3",
                        "effectiveFrom-year", "2020",
                        "appointedBy", "office:president"));
        paper(draft, "Barua ya mfano");

        String preview = page(draft + "/preview");
        assertThat(preview).contains("Mfano Asha Juma (Uteuzi kamili)").contains("Nafasi wazi");
        String finding = only(FINDING.matcher(preview));
        assertThat(finding).startsWith("APPOINTED_BY_OTHER_THAN_THE_AUTHORITY_IN_FORCE");
        assertThat(preview)
                .as("names, not ids")
                .contains("Mfano Asha Juma ameteuliwa na Rais, lakini")
                .contains("kwa nafasi ya Mkurugenzi wa Idara ya Mfano ni Waziri");

        var refused = services.query().submit(draft + "/record", Map.of("reason:" + finding, "Hati inasema hivyo."));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(page(draft + "/preview")).as("the reason is kept").contains("Hati inasema hivyo.");
        String recorded = submitted(
                draft + "/record", Map.of("seen:" + finding, "yes", "reason:" + finding, "Hati inasema hivyo."));

        assertThat(recorded).startsWith("/instruments/");
        assertThat(page(recorded)).contains("Barua ya mfano");
        JsonNode holders = json("/api/posts/mkurugenzi/holders?on=2020-03-01");
        assertThat(holders.at("/holders/0/name").asString()).isEqualTo("Mfano Asha Juma");
        assertThat(services.query().get(draft).statusCode()).isEqualTo(404);
        assertThat(submitted(draft + "/record", Map.of())).as("sent twice").isEqualTo(recorded);
    }

    @Test
    void papers_that_an_instrument_amends_are_found_by_their_words_and_told_by_their_titles() throws IOException {
        String effect = begin(Map.of("task", "REGISTER_PERSON"));
        String draft = draft(effect);
        keep(effect, Map.of("name", "Mfano wa Hati Nyingine"));
        String pick = submitted(draft + "/paper", Map.of("title-sw", "Marekebisho ya mfano", "pick", "amends"));
        assertThat(pick).isEqualTo(draft + "/paper/pick/amends");

        assertThat(page(pick + "?q=sheria+mfano"))
                .contains("value=\"act\"")
                .contains("Sheria ya mfano")
                .doesNotContain("checked=\"checked\"");
        assertThat(submitted(pick, Map.of("value", "act", "q", "haipo", "find", "")))
                .as("what is ticked is kept while more is looked for")
                .isEqualTo(pick + "?q=haipo");
        assertThat(page(pick + "?q=haipo")).contains("value=\"act\"").contains("checked=\"checked\"");
        assertThat(submitted(pick, Map.of("value", "act"))).isEqualTo(draft + "/paper");
        assertThat(page(draft + "/paper")).contains("Sheria ya mfano").contains("Marekebisho ya mfano");

        paper(draft, "Marekebisho ya mfano");
        String recorded = submitted(draft + "/record", Map.of());
        assertThat(page(recorded)).contains("Sheria ya mfano").contains("href=\"/instruments/act\"");

        String cleared = draft(begin(Map.of("task", "REGISTER_PERSON"))) + "/paper";
        submitted(cleared + "/pick/amends", Map.of("value", "act"));
        submitted(cleared + "/pick/amends", Map.of());
        assertThat(page(cleared)).as("none is ticked any more").doesNotContain("Sheria ya mfano");
    }

    @Test
    void what_was_recorded_wrongly_is_corrected_by_changing_the_field_that_is_wrong() throws IOException {
        record("""
                {"instrumentId": "second-post", "kind": "OTHER", "jurisdiction": "TZ-ZNZ", "title": {"sw": "Mfano"}, "effects": [
                  {"type": "establishPost", "postId": "msaidizi", "unitId": "idara", "title": {"sw": "Msaidizi"}, "seats": 3,
                   "effectiveFrom": "2021-05", "factId": "f-msaidizi"}]}""");
        page("/api/institutions/mfano?consistentWith=second-post");
        String effect = begin(Map.of("task", "CORRECT"));
        String draft = draft(effect);
        assertThat(page(effect + "/pick/factId?q=msaidizi")).contains("f-msaidizi");
        submitted(effect + "/pick/factId", Map.of("value", "f-msaidizi"));
        assertThat(page(effect))
                .contains("name=\"with-title-sw\"")
                .contains("value=\"Msaidizi\"")
                .contains("value=\"2021\"");

        assertThat(keep(effect, Map.of("cause", "RECORDING", "reason", "Viti ni viwili.")))
                .as("nothing is corrected yet")
                .isEqualTo(effect + "?checked");
        keep(effect, Map.of("with-seats", "2"));
        paper(draft, "Sahihisho la mfano");
        submitted(draft + "/record", Map.of());

        JsonNode fact = json("/api/posts/msaidizi/timeline").at("/facts/0");
        assertThat(fact.at("/data/seats").asInt()).isEqualTo(2);
        assertThat(fact.at("/data/effectiveFrom").asString()).isEqualTo("2021-05");
        assertThat(fact.at("/cause").asString()).isEqualTo("RECORDING");
    }

    private static final LocalDate TOMORROW =
            LocalDate.now(ZoneId.of("Africa/Dar_es_Salaam")).plusDays(1);

    private static Stream<Arguments> remaining() {
        return Stream.of(
                arguments(
                        "how many members of each kind a board must have",
                        List.of(Map.of(
                                "task",
                                "SET_COMPOSITION",
                                "unitId",
                                "bodi",
                                "quotas-1-qualification",
                                "Sheria",
                                "quotas-1-minimum",
                                "1",
                                "effectiveFrom-year",
                                "2021")),
                        Map.of(),
                        "/api/units/bodi/timeline",
                        "\"quotas\":[{\"qualification\":\"Sheria\""),
                arguments(
                        "an appointment that goes on in another",
                        List.of(
                                Map.of(
                                        "task",
                                        "END_APPOINTMENT",
                                        "appointmentId",
                                        "a-kwanza",
                                        "lastDay-day",
                                        "31",
                                        "lastDay-month",
                                        "12",
                                        "lastDay-year",
                                        "2022",
                                        "reason",
                                        "TRANSFERRED"),
                                Map.of(
                                        "task",
                                        "APPOINT",
                                        "postId",
                                        "katibu",
                                        "personId",
                                        "m-1",
                                        "capacity",
                                        "SUBSTANTIVE",
                                        "continues",
                                        "a-kwanza",
                                        "effectiveFrom-day",
                                        "1",
                                        "effectiveFrom-month",
                                        "1",
                                        "effectiveFrom-year",
                                        "2023")),
                        Map.of(),
                        "/api/posts/katibu/timeline",
                        "\"continues\":\"a-kwanza\""),
                arguments(
                        "what an instrument amends and repeals",
                        List.of(Map.of("task", "REGISTER_PERSON", "name", "Mfano wa Marekebisho")),
                        Map.of("amends", "bodi-sheria\nact", "replaces", "", "repeals", "bodi-sheria"),
                        "/api/instruments/RECORDED",
                        "\"amends\":[\"bodi-sheria\",\"act\"]"),
                arguments(
                        "an amendment of a post, corrected",
                        List.of(Map.of(
                                "task",
                                "CORRECT",
                                "pick",
                                "f-badili",
                                "cause",
                                "RECORDING",
                                "reason",
                                "Viti ni saba.",
                                "with-seats",
                                "7")),
                        Map.of(),
                        "/api/posts/mjumbe/timeline",
                        "\"seats\":{\"to\":7}"),
                arguments(
                        "two persons that are one, corrected",
                        List.of(Map.of(
                                "task",
                                "CORRECT",
                                "pick",
                                "f-sawa",
                                "cause",
                                "RECORDING",
                                "reason",
                                "Ni mtu mwingine.",
                                "with-sameAs",
                                "m-4")),
                        Map.of(),
                        "/api/people/m-2",
                        "\"sameAs\":\"m-4\""),
                arguments(
                        "what a paper says of itself, corrected",
                        List.of(Map.of(
                                "task",
                                "CORRECT",
                                "pick",
                                "PAPER",
                                "cause",
                                "RECORDING",
                                "reason",
                                "Kosa la kunakili.",
                                "with-title-sw",
                                "Sheria ya bodi, sahihi")),
                        Map.of(),
                        "/api/instruments/bodi-sheria",
                        "Sheria ya bodi, sahihi"));
    }

    /** A board with two members, a change of its seats and two ids of one person; recorded once. */
    private static void board() throws IOException {
        if (services.query().get("/api/units/bodi/timeline").statusCode() == 404) {
            record("""
                    {"instrumentId": "bodi-sheria", "kind": "ACT", "jurisdiction": "TZ-ZNZ", "number": "9", "year": 2020,
                     "title": {"sw": "Sheria ya bodi"}, "effects": [
                      {"type": "establishUnit", "unitId": "bodi", "institutionId": "mfano", "kind": "BOARD", "name": {"sw": "Bodi ya Mfano"}, "effectiveFrom": "2020"},
                      {"type": "establishPost", "postId": "mjumbe", "unitId": "bodi", "title": {"sw": "Mjumbe"}, "seats": 5, "effectiveFrom": "2020"},
                      {"type": "establishPost", "postId": "katibu", "unitId": "bodi", "title": {"sw": "Katibu wa Bodi"}, "seats": 1, "effectiveFrom": "2020"},
                      {"type": "registerPerson", "personId": "m-1", "name": "Mfano Mjumbe wa Kwanza"},
                      {"type": "registerPerson", "personId": "m-2", "name": "Mfano Mjumbe wa Pili"},
                      {"type": "registerPerson", "personId": "m-3", "name": "Mfano Mjumbe wa Tatu"},
                      {"type": "registerPerson", "personId": "m-4", "name": "Mfano Mjumbe wa Nne"},
                      {"type": "appoint", "appointmentId": "a-kwanza", "postId": "mjumbe", "personId": "m-1", "capacity": "SUBSTANTIVE", "effectiveFrom": "2021"},
                      {"type": "appoint", "appointmentId": "a-pili", "postId": "mjumbe", "personId": "m-2", "capacity": "SUBSTANTIVE", "effectiveFrom": "2021"},
                      {"type": "amendPost", "postId": "mjumbe", "seats": 6, "effectiveFrom": "2021", "factId": "f-badili"},
                      {"type": "samePerson", "personId": "m-2", "sameAs": "m-3", "factId": "f-sawa"}]}""");
            page("/api/institutions/mfano?consistentWith=bodi-sheria");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("remaining")
    void each_of_the_remaining_forms_records_what_is_typed(
            String form, List<Map<String, String>> effects, Map<String, String> typedOfPaper, String asked, String said)
            throws IOException {
        board();
        String draft = draft(begin(effect(effects.getFirst())));
        for (Map<String, String> next : effects.subList(1, effects.size())) {
            submitted(draft + "/effects", effect(next));
        }
        Map<String, String> first = effects.getFirst();
        if (first.containsKey("pick")) {
            String effect = last(EFFECT.matcher(page(draft)));
            String fact = first.get("pick").equals("PAPER")
                    ? last(CHOICE.matcher(page(effect + "/pick/factId?q=sheria+ya+bodi")))
                    : first.get("pick");
            submitted(effect + "/pick/factId", Map.of("value", fact));
            keep(effect, effect(first));
        }
        Map<String, String> paper = new HashMap<>(Map.of("kind", "OTHER", "title-sw", form, "jurisdiction", "TZ-ZNZ"));
        paper.putAll(typedOfPaper);
        keep(draft + "/paper", paper);

        Map<String, String> reasons = new HashMap<>();
        FINDING.matcher(page(draft + "/preview"))
                .results()
                .map(found -> found.group(1))
                .forEach(finding -> {
                    reasons.put("seen:" + finding, "yes");
                    reasons.put("reason:" + finding, "Hati inasema hivyo.");
                });
        String recorded = submitted(draft + "/record", reasons);

        assertThat(recorded).startsWith("/instruments/");
        assertThat(page(asked.replace("RECORDED", recorded.substring("/instruments/".length()))))
                .contains(said);
    }

    /** What is sent of an effect; the statement that a correction is about is picked. */
    private static Map<String, String> effect(Map<String, String> typed) {
        Map<String, String> sent = new HashMap<>(typed);
        sent.remove("pick");
        return sent;
    }

    @Test
    void the_day_of_another_law_brings_the_list_of_all_that_it_decides_about() throws IOException {
        board();
        String effect = begin(Map.of("task", "CHANGE_LEGAL_BASIS"));
        String draft = draft(effect);
        assertThat(page(effect)).doesNotContain("+ post:");

        assertThat(keep(
                        effect,
                        Map.of(
                                "legalBasis-number", "77",
                                "legalBasis-year", "2026",
                                "effectiveFrom-day", String.valueOf(TOMORROW.getDayOfMonth()),
                                "effectiveFrom-month", String.valueOf(TOMORROW.getMonthValue()),
                                "effectiveFrom-year", String.valueOf(TOMORROW.getYear()))))
                .isEqualTo(effect);
        assertThat(page(effect)).contains("+ post:mkurugenzi (Mkurugenzi", "+ post:mjumbe (");
        paper(draft, "Sheria nyingine ya mfano");
        assertThat(page(draft + "/preview")).doesNotContain("govuk-error-summary");
        assertThat(submitted(draft + "/record", Map.of())).startsWith("/instruments/");
        assertThat(page("/api/institutions/mfano/timeline")).contains("\"outcome\":\"CARRIES_OVER\"");
    }

    @Test
    void a_filled_table_is_rehearsed_looked_at_and_recorded_once() throws IOException {
        assertThat(List.of(page("/desk/imports/template.csv")
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .split(",")))
                .containsAll(List.of(TABLE.lines().findFirst().orElseThrow().split(",")));
        String good = TABLE.formatted("Mfano wa Jedwali", "jedwali-1");

        String wrong = imported("makosa.csv", TABLE.formatted("", "jedwali-2"));
        assertThat(settled(wrong)).contains("Mistari na seli zilizokataliwa").doesNotContain("name=\"record\"");

        String file = imported("jedwali.csv", good);
        assertThat(settled(file)).contains("Jaribio limekamilika.").contains("name=\"record\"");
        assertThat(services.query().get("/api/instruments/jedwali-1").statusCode())
                .isEqualTo(404);
        assertThat(submitted(file, Map.of("record", "yes"))).isEqualTo(file);
        assertThat(settled(file)).contains("Faili lote limepitiwa.", "href=\"/instruments/jedwali-1\"");
        assertThat(page("/instruments/jedwali-1")).contains("Hati ya jedwali");

        String again = imported("tena.csv", good);
        assertThat(settled(again))
                .contains("Hati zilizokuwamo tayari katika daftari")
                .doesNotContain("name=\"record\"");
    }

    private static String imported(String name, String table) throws IOException {
        HttpResponse<String> answer = services.query().upload("/desk/imports", name, table);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private static String settled(String file) throws IOException {
        await().atMost(Duration.ofMinutes(2)).until(() -> !page(file).contains("Tafadhali subiri."));
        return page(file);
    }

    @Test
    void what_the_rules_refuse_is_said_at_the_field_and_nothing_is_lost() throws IOException {
        String effect = begin(Map.of("task", "ABOLISH_POST", "postId", "mkurugenzi"));
        String draft = draft(effect);
        keep(effect, Map.of("lastDay-year", "2010"));
        paper(draft, "Agizo la mfano");

        var preview = services.query().get(draft + "/preview");

        assertThat(preview.statusCode()).isEqualTo(422);
        assertThat(preview.body()).contains("govuk-error-summary").contains("href=\"#effect-1\"");
        assertThat(page(effect + "?checked")).contains("govuk-error-summary").contains("value=\"2010\"");
    }

    @Test
    void two_pages_open_on_one_draft_change_what_they_show_and_nothing_else() throws IOException {
        String first = begin(Map.of("task", "REGISTER_PERSON", "name", "Mfano wa Kwanza"));
        String draft = draft(first);
        submitted(draft + "/effects", Map.of("task", "REGISTER_PERSON"));
        String second = last(EFFECT.matcher(page(draft)));
        assertThat(second).isNotEqualTo(first);

        submitted(first, Map.of("remove", "yes"));
        keep(second, Map.of("name", "Mfano wa Pili\0"));

        assertThat(page(draft)).contains("Mfano wa Pili").doesNotContain("Mfano wa Kwanza");
        assertThat(submitted(first, Map.of("name", "Mfano wa Tatu")))
                .as("one that was removed")
                .isEqualTo(draft);
        assertThat(page(draft)).doesNotContain("Mfano wa Tatu");
        submitted(draft + "/discard", Map.of());
    }

    @Test
    void a_file_without_its_fingerprint_is_asked_for_again_and_what_is_typed_stays() throws IOException {
        String draft = draft(begin(Map.of("task", "REGISTER_PERSON", "name", "Mfano wa Faili")));

        assertThat(keep(draft + "/paper", Map.of("title-sw", "Barua yenye faili", "file-name", "barua.pdf")))
                .isEqualTo(draft + "/paper?file");
        assertThat(page(draft + "/paper?file"))
                .contains("govuk-error-summary")
                .contains("value=\"barua.pdf\"")
                .contains("value=\"Barua yenye faili\"");
        submitted(draft + "/discard", Map.of());
    }

    @Test
    void while_the_door_is_silent_nothing_is_lost_and_nothing_is_recorded_twice() throws IOException {
        String draft = draft(begin(Map.of("task", "REGISTER_PERSON", "name", "Mfano Bila Mlango")));
        paper(draft, "Hati ya mfano");
        services.commands().getFirst().kill();
        try {
            assertThat(page(draft + "/preview")).contains("haipatikani");
        } finally {
            services.commands().getFirst().start();
            services.commands().getFirst().awaitReady();
        }
        assertThat(submitted(draft + "/record", Map.of())).startsWith("/instruments/");
    }

    @Test
    void an_instrument_whose_answer_was_lost_is_shown_and_not_recorded_again() throws IOException {
        String draft = draft(begin(Map.of("task", "REGISTER_PERSON", "name", "Mfano Jibu Limepotea")));
        paper(draft, "Hati iliyopotea");
        String id = draft.replace("/desk/", "hati-");
        record("""
                {"instrumentId": "%s", "kind": "OTHER", "jurisdiction": "TZ-ZNZ", "title": {"sw": "Hati iliyopotea"}, "effects": [
                  {"type": "registerPerson", "personId": "lost", "name": "Mfano Jibu Limepotea"}]}""".formatted(id));

        assertThat(submitted(draft + "/record", Map.of())).isEqualTo("/instruments/" + id);
        assertThat(services.query().get(draft).statusCode()).isEqualTo(404);
    }

    private static final String APPROVER = TestIssuer.shared().token("juma", "APPROVER:kibali", "PERSON:-");

    /** An institution that wants everything approved that can be; the policy is set at the desk. */
    private static void institutionWithPolicy() throws IOException {
        record("""
                {"instrumentId": "kibali-sheria", "kind": "ACT", "jurisdiction": "TZ-ZNZ", "number": "21", "year": 2019,
                 "title": {"sw": "Sheria ya kibali"}, "effects": [
                  {"type": "establishInstitution", "institutionId": "kibali", "name": {"sw": "Wakala wa Kibali"}, "effectiveFrom": "2019"},
                  {"type": "establishUnit", "unitId": "kibali-idara", "institutionId": "kibali", "kind": "DEPARTMENT", "name": {"sw": "Idara ya Kibali"}, "effectiveFrom": "2019"},
                  {"type": "establishPost", "postId": "kibali-mkuu", "unitId": "kibali-idara", "title": {"sw": "Mkuu wa Kibali"}, "seats": 1, "effectiveFrom": "2019"}]}""");
        page("/api/institutions/kibali?consistentWith=kibali-sheria");
        String effect = begin("kibali", Map.of("task", "SET_APPROVAL_POLICY"));
        Map<String, String> policy = new HashMap<>(Map.of("daysToDecide", "14", "effectiveFrom-year", "2020"));
        TICK.matcher(page(effect)).results().forEach(tick -> policy.put(tick.group(1), "yes"));
        assertThat(policy).hasSizeGreaterThan(20);
        keep(effect, policy);
        String draft = draft(effect);
        paper(draft, "Sera ya idhini");
        assertThat(submitted(draft + "/record", Map.of())).startsWith("/instruments/");
    }

    /** @return the address of a draft that appoints somebody new */
    private static String appointing(String name, String title) throws IOException {
        String effect = begin(
                "kibali",
                Map.of(
                        "task",
                        "APPOINT",
                        "postId",
                        "kibali-mkuu",
                        "capacity",
                        "SUBSTANTIVE",
                        "effectiveFrom-year",
                        "2021"));
        submitted(effect + "/pick/personId", Map.of("new-person", name));
        paper(draft(effect), title);
        return draft(effect);
    }

    /** @return the address of the proposal */
    private static String proposed(String draft) throws IOException {
        String preview = page(draft + "/preview");
        assertThat(preview)
                .contains("Hati hii inahitaji idhini ya mtu mwingine")
                .doesNotContain("/record\"");
        Map<String, String> form =
                new HashMap<>(Map.of("version", only(VERSION.matcher(preview)), "comment", "Tafadhali"));
        FINDING.matcher(preview).results().map(found -> found.group(1)).forEach(finding -> {
            form.put("seen:" + finding, "yes");
            form.put("reason:" + finding, "Hati inasema hivyo.");
        });
        return submitted(draft + "/propose", form);
    }

    private static HttpResponse<String> approved(String proposal, int version, String token) throws IOException {
        return services.query()
                .submit(proposal + "/approve", Map.of("version", String.valueOf(version), "text", "Sawa"), token);
    }

    @Test
    void what_one_proposes_another_sees_discusses_and_approves() throws IOException {
        institutionWithPolicy();
        String draft = appointing("Mfano Pendekezo Juma", "Barua ya pendekezo");
        String proposal = proposed(draft);
        assertThat(proposal).isEqualTo(draft.replace("/desk/", "/proposals/pendekezo-"));
        assertThat(page(proposal))
                .contains("Linasubiri uamuzi", "Mfano Pendekezo Juma ameteuliwa", "Mkuu wa Kibali", "href=\"" + draft)
                .doesNotContain("/approve\"");
        var own = approved(proposal, 1, TestIssuer.shared().token());
        assertThat(own.statusCode()).isEqualTo(422);
        assertThat(own.body()).contains("Aliyependekeza hawezi kuidhinisha");

        assertThat(services.query().get("/proposals", APPROVER).body())
                .contains("Barua ya pendekezo", "Linasubiri uamuzi wako", "Mtu anateuliwa katika nafasi");
        String seen = services.query().get(proposal, APPROVER).body();
        assertThat(seen)
                .contains("/approve\"", "Mfano Pendekezo Juma ameteuliwa")
                .doesNotContain("href=\"/desk");
        String key = only(KEY.matcher(seen));
        for (int i = 0; i < 2; i++) {
            assertThat(services.query()
                            .submit(proposal + "/comments", Map.of("text", "Namba ya barua?", "key", key), APPROVER)
                            .statusCode())
                    .isEqualTo(302);
        }
        assertThat(page(proposal)).containsOnlyOnce("Namba ya barua?");

        keep(
                draft + "/paper",
                Map.of("kind", "OTHER", "title-sw", "Barua ya pendekezo", "jurisdiction", "TZ-ZNZ", "number", "KB/77"));
        assertThat(proposed(draft)).isEqualTo(proposal);
        var changed = approved(proposal, 1, APPROVER);
        assertThat(changed.statusCode()).isEqualTo(422);
        assertThat(changed.body())
                .contains("limebadilishwa tangu ulipolitazama", "KB/77", "name=\"version\" value=\"2\"");
        var approved = approved(proposal, 2, APPROVER);
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(302);
        String instrument = draft.replace("/desk/", "/instruments/hati-");
        assertThat(approved.headers().firstValue("Location").orElseThrow()).endsWith(instrument);
        assertThat(services.query().get(instrument, APPROVER).body())
                .contains(
                        "Barua ya pendekezo",
                        "Mfano Pendekezo Juma ameteuliwa",
                        "Aliyeidhinisha",
                        "href=\"" + proposal);
        assertThat(approved(proposal, 2, APPROVER)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .as("sent twice")
                .endsWith(instrument);
        assertThat(page(proposal)).contains("Limeidhinishwa na kurekodiwa", "href=\"" + instrument);
        assertThat(services.query()
                        .get(draft + "/preview")
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith(instrument);
        assertThat(services.query().get(draft).statusCode()).isEqualTo(404);

        String late = proposed(appointing("Mfano Wa Pili", "Barua ya pili"));
        String first = proposed(appointing("Mfano Wa Tatu", "Barua ya tatu"));
        assertThat(page(late)).contains("mapendekezo mengine yanayosubiri uamuzi", "href=\"" + first);
        assertThat(approved(first, 1, APPROVER).statusCode()).isEqualTo(302);
        assertThat(services.query().get(late, APPROVER).body())
                .contains("mambo mengine yamerekodiwa", first.replace("/proposals/pendekezo-", "/instruments/hati-"));
        assertThat(services.query()
                        .submit(late + "/reject", Map.of("text", "Kiti kimejazwa."), APPROVER)
                        .statusCode())
                .isEqualTo(302);
        assertThat(page(late)).contains("Limekataliwa", "Kiti kimejazwa.");
    }

    @Test
    void a_form_that_another_site_sends_is_refused() throws IOException {
        assertThat(services.query().submitFrom("cross-site", "/desk", Map.of()).statusCode())
                .isEqualTo(403);
    }

    /** @return the address of the first effect */
    private static String begin(Map<String, String> form) throws IOException {
        return begin("mfano", form);
    }

    private static String begin(String institution, Map<String, String> form) throws IOException {
        Map<String, String> all = new HashMap<>(form);
        all.put("institution", institution);
        return submitted("/desk", all);
    }

    private static String draft(String effect) {
        return effect.substring(0, effect.indexOf("/effects/"));
    }

    private static void paper(String draft, String title) throws IOException {
        keep(draft + "/paper", Map.of("kind", "OTHER", "title-sw", title, "jurisdiction", "TZ-ZNZ"));
    }

    /** Sends a form with all that stands in it already. */
    private static String keep(String path, Map<String, String> typed) throws IOException {
        Map<String, String> form = new HashMap<>();
        Matcher fields = HIDDEN.matcher(page(path));
        while (fields.find()) {
            form.put(fields.group(1), fields.group(2));
        }
        List.of("pick", "remove", "add", "lang").forEach(form::remove);
        form.putAll(typed);
        return submitted(path, form);
    }

    /** @return where the browser is sent */
    private static String submitted(String path, Map<String, String> form) throws IOException {
        HttpResponse<String> answer = services.query().submit(path, form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        URI location = URI.create(answer.headers().firstValue("Location").orElseThrow());
        return location.getPath() + (location.getQuery() == null ? "" : "?" + location.getQuery());
    }

    private static String page(String path) throws IOException {
        HttpResponse<String> answer = services.query().get(path);
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode json(String path) throws IOException {
        return JsonMapper.shared().readTree(page(path));
    }

    private static String last(Matcher matcher) {
        return matcher.results().map(found -> found.group(1)).reduce("", (before, found) -> found);
    }

    private static String only(Matcher matcher) {
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
