package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.json.EventJson;
import org.uteuzi.proposal.Actor;
import org.uteuzi.proposal.ProposalAmended;
import org.uteuzi.proposal.ProposalApproved;
import org.uteuzi.proposal.ProposalCommented;
import org.uteuzi.proposal.ProposalRejected;
import org.uteuzi.proposal.ProposedRequest;
import org.uteuzi.proposal.Proposer;
import org.uteuzi.testing.TestIssuer;
import tools.jackson.databind.JsonNode;

/** The queue of proposals, and how each of them stands. */
@ExtendWith(Installation.MadeOnce.class)
class ProposalHttpTest {

    private static final Actor JUMA = new Actor("s-juma", "juma");

    private static QueryNode node;

    @BeforeAll
    static void propose(Installation installation) {
        node = installation.node;
        if (!node.ask("/api/proposals?institution=foleni").get("proposals").isEmpty()) {
            return;
        }
        installation.record(
                "foleni-sheria",
                Say.institution("foleni", "2019"),
                Say.unit("foleni-idara", "foleni", "2019"),
                Say.post("foleni-p", "foleni-idara", "2019"),
                Say.post("foleni-q", "foleni-idara", "2019"));
        long entry = installation.register.size() - 1;
        TestProposals proposals = new TestProposals(installation.database);
        proposals.made("foleni-1", "foleni", entry, "post:foleni-p");
        proposals.made("foleni-2", "foleni", entry, "post:foleni-p", "person:x");
        proposals.made("foleni-3", "foleni", entry, "post:foleni-q");
        proposals.made("foleni-4", "foleni", entry, "post:foleni-p");
        proposals.made("foleni-5", "foleni", entry, Instant.parse("2024-06-10T21:00:00Z"), "post:foleni-q");
        proposals.happened("2024-06-02T08:00:00Z", new ProposalCommented("foleni-1", "c-1", JUMA, "Kwa nini?"));
        proposals.happened("2024-06-03T08:00:00Z", new ProposalApproved("foleni-4", JUMA, "foleni-barua", "Sawa"));
        proposals.happened("2024-06-04T08:00:00Z", new ProposalRejected("foleni-2", JUMA, "Si sahihi"));
        installation.record("foleni-hati", Say.post("foleni-r", "foleni-idara", "2019"), Say.person("foleni-m", "M"));
    }

    @BeforeEach
    void itIsMorning() {
        node.itIs("2024-06-15T09:00:00Z");
    }

    private static List<String> ids(String question) {
        return node.ask("/api/proposals" + question)
                .get("proposals")
                .valueStream()
                .map(proposal -> proposal.get("proposalId").asString())
                .toList();
    }

    private static HttpResponse<String> ask(String path, String name, String... grants) {
        return node.get(path, "Authorization", "Bearer " + TestIssuer.shared().token(name, grants));
    }

    private static JsonNode told(String id, String grant) {
        return EventJson.mapper()
                .readTree(ask("/api/proposals/" + id, "mtu", grant).body());
    }

    private static JsonNode proposal(String id) {
        return node.ask("/api/proposals/" + id);
    }

    @Test
    void the_queue_is_of_an_institution_and_of_a_state_the_newest_first() {
        assertThat(ids("?institution=foleni"))
                .containsExactly("foleni-5", "foleni-4", "foleni-3", "foleni-2", "foleni-1");
        assertThat(ids("?institution=foleni&state=OPEN")).containsExactly("foleni-3", "foleni-1");
        assertThat(ids("?institution=foleni&state=EXPIRED")).containsExactly("foleni-5");
        assertThat(ids("?institution=foleni&state=APPROVED")).containsExactly("foleni-4");
        assertThat(ids("?institution=foleni&state=REJECTED")).containsExactly("foleni-2");
        assertThat(ids("?institution=pasipo")).isEmpty();
        assertThat(node.get("/api/proposals?state=open").statusCode()).isEqualTo(400);
        assertThat(node.get("/api/proposals?entry=1").statusCode()).isEqualTo(400);
    }

    @Test
    void a_page_begins_where_the_one_before_ended() {
        HttpResponse<String> first = node.get("/api/proposals?institution=foleni&limit=2");
        String next = first.headers().firstValue("Link").orElseThrow();

        assertThat(ids("?institution=foleni&limit=2")).containsExactly("foleni-5", "foleni-4");
        assertThat(ids(next.substring(next.indexOf('?'), next.indexOf('>')))).containsExactly("foleni-3", "foleni-2");
    }

    @Test
    void one_is_told_whole_with_all_that_happened_to_it() {
        JsonNode told = proposal("foleni-1");

        assertThat(told.at("/proposal/state").asString()).isEqualTo("OPEN");
        assertThat(told.at("/proposal/title/sw").asString()).isEqualTo("Barua ya mfano");
        assertThat(told.at("/proposal/kinds/0").asString()).isEqualTo("appoint");
        assertThat(told.at("/proposal/proposedBy").asString()).isEqualTo("asha");
        assertThat(told.at("/instrument/kind").asString()).isEqualTo("OTHER");
        assertThat(told.get("history")
                        .valueStream()
                        .map(step -> step.get("what").asString()))
                .containsExactly("MADE", "COMMENTED");
        assertThat(told.at("/history/1/text").asString()).isEqualTo("Kwa nini?");
        assertThat(proposal("foleni-2").at("/history/1/text").asString()).isEqualTo("Si sahihi");
        assertThat(proposal("foleni-4").at("/proposal/instrumentId").asString()).isEqualTo("foleni-barua");
        assertThat(proposal("foleni-4").at("/proposal/decidedBy").asString()).isEqualTo("juma");
        assertThat(told.toString()).doesNotContain("s-juma", "s-asha");
    }

    @Test
    void what_was_recorded_since_makes_it_stale_until_it_is_amended(Installation installation) {
        TestProposals proposals = new TestProposals(installation.database);
        long before = installation.register.size() - 1;
        proposals.made("foleni-zee", "egaz", before, "post:ict-director");
        assertThat(proposal("foleni-zee").at("/proposal/stale").booleanValue()).isFalse();

        installation.record("foleni-mpya", Say.appointed("foleni-a", "ict-director", "p-asha", "2021-03-01"));

        JsonNode stale = proposal("foleni-zee");
        assertThat(stale.at("/proposal/stale").booleanValue()).isTrue();
        assertThat(stale.at("/changedSince/0/thing").asString()).isEqualTo("post:ict-director");
        assertThat(stale.at("/changedSince/0/instrumentId").asString()).isEqualTo("foleni-mpya");
        proposals.happened(
                "2024-06-05T08:00:00Z",
                new ProposalAmended(
                        "foleni-zee",
                        new Proposer("s-asha", "asha", List.of("egaz"), null),
                        new ProposedRequest(
                                "{\"title\":{\"sw\":\"Barua\"},\"effects\":[]}",
                                List.of("egaz"),
                                List.of("post:ict-director"),
                                installation.register.size() - 1,
                                null),
                        null));
        assertThat(proposal("foleni-zee").at("/proposal/stale").booleanValue()).isFalse();
        assertThat(proposal("foleni-zee").at("/proposal/version").intValue()).isEqualTo(2);
        proposals.happened("2024-06-06T08:00:00Z", new ProposalRejected("foleni-zee", JUMA, "Basi"));
    }

    @Test
    void open_ones_about_the_same_thing_are_told_of_each_other(Installation installation) {
        TestProposals proposals = new TestProposals(installation.database);
        proposals.made("gongana-1", "zaca", 0, "post:gongana");
        proposals.made("gongana-2", "zaca", 0, "post:gongana", "unit:zaca-unit");
        proposals.made("gongana-3", "zaca", 0, "unit:nyingine");

        assertThat(proposal("gongana-1").at("/proposal/conflictsWith")).hasSize(1);
        assertThat(proposal("gongana-1").at("/proposal/conflictsWith/0").asString())
                .isEqualTo("gongana-2");
        assertThat(proposal("gongana-3").at("/proposal/conflictsWith")).isEmpty();
        proposals.made("gongana-4", "zaca", 0, Instant.parse("2024-06-10T21:00:00Z"), "post:gongana");
        proposals.made("gongana-5", "egaz", 0, "post:gongana");
        assertThat(proposal("gongana-1").at("/proposal/conflictsWith").toString())
                .isEqualTo("[\"gongana-5\",\"gongana-2\"]");
        assertThat(told("gongana-1", "APPROVER:zaca")
                        .at("/proposal/conflictsWith")
                        .toString())
                .isEqualTo("[\"gongana-2\"]");
        for (String id : List.of("gongana-1", "gongana-2", "gongana-3", "gongana-5")) {
            proposals.happened("2024-06-06T08:00:00Z", new ProposalRejected(id, JUMA, "Basi"));
        }
        assertThat(proposal("gongana-1").at("/proposal/conflictsWith")).isEmpty();
    }

    @Test
    void of_what_was_recorded_since_only_that_is_told_which_may_be_seen(Installation installation) {
        TestProposals proposals = new TestProposals(installation.database);
        proposals.made("badili-1", "egaz", installation.register.size() - 1, "person:badili-m");
        installation.record(
                "badili",
                Say.post("badili-p", "zaca-unit", "2012"),
                Say.person("badili-m", "M"),
                Say.appointed("badili-a", "badili-p", "badili-m", "2020"));

        assertThat(proposal("badili-1").get("changedSince")).hasSize(1);
        assertThat(told("badili-1", "APPROVER:egaz").get("changedSince")).isEmpty();
        proposals.happened("2024-06-06T08:00:00Z", new ProposalRejected("badili-1", JUMA, "Basi"));
    }

    @Test
    void what_touches_no_institution_is_seen_by_who_proposed_it_and_by_who_may_everywhere(Installation installation) {
        TestProposals proposals = new TestProposals(installation.database);
        proposals.madeOfNoInstitution("bila-1", "sub-asha", "person:bila");

        assertThat(ask("/api/proposals/bila-1", "asha", "HR_OFFICER:zaca").statusCode())
                .isEqualTo(200);
        assertThat(ask("/api/proposals?state=OPEN", "asha", "HR_OFFICER:zaca").body())
                .contains("bila-1");
        assertThat(ask("/api/proposals/bila-1", "neema", "HR_OFFICER:zaca").statusCode())
                .isEqualTo(404);
        assertThat(ask("/api/proposals?state=OPEN", "neema", "HR_OFFICER:zaca").body())
                .doesNotContain("bila-1");
        assertThat(ask("/api/proposals/bila-1", "juma", "APPROVER:*").statusCode())
                .isEqualTo(200);
        proposals.happened("2024-06-06T08:00:00Z", new ProposalRejected("bila-1", JUMA, "Basi"));
    }

    @Test
    void who_may_in_another_institution_does_not_see_it() {
        TestIssuer issuer = TestIssuer.shared();
        String elsewhere = "Bearer " + issuer.token("mtu", "APPROVER:zaca", "AUDITOR:zaca");
        String here = "Bearer " + issuer.token("mtu", "APPROVER:foleni");

        assertThat(node.get("/api/proposals/foleni-1", "Authorization", elsewhere)
                        .statusCode())
                .isEqualTo(404);
        assertThat(node.get("/api/proposals", "Authorization", elsewhere).body())
                .doesNotContain("foleni");
        assertThat(node.get("/api/proposals/foleni-1", "Authorization", here).statusCode())
                .isEqualTo(200);
        assertThat(node.get("/api/proposals/foleni-0").statusCode()).isEqualTo(404);
    }
}
