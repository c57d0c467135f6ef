package org.uteuzi.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an HR officer does at the desk, sent as a browser sends it, through both services into the register and back. */
class DeskIT {

    private static final Pattern HIDDEN = Pattern.compile("name=\"([a-zA-Z-]+)\" value=\"([^\"]*)\"");
    private static final Pattern FINDING = Pattern.compile("name=\"seen:([^\"]+)\"");

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
        String draft = begin(Map.of("task", "APPOINT", "postId", "mkurugenzi"));

        // nobody is in the register yet: a new person is registered by an effect of its own
        assertThat(page(draft + "/effects/0/pick/personId")).contains("new-person");
        String effect = submitted(draft + "/effects/0/pick/personId", Map.of("new-person", "Mfano Asha Juma"));
        assertThat(effect).startsWith(draft + "/effects/1");
        assertThat(page(draft + "/effects/1")).contains("Mfano Asha Juma").contains("Mkurugenzi");

        assertThat(keep(draft + "/effects/1", Map.of("capacity", "SUBSTANTIVE", "effectiveFrom-year", "31")))
                .isEqualTo(draft + "/effects/1?checked");
        assertThat(page(draft + "/effects/1?checked"))
                .contains("govuk-error-summary")
                .contains("value=\"31\"");
        keep(
                draft + "/effects/1",
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

        var refused = services.query().submit(draft + "/record", Map.of());
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(page(draft)).contains("Mfano Asha Juma");
        String recorded = submitted(
                draft + "/record", Map.of("seen:" + finding, "yes", "reason:" + finding, "Hati inasema hivyo."));

        assertThat(recorded).startsWith("/instruments/");
        assertThat(page(recorded)).contains("Barua ya mfano");
        JsonNode holders = json("/api/posts/mkurugenzi/holders?on=2020-03-01");
        assertThat(holders.at("/holders/0/name").asString()).isEqualTo("Mfano Asha Juma");
        assertThat(services.query().get(draft).statusCode()).isEqualTo(404);
    }

    @Test
    void what_was_recorded_wrongly_is_corrected_by_changing_the_field_that_is_wrong() throws IOException {
        record("""
                {"instrumentId": "second-post", "kind": "OTHER", "jurisdiction": "TZ-ZNZ", "title": {"sw": "Mfano"}, "effects": [
                  {"type": "establishPost", "postId": "msaidizi", "unitId": "idara", "title": {"sw": "Msaidizi"}, "seats": 3,
                   "effectiveFrom": "2021-05", "factId": "f-msaidizi"}]}""");
        services.query().get("/api/institutions/mfano?consistentWith=second-post");
        String draft = begin(Map.of("task", "CORRECT"));
        assertThat(page(draft + "/effects/0/pick/factId?q=msaidizi")).contains("f-msaidizi");
        submitted(draft + "/effects/0/pick/factId", Map.of("value", "f-msaidizi"));
        assertThat(page(draft + "/effects/0"))
                .contains("name=\"with-title-sw\"")
                .contains("value=\"Msaidizi\"")
                .contains("value=\"2021\"");

        assertThat(keep(draft + "/effects/0", Map.of("cause", "RECORDING", "reason", "Viti ni viwili.")))
                .as("nothing is corrected yet")
                .isEqualTo(draft + "/effects/0?checked");
        keep(draft + "/effects/0", Map.of("with-seats", "2"));
        paper(draft, "Sahihisho la mfano");
        submitted(draft + "/record", Map.of());

        JsonNode fact = json("/api/posts/msaidizi/timeline").at("/facts/0");
        assertThat(fact.at("/data/seats").asInt()).isEqualTo(2);
        assertThat(fact.at("/data/effectiveFrom").asString()).isEqualTo("2021-05");
        assertThat(fact.at("/cause").asString()).isEqualTo("RECORDING");
    }

    @Test
    void what_the_rules_refuse_is_said_at_the_field_and_nothing_is_lost() throws IOException {
        String draft = begin(Map.of("task", "ABOLISH_POST", "postId", "mkurugenzi"));
        keep(draft + "/effects/0", Map.of("lastDay-year", "2010"));
        paper(draft, "Agizo la mfano");

        var preview = services.query().get(draft + "/preview");

        assertThat(preview.statusCode()).isEqualTo(422);
        assertThat(preview.body()).contains("govuk-error-summary").contains("href=\"#effect-1\"");
        assertThat(page(draft + "/effects/0?checked"))
                .contains("govuk-error-summary")
                .contains("value=\"2010\"");
    }

    @Test
    void while_the_door_is_silent_nothing_is_lost_and_nothing_is_recorded_twice() throws IOException {
        String draft = begin(Map.of("task", "REGISTER_PERSON", "name", "Mfano Bila Mlango"));
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
    void a_form_that_another_site_sends_is_refused() throws IOException {
        assertThat(services.query().submitFrom("cross-site", "/desk", Map.of()).statusCode())
                .isEqualTo(403);
    }

    private static String begin(Map<String, String> form) throws IOException {
        Map<String, String> all = new HashMap<>(form);
        all.put("institution", "mfano");
        String effect = submitted("/desk", all);
        assertThat(effect).endsWith("/effects/0");
        return effect.substring(0, effect.length() - "/effects/0".length());
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

    private static String only(Matcher matcher) {
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
