package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;
import static org.uteuzi.command.instrument.Papers.appoint;
import static org.uteuzi.command.instrument.Papers.end;
import static org.uteuzi.command.instrument.Papers.post;
import static org.uteuzi.command.instrument.Papers.unit;
import static org.uteuzi.command.instrument.Papers.withdraw;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.command.instrument.Door.Answer;
import org.uteuzi.testing.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two pairs of eyes, from the proposal to the register. */
@ExtendWith(SharedDoor.class)
class ProposalHttpTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Door door;
    private final Papers papers;
    private final TestIssuer issuer = TestIssuer.shared();

    ProposalHttpTest(Door door) {
        this.door = door;
        this.papers = new Papers(door);
    }

    @BeforeEach
    void an_institution_that_wants_appointments_approved() {
        papers.record(SMALL_INSTITUTION);
        papers.record(post("q", ""));
        papers.record("{type: 'setApprovalPolicy', institutionId: '~i', needsApproval: ['appoint'], daysToDecide: 14,"
                + " effectiveFrom: '2020'}");
    }

    private String officer(String name) {
        return issuer.token(name, "HR_OFFICER:" + papers.own("~i"));
    }

    private String approver(String name) {
        return issuer.token(name, "APPROVER:" + papers.own("~i"), "PERSON:-");
    }

    private Answer send(String method, String path, String token, String body, String... headers) {
        HttpRequest.Builder request = door.request(path, token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return door.send(request.build());
    }

    private static String envelope(String instrument) {
        return "{\"instrument\": " + instrument + "}";
    }

    private Answer propose(String token, String instrument, String... headers) {
        return send("POST", "/api/proposals", token, envelope(instrument), headers);
    }

    /** The id of a proposal to appoint ~y to ~q. */
    private String proposed() {
        return proposalOf(appoint("~b", "~q", "~y", "2021"));
    }

    private String proposalOf(String... effects) {
        return proposalBy(officer("asha"), papers.instrument(papers.nextId(), effects));
    }

    private String proposalBy(String token, String instrument) {
        Answer made = propose(token, instrument);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().get("proposalId").asString();
    }

    private Answer on(String proposal, String what, String token, String body, String... headers) {
        return send("POST", "/api/proposals/" + proposal + "/" + what, token, body.replace('\'', '"'), headers);
    }

    private Answer approve(String proposal, String token) {
        return on(proposal, "approve", token, "{'version': 1}");
    }

    private static void isRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
        assertThat(answer.json().get("detail").asString()).doesNotContain("{");
    }

    private long appointments(String appointment) {
        return door.sql()
                .sql("select count(*) from guard.appointment where id = ?")
                .param(papers.own(appointment))
                .query(Long.class)
                .single();
    }

    private List<String> eventsOf(String proposal) {
        return door.sql()
                .sql("select event_type from command.proposal_event where aggregate_id = ? order by sequence_number")
                .param("proposal:" + proposal)
                .query(String.class)
                .list();
    }

    @Test
    void what_one_proposes_and_another_approves_is_recorded_by_the_one_and_noted_of_the_other() {
        String instrument = papers.instrument(papers.own("~letter"), appoint("~b", "~q", "~y", "2021"));
        Answer made = propose(officer("asha"), instrument);

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().get("state").asString()).isEqualTo("OPEN");
        assertThat(made.json().get("version").intValue()).isEqualTo(1);
        assertThat(made.json().at("/institutions/0").asString()).isEqualTo(papers.own("~i"));
        assertThat(made.json().get("expiresAt").asString()).endsWith("T21:00:00.000Z");
        String proposal = made.json().get("proposalId").asString();
        assertThat(made.header("Location")).endsWith("/api/proposals/" + proposal);
        assertThat(appointments("~b")).isZero();

        Answer approved = approve(proposal, approver("juma"));

        assertThat(approved.status()).as(approved.body()).isEqualTo(201);
        assertThat(approved.header("Location")).endsWith("/api/instruments/" + papers.own("~letter"));
        assertThat(appointments("~b")).isOne();
        assertThat(eventsOf(proposal)).containsExactly("proposal.proposal-made", "proposal.proposal-approved");
        assertThat(door
                        .sql()
                        .sql("select metadata from register.event where instrument_id = ?")
                        .param(papers.own("~letter"))
                        .query(String.class)
                        .list()
                        .stream()
                        .map(JSON::readTree))
                .hasSize(2)
                .allSatisfy(metadata -> {
                    assertThat(metadata.get("recordedBy").asString()).isEqualTo("sub-asha");
                    assertThat(metadata.get("recordedAs").asString()).isEqualTo("HR_OFFICER");
                    assertThat(metadata.get("approvedBy").asString()).isEqualTo("sub-juma");
                    assertThat(metadata.get("proposal").asString()).isEqualTo(proposal);
                });

        assertThat(JSON.readTree(door.sql()
                                .sql("select metadata from command.proposal_event where aggregate_id = ?"
                                        + " and event_type = 'proposal.proposal-approved'")
                                .param("proposal:" + proposal)
                                .query(String.class)
                                .single())
                        .get("recordedBy")
                        .asString())
                .isEqualTo("sub-juma");

        Answer again = approve(proposal, approver("juma"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(approved.body());
        Answer direct = send("POST", "/api/instruments", officer("asha"), instrument);
        assertThat(direct.status()).isEqualTo(200);
        assertThat(direct.body()).isEqualTo(approved.body());
        isRefused(approve(proposal, approver("neema")), 409, "PROPOSAL_DECIDED");
    }

    @Test
    void what_the_door_would_refuse_is_not_proposed() {
        String officer = officer("asha");

        isRefused(
                propose(officer, papers.instrument(papers.nextId(), appoint("~b", "~nowhere", "~y", "2021"))),
                422,
                "RULES_REFUSED");
        isRefused(propose(officer, "{\"kind\": \"bribe\"}"), 400, "MALFORMED");
        isRefused(send("POST", "/api/proposals", officer, "{}"), 400, "MALFORMED");
        isRefused(send("POST", "/api/proposals", officer, "{\"instrument\": {}, \"x\": 1}"), 400, "UNKNOWN_FIELD");
        isRefused(
                propose(
                        issuer.token("mgeni", "HR_OFFICER:" + papers.own("~other")),
                        papers.instrument(papers.nextId(), appoint("~b", "~q", "~y", "2021"))),
                403,
                "NOT_ALLOWED_IN_INSTITUTION");
    }

    @Test
    void a_proposal_is_made_once() {
        String instrument = papers.instrument(papers.nextId(), appoint("~b", "~q", "~y", "2021"));
        String key = papers.own("~key");
        Answer first = propose(officer("asha"), instrument, "Idempotency-Key", key);
        Answer again = propose(officer("asha"), instrument, "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        String another = papers.instrument(papers.nextId(), appoint("~c", "~q", "~z", "2021"));
        isRefused(propose(officer("asha"), another, "Idempotency-Key", key), 409, "IDEMPOTENCY_KEY_REUSED");
        String id = first.json().get("proposalId").asString();
        String given = "{\"proposalId\": \"" + id + "\", \"instrument\": " + another + "}";
        isRefused(send("POST", "/api/proposals", officer("asha"), given), 409, "PROPOSAL_ALREADY_MADE");
        assertThat(eventsOf(id)).hasSize(1);
    }

    @Test
    void nobody_approves_what_they_propose_or_what_is_theirs() {
        String proposal = proposed();
        String institution = papers.own("~i");

        isRefused(
                approve(proposal, issuer.token("asha", "APPROVER:" + institution, "PERSON:-")),
                403,
                "APPROVER_IS_PROPOSER");
        isRefused(
                approve(proposal, issuer.token("juma", "APPROVER:" + institution, "PERSON:" + papers.own("~y"))),
                403,
                "APPROVER_IS_APPOINTEE");
        isRefused(approve(proposal, issuer.token("juma", "APPROVER:" + institution)), 403, "APPROVER_NOT_KNOWN");
        isRefused(
                approve(proposal, issuer.token("juma", "APPROVER:" + institution, "PERSON:" + papers.own("~mgeni"))),
                403,
                "APPROVER_NOT_KNOWN");
        assertThat(appointments("~b")).isZero();
        papers.record("{type: 'samePerson', personId: '~z', sameAs: '~y'}");
        isRefused(
                approve(proposal, issuer.token("juma", "APPROVER:" + institution, "PERSON:" + papers.own("~z"))),
                403,
                "APPROVER_IS_APPOINTEE");
        assertThat(approve(proposal, issuer.token("juma", "APPROVER:" + institution, "PERSON:" + papers.own("~x")))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void what_touches_an_appointment_of_mine_is_not_for_me_to_approve() {
        String first = proposed();
        assertThat(approve(first, approver("juma")).status()).isEqualTo(201);
        String second = proposalOf(end("~b", "2024"));

        isRefused(
                approve(second, issuer.token("juma", "APPROVER:" + papers.own("~i"), "PERSON:" + papers.own("~y"))),
                403,
                "APPROVER_IS_APPOINTEE");
    }

    @Test
    void nobody_approves_by_another_account_what_they_propose() {
        papers.record("{type: 'samePerson', personId: '~z', sameAs: '~x'}");
        String officer = issuer.token("asha", "HR_OFFICER:" + papers.own("~i"), "PERSON:" + papers.own("~z"));
        String proposal = proposalBy(officer, papers.instrument(papers.nextId(), appoint("~b", "~q", "~y", "2021")));

        isRefused(
                approve(proposal, issuer.token("juma", "APPROVER:" + papers.own("~i"), "PERSON:" + papers.own("~x"))),
                403,
                "APPROVER_IS_PROPOSER");
    }

    @Test
    void what_a_person_proposed_is_approved_by_nobody_who_may_be_the_same() {
        String officer = issuer.token("asha", "HR_OFFICER:" + papers.own("~i"), "PERSON:" + papers.own("~z"));
        String proposal = proposalBy(officer, papers.instrument(papers.nextId(), unit("v", "")));

        isRefused(approve(proposal, issuer.token("juma", "APPROVER:" + papers.own("~i"))), 403, "APPROVER_NOT_KNOWN");
        assertThat(approve(proposal, approver("juma")).status()).isEqualTo(201);
    }

    @Test
    void nobody_approves_a_seat_that_they_hold_by_way_of_other_seats() {
        papers.record(post("r", "seats: 1"), post("s", "seats: 1"));
        String seats = proposalOf(appoint("~first", "~r", "~z", "2020"), exOfficio("~second", "~s", "~r"));
        assertThat(approve(seats, approver("juma")).status()).isEqualTo(201);

        String proposal = proposalOf(exOfficio("~b", "~q", "~s"));

        isRefused(
                approve(proposal, issuer.token("juma", "APPROVER:" + papers.own("~i"), "PERSON:" + papers.own("~z"))),
                403,
                "APPROVER_IS_APPOINTEE");
    }

    private static String exOfficio(String appointment, String post, String by) {
        return ("{type: 'appoint', appointmentId: '%s', postId: '%s', exOfficio: 'post:%s', capacity: 'EX_OFFICIO',"
                        + " effectiveFrom: '2021'}")
                .formatted(appointment, post, by);
    }

    @Test
    void nobody_approves_who_they_are_said_to_be() {
        String joined = proposalOf("{type: 'samePerson', factId: '~joined', personId: '~z', sameAs: '~y'}");

        for (String one : List.of("~z", "~y")) {
            isRefused(
                    approve(joined, issuer.token("juma", "APPROVER:*", "PERSON:" + papers.own(one))),
                    403,
                    "APPROVER_IS_APPOINTEE");
        }
        Answer approved = approve(joined, issuer.token("juma", "APPROVER:*", "PERSON:" + papers.own("~x")));
        assertThat(approved.status()).as(approved.body()).isEqualTo(201);
        String parted = proposalOf(withdraw("~w", "~joined"));
        isRefused(
                approve(parted, issuer.token("juma", "APPROVER:*", "PERSON:" + papers.own("~z"))),
                403,
                "APPROVER_IS_APPOINTEE");
    }

    @Test
    void nobody_approves_that_the_post_they_held_is_there_on_more_days() {
        assertThat(approve(proposed(), approver("juma")).status()).isEqualTo(201);
        papers.record(end("~b", "2024"));
        papers.record("{type: 'abolishPost', factId: '~gone', postId: '~q', effectiveFrom: '2024-06-01'}");
        String back = proposalOf(withdraw("~w", "~gone"));

        isRefused(
                approve(back, issuer.token("juma", "APPROVER:" + papers.own("~i"), "PERSON:" + papers.own("~y"))),
                403,
                "APPROVER_IS_APPOINTEE");
        assertThat(approve(back, approver("juma")).status()).isEqualTo(201);
    }

    @Test
    void nobody_approves_that_the_unit_of_the_post_they_held_is_there_on_more_days() {
        papers.record(unit("v", ""), post("r", "").replace("~u", "~v"));
        assertThat(approve(proposalOf(appoint("~b", "~r", "~z", "2020")), approver("juma"))
                        .status())
                .isEqualTo(201);
        papers.record(end("~b", "2023"));
        papers.record("{type: 'abolishPost', postId: '~r', effectiveFrom: '2024-06-01'}");
        papers.record("{type: 'dissolveUnit', factId: '~gone', unitId: '~v', effectiveFrom: '2024-06-01'}");
        String back = proposalOf(withdraw("~w", "~gone"));

        isRefused(
                approve(back, issuer.token("juma", "APPROVER:" + papers.own("~i"), "PERSON:" + papers.own("~z"))),
                403,
                "APPROVER_IS_APPOINTEE");
        assertThat(approve(back, approver("juma")).status()).isEqualTo(201);
    }

    @Test
    void whose_registration_was_withdrawn_is_known_no_more() {
        String proposal = proposed();
        String approver = issuer.token("juma", "APPROVER:" + papers.own("~i"), "PERSON:" + papers.own("~x"));
        papers.record(withdraw("~w", "~f-x"));

        isRefused(approve(proposal, approver), 403, "APPROVER_NOT_KNOWN");
    }

    @Test
    void who_proposed_may_withdraw_what_they_no_longer_see_all_of() {
        papers.record(
                "{type: 'establishInstitution', institutionId: '~other', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}");
        String both = issuer.token("asha", "HR_OFFICER:" + papers.own("~i"), "HR_OFFICER:" + papers.own("~other"));
        String proposal = proposalBy(
                both,
                papers.instrument(papers.nextId(), unit("v", ""), unit("n", "").replace("~i", "~other")));

        isRefused(on(proposal, "preview", officer("asha"), ""), 404, "NOT_FOUND");
        isRefused(on(proposal, "withdraw", officer("neema"), "{}"), 404, "NOT_FOUND");
        Answer withdrawn = on(proposal, "withdraw", officer("asha"), "{}");
        assertThat(withdrawn.json().get("state").asString()).isEqualTo("WITHDRAWN");
    }

    @Test
    void who_proposed_must_still_be_allowed_to_record_it() {
        String proposal = proposed();
        papers.record(
                "{type: 'establishInstitution', institutionId: '~other', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}");
        papers.record(unit("n", "").replace("~i", "~other"));
        papers.record("{type: 'amendPost', postId: '~q', unitId: '~n', effectiveFrom: '2020'}");

        isRefused(approve(proposal, issuer.token("juma", "APPROVER:*", "PERSON:-")), 409, "PROPOSER_NOT_ALLOWED");
        assertThat(eventsOf(proposal)).containsExactly("proposal.proposal-made");
    }

    @Test
    void who_approves_may_everywhere_that_is_touched() {
        String proposal = proposed();
        papers.record(
                "{type: 'establishInstitution', institutionId: '~other', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}");
        String elsewhere = issuer.token("juma", "APPROVER:" + papers.own("~other"), "PERSON:-");

        isRefused(approve(proposal, elsewhere), 404, "NOT_FOUND");
        isRefused(on(proposal, "reject", elsewhere, "{'reason': 'Hapana'}"), 404, "NOT_FOUND");
        isRefused(on(proposal, "comments", elsewhere, "{'comment': 'Hapana'}"), 404, "NOT_FOUND");
        isRefused(approve(papers.own("~nothing"), approver("juma")), 404, "NOT_FOUND");
        papers.record(unit("n", "").replace("~i", "~other"));
        papers.record("{type: 'amendPost', postId: '~q', unitId: '~n', effectiveFrom: '2020'}");
        isRefused(approve(proposal, approver("juma")), 403, "NOT_ALLOWED_IN_INSTITUTION");
        assertThat(appointments("~b")).isZero();
    }

    @Test
    void who_does_not_see_all_that_it_touches_does_not_hear_of_it() {
        papers.record(
                "{type: 'establishInstitution', institutionId: '~other', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}");
        String both = issuer.token("asha", "HR_OFFICER:" + papers.own("~i"), "HR_OFFICER:" + papers.own("~other"));
        String proposal = proposalBy(
                both,
                papers.instrument(papers.nextId(), unit("v", ""), unit("n", "").replace("~i", "~other")));

        isRefused(approve(proposal, approver("juma")), 404, "NOT_FOUND");
        isRefused(on(proposal, "reject", approver("juma"), "{'reason': 'Hapana'}"), 404, "NOT_FOUND");
        isRefused(on(proposal, "comments", approver("juma"), "{'comment': 'Hapana'}"), 404, "NOT_FOUND");
        String auditor = issuer.token("juma", "APPROVER:" + papers.own("~i"), "AUDITOR:*", "PERSON:-");
        isRefused(approve(proposal, auditor), 403, "NOT_ALLOWED_IN_INSTITUTION");
        assertThat(eventsOf(proposal)).containsExactly("proposal.proposal-made");
    }

    @Test
    void what_touches_no_institution_is_for_who_proposed_it_and_for_who_may_everywhere() {
        String id = papers.nextId();
        String proposal = proposalBy(
                officer("asha"),
                papers.instrument(
                        id, "{type: 'registerPerson', factId: '~f-n', personId: '~n', name: 'Mfano Nuru ~'}"));

        isRefused(on(proposal, "withdraw", officer("neema"), "{}"), 404, "NOT_FOUND");
        isRefused(approve(proposal, approver("juma")), 404, "NOT_FOUND");
        assertThat(on(proposal, "comments", officer("asha"), "{'comment': 'Ni agizo.'}")
                        .status())
                .isEqualTo(200);
        assertThat(approve(proposal, issuer.token("juma", "APPROVER:*")).status())
                .isEqualTo(201);
    }

    @Test
    void a_comment_is_said_once_and_an_amendment_only_by_who_proposed() {
        String proposal = proposed();
        String key = papers.own("~key");

        for (int i = 0; i < 2; i++) {
            assertThat(on(proposal, "comments", approver("juma"), "{'comment': 'Kwa nini?'}", "Idempotency-Key", key)
                            .status())
                    .isEqualTo(200);
        }
        isRefused(
                on(proposal, "comments", approver("juma"), "{'comment': 'Lini?'}", "Idempotency-Key", key),
                409,
                "IDEMPOTENCY_KEY_REUSED");
        assertThat(eventsOf(proposal)).containsExactly("proposal.proposal-made", "proposal.proposal-commented");
        isRefused(
                send(
                        "PUT",
                        "/api/proposals/" + proposal,
                        officer("neema"),
                        "{\"version\": 1, \"instrument\": "
                                + papers.instrument(papers.nextId(), appoint("~b", "~nowhere", "~y", "2021")) + "}"),
                403,
                "NOT_THE_PROPOSER");
    }

    @Test
    void what_is_larger_than_anybody_reads_is_not_proposed() {
        isRefused(propose(officer("asha"), "\"" + "x".repeat(1024 * 1024) + "\""), 413, "CONTENT_TOO_LARGE");
    }

    @Test
    void what_the_rules_refuse_at_that_moment_stays_open_and_nothing_is_recorded() {
        String proposal = proposed();
        papers.record("{type: 'abolishPost', postId: '~q', effectiveFrom: '2020-06-01'}");
        long before = events();

        Answer stale = approve(proposal, approver("juma"));

        isRefused(stale, 422, "RULES_REFUSED");
        assertThat(stale.problems()).isNotEmpty();
        assertThat(events()).isEqualTo(before);
        assertThat(eventsOf(proposal)).containsExactly("proposal.proposal-made");
    }

    @Test
    void a_breach_of_law_that_came_up_since_is_acknowledged_by_an_amendment() {
        String id = papers.nextId();
        String effect = appoint("~b", "~q", "~y", "2021");
        String proposal = proposalBy(officer("asha"), papers.instrument(id, effect));
        papers.record("{type: 'amendPost', postId: '~q', seats: 1, effectiveFrom: '2020'}");
        String second =
                proposalBy(officer("neema"), papers.instrument(papers.nextId(), appoint("~c", "~q", "~z", "2021")));
        assertThat(approve(second, approver("juma")).status()).isEqualTo(201);

        Answer found = approve(proposal, approver("juma"));
        isRefused(found, 422, "FINDINGS_TO_ACKNOWLEDGE");
        String code = found.json().at("/problems/0/code").asString();
        String amended =
                papers.with("acknowledge: [{code: '%s', effect: 0, reason: 'mfano'}]".formatted(code), id, effect);
        Answer put = send(
                "PUT",
                "/api/proposals/" + proposal,
                officer("asha"),
                "{\"version\": 1, \"instrument\": " + amended + "}");
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(put.json().get("version").intValue()).isEqualTo(2);
        isRefused(approve(proposal, approver("juma")), 409, "PROPOSAL_CHANGED_MEANWHILE");
        Answer approved = on(proposal, "approve", approver("juma"), "{'version': 2, 'comment': 'Sawa'}");
        assertThat(approved.status()).as(approved.body()).isEqualTo(201);
    }

    @Test
    void what_would_come_of_it_now_is_told_to_who_sees_it_and_leaves_no_trace() {
        String id = papers.nextId();
        String proposal = proposalBy(officer("asha"), papers.instrument(id, appoint("~b", "~q", "~y", "2021")));
        var before = door.state();

        Answer told = on(proposal, "preview", approver("juma"), "");
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        assertThat(told.json().at("/events/1/eventType").asString()).isEqualTo("post.holder-appointed");
        assertThat(told.json().at("/approvals/0/code").asString()).isEqualTo("APPROVAL_NEEDED");
        assertThat(told.json().get("refusals")).isEmpty();
        assertThat(told.json().at("/after/posts/0/holders")).hasSize(1);
        assertThat(door.send(door.request("/api/proposals/" + proposal + "/preview", approver("juma"))
                                .POST(BodyPublishers.noBody())
                                .build())
                        .status())
                .isEqualTo(200);
        for (String stranger : List.of(papers.own("~other"), papers.own("~nowhere"))) {
            isRefused(on(proposal, "preview", issuer.token("mtu", "APPROVER:" + stranger), ""), 404, "NOT_FOUND");
        }
        isRefused(on(papers.own("~nothing"), "preview", approver("juma"), ""), 404, "NOT_FOUND");
        isRefused(on(proposal, "preview", issuer.token("mtu", "MANAGER:*"), ""), 403, "NOT_ALLOWED");
        assertThat(door.state()).isEqualTo(before);
        assertThat(eventsOf(proposal)).containsExactly("proposal.proposal-made");

        papers.record("{type: 'abolishPost', postId: '~q', effectiveFrom: '2020-06-01'}");
        assertThat(on(proposal, "preview", approver("juma"), "").json().get("refusals"))
                .isNotEmpty();
    }

    @Test
    void what_came_to_where_somebody_may_not_see_is_not_told_to_them() {
        String proposal = proposed();
        papers.record(
                "{type: 'establishInstitution', institutionId: '~other', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}");
        papers.record(unit("n", "").replace("~i", "~other"));
        papers.record("{type: 'amendPost', postId: '~q', unitId: '~n', effectiveFrom: '2020'}");

        isRefused(on(proposal, "preview", approver("juma"), ""), 409, "PROPOSER_NOT_ALLOWED");
        String everywhere = proposalBy(
                issuer.token("salma", "HR_OFFICER:*"),
                papers.instrument(papers.nextId(), appoint("~c", "~p", "~z", "2021")));
        papers.record("{type: 'amendPost', postId: '~p', unitId: '~n', effectiveFrom: '2020'}");
        isRefused(on(everywhere, "preview", approver("juma"), ""), 403, "NOT_ALLOWED_IN_INSTITUTION");
    }

    private long events() {
        return door.sql()
                .sql("select count(*) from register.event")
                .query(Long.class)
                .single();
    }

    @Test
    void of_two_approvers_at_once_one_decides() throws Exception {
        String proposal = proposed();
        CyclicBarrier together = new CyclicBarrier(4);
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService approvers = Executors.newCachedThreadPool()) {
            for (String name : List.of("juma", "neema", "juma", "salma")) {
                answers.add(approvers.submit(() -> {
                    together.await();
                    return approve(proposal, approver(name));
                }));
            }
        }

        List<Integer> statuses = new ArrayList<>();
        for (Future<Answer> answer : answers) {
            statuses.add(answer.get().status());
            assertThat(answer.get().code()).isIn("", "PROPOSAL_DECIDED");
        }
        assertThat(statuses).containsOnlyOnce(201).isSubsetOf(200, 201, 409).contains(409);
        assertThat(eventsOf(proposal)).containsExactly("proposal.proposal-made", "proposal.proposal-approved");
        assertThat(appointments("~b")).isOne();
    }

    @Test
    void a_proposal_is_discussed_rejected_and_withdrawn() {
        String proposal = proposed();

        assertThat(on(proposal, "comments", approver("juma"), "{'comment': 'Kwa nini?'}")
                        .status())
                .isEqualTo(200);
        assertThat(on(proposal, "comments", officer("neema"), "{'comment': 'Ni agizo.'}")
                        .status())
                .isEqualTo(200);
        isRefused(on(proposal, "withdraw", officer("neema"), "{}"), 403, "NOT_THE_PROPOSER");
        Answer rejected = on(proposal, "reject", approver("juma"), "{'reason': 'Si sahihi'}");
        assertThat(rejected.json().get("state").asString()).isEqualTo("REJECTED");
        assertThat(on(proposal, "reject", approver("juma"), "{'reason': 'Si sahihi'}")
                        .body())
                .isEqualTo(rejected.body());
        isRefused(approve(proposal, approver("juma")), 409, "PROPOSAL_DECIDED");
        assertThat(eventsOf(proposal))
                .containsExactly(
                        "proposal.proposal-made",
                        "proposal.proposal-commented",
                        "proposal.proposal-commented",
                        "proposal.proposal-rejected");

        Answer withdrawn = on(proposed(), "withdraw", officer("asha"), "{'reason': null}");
        assertThat(withdrawn.json().get("state").asString()).isEqualTo("WITHDRAWN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "approve | {}",
                "approve | {'version': 'x'}",
                "approve | {'version': 1.5}",
                "approve | {'version': 1, 'comment': 7}",
                "approve | []",
                "reject | {}",
                "reject | {'reason': ' '}",
                "comments | {'comment': null}",
                "comments | {'comment': '\\u0000'}",
                "withdraw | {'why': 'x'}"
            })
    void what_is_malformed_is_said_to_be(String what, String body) {
        Answer answer = on(proposed(), what, issuer.token(), body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isIn("MALFORMED", "UNKNOWN_FIELD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update command.proposal_event set payload = '{}'", "delete from command.proposal_event"})
    void what_happened_to_a_proposal_is_not_changed(String statement) {
        proposed();

        assertThatThrownBy(() -> door.sql().sql(statement).update())
                .rootCause()
                .hasMessageContaining("command.proposal_event can only be added to");
    }

    @Test
    void a_proposal_says_what_the_door_said_when_it_was_made() {
        String proposal = proposed();

        JsonNode request = JSON.readTree(door.sql()
                        .sql("select payload from command.proposal_event where aggregate_id = ?")
                        .param("proposal:" + proposal)
                        .query(String.class)
                        .single())
                .get("request");

        assertThat(request.get("things").valueStream().map(JsonNode::asString))
                .containsExactly(papers.own("person:~y"), papers.own("post:~q"));
        assertThat(request.get("entry").isNumber()).isTrue();
        assertThat(on(proposal, "preview", officer("asha"), "{}").json().get("events"))
                .hasSize(2); // what was proposed can be read with its key alone
    }
}
