package org.uteuzi.query.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uteuzi.proposal.Actor;
import org.uteuzi.proposal.ProposalApproved;
import org.uteuzi.proposal.ProposalCommented;
import org.uteuzi.proposal.ProposalRejected;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.query.structure.QueryNode;
import org.uteuzi.query.structure.TestProposals;
import org.uteuzi.testing.TestIssuer;

/** What is proposed is seen by who is asked, decided about, and told what became of it; the door is a false one. */
@ExtendWith(Installation.MadeOnce.class)
class ProposalPagesTest {

    private static final Actor JUMA = new Actor("s-juma", "juma");
    private static final String OPEN = "/proposals/kurasa-p-1";
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private static QueryNode node;
    private static TestProposals proposals;

    @BeforeAll
    static void propose(Installation installation) {
        node = installation.node;
        proposals = TestProposals.in(installation);
        if (node.get("/api/proposals/kurasa-p-1").statusCode() == 404) {
            proposals.made("kurasa-p-1", "zaca", 0, "post:kurasa-p");
            proposals.made("kurasa-p-2", "zaca", 0, "unit:zaca-unit");
            proposals.made("kurasa-p-3", "zaca", 0, "unit:kurasa-p");
            proposals.made("kurasa-p-4", "zaca", 0, "unit:kurasa-p");
            proposals.made("kurasa-p-5", "zaca", 0, "unit:kurasa-p-5");
            proposals.made("kurasa-p-6", "zaca", 0, "unit:kurasa-p-6");
            proposals.happened("2024-06-02T08:00:00Z", new ProposalCommented("kurasa-p-1", "c-1", JUMA, "Kwa nini?"));
            proposals.happened("2024-06-02T08:00:00Z", new ProposalRejected("kurasa-p-5", JUMA, "Si sahihi"));
            proposals.happened("2024-06-02T08:00:00Z", new ProposalApproved("kurasa-p-6", JUMA, "act-2", null));
        }
    }

    @BeforeEach
    void itIsMorning() {
        node.itIs("2024-06-15T09:00:00Z");
    }

    private static String[] as(String name, String... grants) {
        return new String[] {"Authorization", "Bearer " + TestIssuer.shared().token(name, grants)};
    }

    private static final String[] APPROVER = as("juma", "APPROVER:zaca");
    private static final String[] OFFICER = as("neema", "HR_OFFICER:zaca");
    private static final String[] AUDITOR = as("salma", "AUDITOR:zaca");

    private static String page(String path, String... who) {
        HttpResponse<String> answer = node.get(path, who);
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<byte[]> post(String path, Map<String, String> form, String... who) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return node.post(
                path,
                body.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded",
                who[0],
                who[1]);
    }

    private static String location(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String found(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    @Test
    void the_queue_says_first_what_waits_and_for_whom() {
        if (node.get("/api/proposals/kurasa-f-1").statusCode() == 404) {
            proposals.made("kurasa-f-1", "kurasa-f", 0, Instant.parse("2024-06-20T21:00:00Z"), "unit:zaca-unit");
            proposals.made("kurasa-f-2", "kurasa-f", 0, "unit:kurasa-f");
            proposals.made("kurasa-f-3", "kurasa-f", 0, "unit:kurasa-f");
            proposals.made("kurasa-f-4", "kurasa-f", 0, "unit:kurasa-f-4");
            proposals.happened("2024-06-02T08:00:00Z", new ProposalRejected("kurasa-f-4", JUMA, "Si sahihi"));
        }
        String[] approver = as("juma", "APPROVER:kurasa-f");
        String queue = page("/proposals", approver);

        assertThat(queue)
                .contains(
                        "Linasubiri uamuzi wako",
                        "Mtu anateuliwa katika nafasi",
                        "tarehe 20 Juni 2024, 23:59 (EAT)",
                        "Kuna mabadiliko tangu lipendekezwe",
                        "Mapendekezo yanayosubiri uamuzi",
                        "Mapendekezo mengine kuhusu mambo hayahaya: 1",
                        "Limekataliwa");
        assertThat(queue.indexOf("kurasa-f-1")).isLessThan(queue.indexOf("kurasa-f-4"));
        assertThat(page("/proposals", as("neema", "HR_OFFICER:kurasa-f")))
                .contains("kurasa-f-1")
                .doesNotContain("uamuzi wako");
        assertThat(page("/proposals", as("mtu", "APPROVER:egaz"))).doesNotContain("kurasa-f-1");
        assertThat(page("/proposals?state=REJECTED&institution=kurasa-f", approver))
                .contains("kurasa-f-4")
                .doesNotContain("kurasa-f-1");
        assertThat(page("/proposals?state=ALL&lang=en", as("salma", "AUDITOR:kurasa-f")))
                .contains("kurasa-f-1", "kurasa-f-4", "Waiting for a decision", "All proposals");
    }

    @Test
    void the_queue_shows_what_is_wanted_also_where_much_else_is_newer() {
        if (node.get("/api/proposals/kurasa-mbali").statusCode() == 404) {
            proposals.made("kurasa-mbali", "kurasa-mbali", 0, "unit:kurasa-mbali");
            proposals.happened("2024-06-02T08:00:00Z", new ProposalRejected("kurasa-mbali", JUMA, "Si sahihi"));
            for (int i = 0; i < 41; i++) {
                proposals.made("kurasa-karibu-" + i, "kurasa-mbali", 0, "unit:kurasa-karibu-" + i);
            }
        }
        String[] approver = as("juma", "APPROVER:kurasa-mbali");

        assertThat(page("/proposals?state=REJECTED", approver))
                .contains("href=\"/proposals/kurasa-mbali\"")
                .doesNotContain("Hakuna pendekezo");
        String queue = page("/proposals", approver);
        assertThat(queue).contains("href=\"/proposals/kurasa-mbali\"").doesNotContain("Hakuna pendekezo");
        assertThat(queue.split("role=\"rowheader\"", -1))
                .as("those that wait, of which more follow, and the one that was decided")
                .hasSize(1 + 20 + 1);
        assertThat(queue).contains("state=OPEN&amp;before=");
    }

    @Test
    void the_way_to_the_queue_is_shown_to_those_who_may_follow_it() {
        assertThat(page("/", APPROVER)).contains("href=\"/proposals\"");
        assertThat(page("/", as("mtu", "MANAGER:zaca"))).doesNotContain("/proposals");
        assertThat(node.get("/proposals", as("mtu", "MANAGER:zaca")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void one_is_told_whole_in_sentences_with_what_it_would_change() {
        String page = page(OPEN, APPROVER);

        assertThat(page)
                .contains(
                        "Barua ya mfano",
                        "Limependekezwa na asha",
                        "Mfano Zuhura Ali ameteuliwa",
                        "kuwa Nafasi ict-director",
                        "Kabla ya hati hii",
                        "Viti havitoshi.",
                        "Sababu: Hati inasema hivyo.",
                        "Kwa nini?",
                        "name=\"version\" value=\"1\"");
        assertThat(page(OPEN + "?lang=en", APPROVER)).contains("Approve and record", "History of the proposal");
        assertThat(node.get(OPEN, as("mtu", "APPROVER:egaz")).statusCode()).isEqualTo(404);
    }

    @Test
    void one_that_erases_somebody_says_that_the_name_is_gone_for_good() {
        proposals.madeToErase("kurasa-futa-1", "zaca", "kurasa-p-8");
        assertThat(page("/proposals/kurasa-futa-1", APPROVER))
                .contains(
                        "jina lake halitasomeka tena",
                        "halitasomeka tena kamwe.",
                        "Taarifa binafsi za Asha Mfano (kitambulisho “p-asha”) zinafutwa kabisa.")
                .doesNotContain("hakuna kinachofutwa");
        assertThat(page("/proposals/kurasa-futa-1?lang=en", AUDITOR))
                .contains("nobody will ever be able to read their name again")
                .doesNotContain("nothing is deleted");
        assertThat(page(OPEN, APPROVER)).contains("hakuna kinachofutwa").doesNotContain("halitasomeka");
        proposals.happened("2024-06-02T08:00:00Z", new ProposalRejected("kurasa-futa-1", JUMA, "Si sahihi"));
        assertThat(page("/proposals/kurasa-futa-1", APPROVER)).doesNotContain("halitasomeka");
    }

    @Test
    void each_is_offered_what_they_may_do() {
        String approve = OPEN + "/approve\"";
        String comment = OPEN + "/comments\"";
        String withdraw = OPEN + "/withdraw\"";
        assertThat(page(OPEN, APPROVER))
                .contains(approve, OPEN + "/reject\"", comment)
                .doesNotContain(withdraw);
        assertThat(page(OPEN, OFFICER)).contains(comment).doesNotContain(approve, withdraw);
        assertThat(page(OPEN, AUDITOR)).doesNotContain(approve, comment, withdraw);
        assertThat(page("/proposals/kurasa-p-5", APPROVER))
                .contains("Si sahihi")
                .doesNotContain("<textarea");
        assertThat(page("/proposals/kurasa-p-6", APPROVER))
                .contains("href=\"/instruments/act-2\"")
                .doesNotContain("<textarea", "Mfano Zuhura Ali");
        proposals.madeOfNoInstitution("kurasa-p-7", "sub-asha", "person:kurasa-p-7");
        assertThat(page("/proposals/kurasa-p-7", as("asha", "HR_OFFICER:zaca", "APPROVER:zaca")))
                .contains("/proposals/kurasa-p-7/withdraw\"", "/proposals/kurasa-p-7/comments\"")
                .doesNotContain("/proposals/kurasa-p-7/approve\"");
    }

    @Test
    void what_was_recorded_or_proposed_beside_it_is_told_loudly() {
        assertThat(page("/proposals/kurasa-p-2", APPROVER))
                .contains("mambo mengine yamerekodiwa", "href=\"/instruments/act-2\"");
        assertThat(page("/proposals/kurasa-p-3", APPROVER))
                .contains("mapendekezo mengine yanayosubiri uamuzi", "href=\"/proposals/kurasa-p-4\"");
        assertThat(page(OPEN, APPROVER)).doesNotContain("ut-band--past");
    }

    @ParameterizedTest
    @CsvSource({
        "reject, Andika sababu ya kukataa.",
        "comments, Andika maoni yako.",
        "approve, Pendekezo hili limebadilishwa wakati huo huo."
    })
    void what_is_wrong_is_said_at_its_place_and_nothing_typed_is_lost(String what, String said) {
        String typed = what.equals("approve") ? FakeDoor.REFUSED + " sawa" : "  ";
        HttpResponse<byte[]> answer = post(OPEN + "/" + what, Map.of("text", typed, "version", "1"), APPROVER);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(text(answer))
                .contains("govuk-error-summary", "href=\"#" + what + "-text\"", "id=\"" + what + "-text-error\"", said)
                .contains(">" + typed + "</textarea>");
        assertThat(location(post(OPEN + "/" + what, Map.of("text", "Sawa", "version", "1"), APPROVER)))
                .isEqualTo(OPEN);
    }

    @Test
    void a_comment_whose_answer_is_lost_is_sent_again_under_the_same_key() {
        String key = found(KEY, page(OPEN, OFFICER));
        assertThat(found(KEY, page(OPEN, OFFICER))).isNotEqualTo(key);

        HttpResponse<byte[]> lost =
                post(OPEN + "/comments", Map.of("text", FakeDoor.LOST + " moja", "key", key), OFFICER);
        assertThat(lost.statusCode()).isEqualTo(200);
        assertThat(text(lost)).contains("mawasiliano yalikatika", "name=\"key\" value=\"" + key + "\"");
        assertThat(location(post(OPEN + "/comments", Map.of("text", "Naam", "key", key), OFFICER)))
                .isEqualTo(OPEN);
        assertThat(FakeDoor.SENT.stream().filter(sent -> sent.contains(key)))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(sent -> sent.startsWith("POST /api/proposals/kurasa-p-1/comments " + key));
    }

    /** @return the address of a draft that lacks nothing */
    private static String draft(String title, String... who) {
        String effect = location(post("/desk", Map.of("task", "REGISTER_PERSON", "institution", "zaca"), who));
        String draft = effect.substring(0, effect.indexOf("/effects/"));
        post(effect, Map.of("name", "Mfano wa Pendekezo"), who);
        post(draft + "/paper", Map.of("kind", "OTHER", "jurisdiction", "TZ", "title-sw", title), who);
        return draft;
    }

    @Test
    void what_another_must_approve_is_proposed_and_not_recorded() {
        assertThat(page(draft("Bila sera", OFFICER) + "/preview", OFFICER))
                .contains("/record\"", "Rekodi hati hii")
                .doesNotContain("/propose\"");
        String draft = draft(FakeDoor.PROPOSED, OFFICER);
        assertThat(page(draft + "/preview", OFFICER))
                .contains(
                        "Hati hii inahitaji idhini ya mtu mwingine",
                        "Kipengele cha 1: Mtu anateuliwa katika nafasi",
                        "/propose\"",
                        "name=\"version\" value=\"0\"")
                .doesNotContain("/record\"", "Rekodi hati hii");

        String proposal = draft.replace("/desk/", "/proposals/pendekezo-");
        assertThat(location(post(draft + "/propose", Map.of("version", "0", "comment", "Tafadhali"), OFFICER)))
                .isEqualTo(proposal);
        assertThat(FakeDoor.SENT.getLast())
                .startsWith("POST /api/proposals ")
                .contains(
                        "\"proposalId\":\"pendekezo-" + draft.substring("/desk/".length()) + "\"",
                        "\"comment\":\"Tafadhali\"",
                        "\"instrument\":{");
        assertThat(text(post(draft + "/propose", Map.of("version", "1", "comment", FakeDoor.REFUSED), OFFICER)))
                .contains("limebadilishwa wakati huo huo", ">" + FakeDoor.REFUSED + "</textarea>");
        assertThat(FakeDoor.SENT.getLast()).startsWith("PUT /api/proposals/pendekezo-");
    }

    @Test
    void a_draft_and_its_proposal_lead_to_one_another_for_who_wrote_them() {
        String[] asha = as("asha", "HR_OFFICER:zaca");
        String draft = draft("Hati ya Asha", asha);
        String id = draft.replace("/desk/", "pendekezo-");
        proposals.madeOfNoInstitution(id, "sub-asha", "person:" + id);

        assertThat(page("/desk", asha)).contains("/proposals/" + id, "Linasubiri uamuzi");
        assertThat(page(draft + "/preview", asha))
                .contains("href=\"/proposals/" + id, "name=\"version\" value=\"1\"", "Wasilisha mabadiliko")
                .doesNotContain("/anew\"");
        assertThat(page("/proposals/" + id, asha)).contains("href=\"" + draft + "\"");
        assertThat(page("/proposals/" + id, as("juma", "APPROVER:*"))).doesNotContain("href=\"/desk");

        proposals.happened("2024-06-06T08:00:00Z", new ProposalRejected(id, JUMA, "Basi"));
        assertThat(page(draft + "/preview", asha))
                .contains("Hali ya pendekezo: Limekataliwa", "/anew\"")
                .doesNotContain("/propose\"", "/record\"");
        String anew = location(post(draft + "/anew", Map.of(), asha));
        assertThat(page(anew, asha)).contains("Mfano wa Pendekezo").doesNotContain("/proposals/pendekezo-");
        assertThat(location(post(draft + "/anew", Map.of(), asha))).isEqualTo("/desk");
    }

    @Test
    void the_kinds_that_a_policy_names_are_ticked_and_can_be_unticked() {
        String effect = location(post("/desk", Map.of("task", "SET_APPROVAL_POLICY", "institution", "zaca"), OFFICER));
        post(
                effect,
                Map.of("needsApproval-appoint", "yes", "daysToDecide", "14", "effectiveFrom-year", "2024"),
                OFFICER);

        assertThat(page(effect, OFFICER))
                .contains("Sera ya idhini inawekwa", "value=\"14\"")
                .containsPattern("name=\"needsApproval-appoint\" value=\"yes\" checked")
                .doesNotContainPattern("name=\"needsApproval-correct\" value=\"yes\" checked")
                .doesNotContain("needsApproval-establishOffice");
        post(effect, Map.of("needsApproval-appoint", "", "needsApproval-correct", "yes"), OFFICER);
        assertThat(page(effect, OFFICER))
                .doesNotContainPattern("name=\"needsApproval-appoint\" value=\"yes\" checked")
                .containsPattern("name=\"needsApproval-correct\" value=\"yes\" checked");
        List<Field> fields = Task.SET_APPROVAL_POLICY.fields();
        assertThat(Reading.of(fields, Map.of("institutionId", "zaca", "effectiveFrom-year", "2024"))
                        .json()
                        .get("needsApproval"))
                .as("none any more")
                .isEmpty();
    }
}
