package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;
import static org.uteuzi.command.instrument.Papers.appoint;
import static org.uteuzi.command.instrument.Papers.change;
import static org.uteuzi.command.instrument.Papers.correct;
import static org.uteuzi.command.instrument.Papers.end;
import static org.uteuzi.command.instrument.Papers.post;
import static org.uteuzi.command.instrument.Papers.unit;
import static org.uteuzi.command.instrument.Papers.withdraw;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.command.institution.KindOfEffect;
import org.uteuzi.command.instrument.Door.Answer;

/** What an institution wants another to approve does not go through the door at once. */
@ExtendWith(SharedDoor.class)
class ApprovalPolicyTest {

    private final Door door;
    private final Papers papers;

    ApprovalPolicyTest(Door door) {
        this.door = door;
        this.papers = new Papers(door);
    }

    @BeforeEach
    void an_institution_that_wants_appointments_approved() {
        papers.record(SMALL_INSTITUTION);
        papers.record(post("q", ""), appoint("~a", "~p", "~x", "2020"));
        papers.record(policy("~policy", "~i", "2020", "'appoint'"));
    }

    private static String policy(String factId, String institution, String from, String... kinds) {
        return "{type: 'setApprovalPolicy', factId: '%s', institutionId: '%s', needsApproval: [%s], effectiveFrom: '%s'}"
                .formatted(factId, institution, String.join(", ", kinds), from);
    }

    private void needsApproval(Answer answer, String... problems) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("APPROVAL_NEEDED");
        assertThat(answer.header("Location")).isEqualTo("/api/proposals");
        assertThat(answer.problems()).containsExactly(problems);
    }

    private void isRecorded(String... effects) {
        papers.record(effects);
    }

    @Test
    void what_the_policy_names_is_not_recorded_but_to_be_proposed() {
        Map<String, String> before = door.state();

        Answer answer = papers.send(unit("v", ""), appoint("~b", "~q", "~y", "2021"));

        needsApproval(answer, "APPROVAL_NEEDED 1");
        assertThat(answer.json().at("/problems/0/arguments/institution").asString())
                .isEqualTo(papers.own("~i"));
        assertThat(answer.json().get("detail").asString())
                .contains("/api/proposals")
                .doesNotContain("{");
        assertThat(answer.json().at("/problems/0/message").asString()).contains(papers.own("~i"));
        assertThat(door.state()).isEqualTo(before);
        isRecorded(unit("v", ""), end("~a", "2024"));
    }

    @Test
    void a_preview_tells_what_needs_approval_and_all_the_rest() {
        Answer preview = door.preview(papers.instrument(papers.nextId(), appoint("~b", "~q", "~y", "2021")));

        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(preview.json().at("/approvals/0/code").asString()).isEqualTo("APPROVAL_NEEDED");
        assertThat(preview.json().get("events")).hasSize(2);
        assertThat(preview.json().get("refusals")).isEmpty();
    }

    @Test
    void what_the_rules_refuse_is_refused_for_that() {
        assertThat(papers.send(appoint("~b", "~nowhere", "~y", "2021")).code()).isEqualTo("RULES_REFUSED");
        assertThat(papers.send(appoint("~b", "~q", "~y", "2018")).code()).isEqualTo("RULES_REFUSED");
    }

    @Test
    void what_the_law_says_is_to_be_acknowledged_before_it_is_proposed() {
        Answer answer = papers.send(appoint("~b", "~p", "~y", "2021"));

        assertThat(answer.code()).isEqualTo("FINDINGS_TO_ACKNOWLEDGE");
        needsApproval(
                door.post(papers.with(
                        "acknowledge: [{code: '%s', effect: 0, reason: 'mfano'}]"
                                .formatted(answer.json().at("/problems/0/code").asString()),
                        papers.nextId(),
                        appoint("~b", "~p", "~y", "2021"))),
                "APPROVAL_NEEDED 0");
    }

    @Test
    void a_change_of_holder_is_an_appointment_too_and_a_correction_or_withdrawal_is_what_it_is_about() {
        needsApproval(papers.send(change("~b", "~p", "~y", "2022")), "APPROVAL_NEEDED 0");
        needsApproval(papers.send(correct("~a-start", "{effectiveFrom: '2019'}")), "APPROVAL_NEEDED 0");
        needsApproval(papers.send(withdraw("~w", "~a-start")), "APPROVAL_NEEDED 0");
        isRecorded(end("~a", "2024"));
        isRecorded(correct("~a-end-2024", "{until: '2025'}"));
        isRecorded(withdraw("~w", "~a-end-2024"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: 'setApprovalPolicy', institutionId: '~i', needsApproval: [], effectiveFrom: '2020'}",
                "{type: 'correct', factId: '~policy', with: {effectiveFrom: '2999'}, reason: 'mfano'}",
                "{type: 'withdraw', factId: '~policy', reason: 'mfano'}",
                "{type: 'correct', factId: '~f-i', with: {timeZone: 'Africa/Nairobi'}, reason: 'mfano'}"
            })
    void one_pair_of_eyes_is_not_enough_to_be_rid_of_the_other(String effect) {
        needsApproval(papers.send(effect), "APPROVAL_NEEDED 0");
        needsApproval(papers.send(effect, appoint("~b", "~q", "~y", "2021")), "APPROVAL_NEEDED 0", "APPROVAL_NEEDED 1");
    }

    @Test
    void a_policy_counts_from_its_day_on() {
        papers.record(
                "{type: 'establishInstitution', institutionId: '~j', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}");
        isRecorded(policy("~later", "~j", "2999", "'establishUnit'"));
        String unit = unit("n", "").replace("~i", "~j");

        isRecorded(unit);
        isRecorded(policy("~lifted", "~j", "2020"));
        isRecorded(policy("~now", "~j", "2021", "'establishUnit'"));
        needsApproval(papers.send(unit("k", "").replace("~i", "~j")), "APPROVAL_NEEDED 0");
    }

    @Test
    void a_policy_may_name_a_kind_twice() {
        isRecorded(
                "{type: 'establishInstitution', institutionId: '~j', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}",
                policy("~twice", "~j", "2020", "'establishUnit'", "'establishUnit'"));

        needsApproval(papers.send(unit("k", "").replace("~i", "~j")), "APPROVAL_NEEDED 0");
    }

    @Test
    void a_policy_counts_also_in_a_zone_that_the_database_does_not_know() {
        isRecorded(
                "{type: 'establishInstitution', institutionId: '~j', name: {sw: 'Nyingine'}, timeZone: 'SystemV/EST5',"
                        + " effectiveFrom: '2019'}",
                policy("~there", "~j", "2020", "'establishUnit'"));

        needsApproval(papers.send(unit("k", "").replace("~i", "~j")), "APPROVAL_NEEDED 0");
    }

    @Test
    void the_last_policy_stays_in_force_when_the_institution_is_no_more() {
        isRecorded(
                "{type: 'establishInstitution', institutionId: '~j', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}");
        isRecorded("{type: 'dissolveInstitution', factId: '~gone', institutionId: '~j', lastDay: '2021'}");
        isRecorded(policy("~strict", "~j", "2020", "'establishUnit'"));

        needsApproval(
                papers.send(withdraw("~back", "~gone"), policy("~lifted", "~j", "2022")),
                "APPROVAL_NEEDED 0",
                "APPROVAL_NEEDED 1");
    }

    @Test
    void the_policies_of_all_institutions_that_are_touched_count_for_the_whole_paper() {
        papers.record(
                "{type: 'establishInstitution', institutionId: '~j', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}");
        papers.record(unit("n", "").replace("~i", "~j"), post("m", "").replace("~u", "~n"));
        String elsewhere = appoint("~b", "~m", "~y", "2021");

        needsApproval(papers.send(elsewhere, unit("v", "")), "APPROVAL_NEEDED 0");
        isRecorded(elsewhere);
    }

    @Test
    void a_person_and_a_paper_are_of_where_they_are() {
        papers.record(
                "{type: 'establishInstitution', institutionId: '~j', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}");
        papers.record(unit("n", "").replace("~i", "~j"), post("m", "").replace("~u", "~n"));
        papers.record(appoint("~b", "~m", "~z", "2021"));
        papers.record(policy("~all", "~j", "2020", "'amendPerson'", "'addDocument'", "'samePerson'"));
        String paper = papers.own("~paper-3");

        needsApproval(
                papers.send("{type: 'amendPerson', personId: '~z', name: 'Mfano Mwingine ~', effectiveFrom: '2022'}"),
                "APPROVAL_NEEDED 0");
        needsApproval(papers.send("{type: 'samePerson', personId: '~y', sameAs: '~z'}"), "APPROVAL_NEEDED 0");
        needsApproval(papers.send("{type: 'samePerson', personId: '~z', sameAs: '~y'}"), "APPROVAL_NEEDED 0");
        isRecorded("{type: 'amendPerson', personId: '~x', name: 'Mfano Mwingine ~', effectiveFrom: '2022'}");
        isRecorded("{type: 'addDocument', instrumentId: '" + paper + "', name: 'a.pdf', mediaType: 'application/pdf',"
                + " sha256: '" + "0".repeat(64) + "'}");
    }

    @Test
    void a_person_is_of_where_they_are_under_any_id_that_they_ever_had() {
        papers.record(
                "{type: 'establishInstitution', institutionId: '~j', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}");
        papers.record(unit("n", "").replace("~i", "~j"), post("m", "").replace("~u", "~n"));
        papers.record(appoint("~b", "~m", "~z", "2021"));
        papers.record("{type: 'samePerson', personId: '~y', sameAs: '~z'}");
        papers.record(policy("~people", "~j", "2020", "'amendPerson'"));

        for (String one : List.of("~y", "~z")) {
            needsApproval(
                    papers.send("{type: 'amendPerson', personId: '%s', name: 'Mfano Mwingine ~', effectiveFrom: '2022'}"
                            .formatted(one)),
                    "APPROVAL_NEEDED 0");
        }
    }

    @Test
    void a_post_is_also_of_the_institution_to_which_its_unit_was_corrected() {
        papers.record(
                "{type: 'establishInstitution', institutionId: '~j', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}");
        papers.record(unit("w", ""), post("m", "").replace("~u", "~w"));
        papers.record(correct("~f-w", "{institutionId: '~j'}"));
        papers.record(policy("~posts", "~j", "2020", "'amendPost'"));

        needsApproval(
                papers.send("{type: 'amendPost', postId: '~m', seats: 2, effectiveFrom: '2021'}"), "APPROVAL_NEEDED 0");
    }

    @Test
    void that_a_mandate_lapses_is_said_of_the_mandate() {
        papers.record(
                "{type: 'establishInstitution', institutionId: '~j', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}");
        papers.record(
                unit("n", "").replace("~i", "~j"),
                "{type: 'setMandate', factId: '~m', unitId: '~n', text: {sw: 'Kusimamia'}, effectiveFrom: '2019'}");
        papers.record(policy("~mandates", "~j", "2020", "'setMandate'"));

        needsApproval(
                papers.send("{type: 'changeLegalBasis', institutionId: '~j', legalBasis: {jurisdiction: 'TZ',"
                        + " number: '1', year: 2024, section: '3'}, effectiveFrom: '2024-07', decisions: [{reference: 'mandate:~m',"
                        + " outcome: 'LAPSES', factId: '~lapsed'}]}"),
                "APPROVAL_NEEDED 0");
    }

    @Test
    void the_past_of_another_register_is_not_asked() {
        assertThat(imported(appoint("~b", "~q", "~y", "2021")).body()).contains("\"recorded\":1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: 'setApprovalPolicy', institutionId: '~i', needsApproval: [], effectiveFrom: '2020'}",
                "{type: 'correct', factId: '~policy', with: {effectiveFrom: '2999'}, reason: 'mfano'}",
                "{type: 'withdraw', factId: '~policy', reason: 'mfano'}",
                "{type: 'correct', factId: '~f-i', with: {timeZone: 'Africa/Nairobi'}, reason: 'mfano'}"
            })
    void the_past_of_another_register_takes_no_policy_away(String effect) {
        String before = door.state().get("guard.approval");

        Answer answer = imported(effect);

        assertThat(answer.body()).contains("\"recorded\":0", "APPROVAL_NEEDED");
        assertThat(door.state().get("guard.approval")).isEqualTo(before);
    }

    private Answer imported(String effect) {
        return door.postTo(
                "/api/imports?mode=historic",
                papers.with("sourceRecordedAt: '2021-01-01T00:00:00Z'", papers.nextId(), effect)
                        .getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-ndjson");
    }

    @Test
    void what_was_recorded_before_the_policy_is_answered_again() {
        papers.record(
                "{type: 'establishInstitution', institutionId: '~j', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}");
        String request = papers.instrument(papers.nextId(), unit("n", "").replace("~i", "~j"));
        assertThat(door.post(request).status()).isEqualTo(201);
        papers.record(policy("~now", "~j", "2020", "'establishUnit'"));

        assertThat(door.post(request).status()).isEqualTo(200);
    }

    @Test
    void a_policy_names_kinds_of_effects_that_there_are() {
        Answer answer = papers.send(policy("~p2", "~i", "2020", "'bribe'"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problems()).containsExactly("KIND_NOT_NAMEABLE 0");
        assertThat(papers.send(policy("~p3", "~i", "2020", "'renameOffice'")).status())
                .isEqualTo(400);
        assertThat(new TreeSet<>(List.of(KindOfEffect.NAMES.split("\\|"))))
                .isEqualTo(InstrumentReader.EFFECTS.stream()
                        .map(effect -> effect.getAnnotation(JsonTypeName.class).value())
                        .filter(kind ->
                                !Set.of("establishOffice", "renameOffice").contains(kind)) // of no institution
                        .filter(kind -> !kind.equals("erasePerson")) // needs approval always
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
