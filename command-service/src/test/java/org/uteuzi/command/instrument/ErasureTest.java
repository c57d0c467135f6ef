package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;
import static org.uteuzi.command.instrument.Papers.appoint;
import static org.uteuzi.command.instrument.Papers.correct;
import static org.uteuzi.command.instrument.Papers.end;
import static org.uteuzi.command.instrument.Papers.withdraw;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.command.instrument.Door.Answer;
import org.uteuzi.testing.TestIssuer;

/** Two people decide that nothing says any more who somebody is; then nothing does, and all else is as it was. */
@ExtendWith(SharedDoor.class)
class ErasureTest {

    private static final String ERASE_X =
            "{type: 'erasePerson', factId: '~gone', personId: '~x', legalBasis: {jurisdiction: 'TZ',"
                    + " number: '11', year: 2022, section: 'k. 33'}}";

    private final Door door;
    private final Papers papers;
    private final TestIssuer issuer = TestIssuer.shared();

    ErasureTest(Door door) {
        this.door = door;
        this.papers = new Papers(door);
    }

    @BeforeEach
    void somebody_in_a_post_under_two_names() {
        papers.record(SMALL_INSTITUTION);
        papers.record(
                appoint("~a", "~p", "~x", "2020"),
                "{type: 'amendPerson', factId: '~f-x2', personId: '~x', name: 'Mfano Zuhura ~', effectiveFrom: '2021'}");
    }

    @Test
    void who_is_erased_is_named_in_no_table_and_what_was_stored_of_them_is_unchanged() {
        assertThat(tablesThatName("Asha", "Zuhura")).contains("guard.person").doesNotContain("register.event");
        Map<String, String> before = payloads();

        erased(ERASE_X);

        assertThat(tablesThatName("Asha", "Zuhura")).isEmpty();
        assertThat(payloads()).containsAllEntriesOf(before).hasSizeGreaterThan(before.size());
        assertThat(door.sql()
                        .sql("select wrapped from vault.key where owner = ?")
                        .param(papers.own("person:~x"))
                        .query(byte[].class)
                        .single())
                .isEmpty();
        assertThat(tablesThatName("Bakari")).isNotEmpty();
    }

    @Test
    void one_alone_erases_nobody() {
        Answer answer = papers.send(ERASE_X);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("APPROVAL_NEEDED");
        assertThat(answer.problems()).containsExactly("ERASURE_NEEDS_APPROVAL 0");
        assertThat(tablesThatName("Zuhura")).isNotEmpty();
    }

    @Test
    void nobody_approves_an_erasure_of_their_own_or_that_they_proposed() {
        String proposal = proposed(ERASE_X);

        Answer own = approve(proposal, issuer.token("x", "APPROVER:" + papers.own("~i"), "PERSON:" + papers.own("~x")));
        assertThat(own.code()).as(own.body()).isEqualTo("APPROVER_IS_APPOINTEE");
        Answer same = approve(proposal, issuer.token("asha", "APPROVER:" + papers.own("~i"), "PERSON:-"));
        assertThat(same.status()).as(same.body()).isEqualTo(403);
        assertThat(tablesThatName("Zuhura")).isNotEmpty();
    }

    @Test
    void nothing_more_is_said_of_who_they_were() {
        erased(ERASE_X);

        assertThat(papers.send(
                                "{type: 'amendPerson', factId: '~f-x3', personId: '~x', name: 'Mfano Mwingine', effectiveFrom: '2023'}")
                        .problems())
                .containsExactly("PERSON_IS_ERASED 0");
        assertThat(papers.send(correct("~f-x", "{name: 'Mfano Mwingine'}")).problems())
                .containsExactly("PERSON_IS_ERASED 0");
        assertThat(papers.send(withdraw("~w", "~gone")).problems()).containsExactly("PERSON_IS_ERASED 0");
        assertThat(papers.send(withdraw("~w", "~f-x")).problems()).containsExactly("PERSON_IS_ERASED 0");
        assertThat(papers.send("{type: 'samePerson', factId: '~j', personId: '~y', sameAs: '~x'}")
                        .problems())
                .containsExactly("ERASED_UNDER_ONE_ID_ONLY 0");
        assertThat(papers.send(ERASE_X.replace("~gone", "~gone2")).problems()).contains("PERSON_IS_ERASED 0");
    }

    @Test
    void what_is_said_of_the_post_goes_on() {
        erased(ERASE_X);

        assertThat(papers.send(end("~a", "2024")).status()).isEqualTo(201);
        assertThat(papers.send(appoint("~b", "~p", "~y", "2024")).status()).isEqualTo(201);
    }

    @Test
    void who_is_known_by_two_ids_is_erased_by_both_or_by_none() {
        papers.record("{type: 'samePerson', factId: '~j', personId: '~z', sameAs: '~x'}");

        Answer one = propose(ERASE_X);
        assertThat(one.problems()).as(one.body()).containsExactly("ERASED_UNDER_ONE_ID_ONLY 0");
        erased(ERASE_X, "{type: 'erasePerson', factId: '~gone-z', personId: '~z'}");

        assertThat(tablesThatName("Asha", "Zuhura", "Chiku")).isEmpty();
    }

    @Test
    void who_was_registered_by_mistake_is_erased_too() {
        papers.record("{type: 'registerPerson', factId: '~f-q', personId: '~q', name: 'Mfano Kosa ~'}");
        papers.record(withdraw("~w", "~f-q"));

        assertThat(tablesThatName("Kosa")).isEmpty(); // sealed, and nobody of the guard any more
        erased("{type: 'erasePerson', factId: '~gone', personId: '~q'}");

        assertThat(door.sql()
                        .sql("select wrapped from vault.key where owner = ?")
                        .param(papers.own("person:~q"))
                        .query(byte[].class)
                        .single())
                .isEmpty();
    }

    @Test
    void earlier_proposals_about_them_say_nothing_any_more_and_cannot_be_approved() {
        String earlier = proposed(
                "{type: 'amendPerson', factId: '~f-x3', personId: '~x', name: 'Mfano Mariamu ~', effectiveFrom: '2023'}");
        assertThat(tablesThatName("Mariamu")).isEmpty(); // it is sealed as well

        String erasure = erased(ERASE_X);

        Answer preview = on(earlier, "preview", officer(), "{}");
        assertThat(preview.status()).as(preview.body()).isEqualTo(409);
        assertThat(preview.code()).isEqualTo("PROPOSAL_ERASED");
        assertThat(approve(earlier, approver()).code()).isEqualTo("PROPOSAL_ERASED");
        assertThat(on(earlier, "comments", officer(), "{'comment': 'Mfano'}").code())
                .isEqualTo("PROPOSAL_EXPIRED");
        assertThat(approve(erasure, issuer.token("chausiku", "APPROVER:*", "PERSON:-"))
                        .status())
                .isEqualTo(200); // the same answer again
    }

    @Test
    void the_requests_that_named_them_are_forgotten_and_repeats_of_them_are_refused_all_the_same() {
        String naming = papers.instrument(
                papers.nextId(),
                "{type: 'amendPerson', factId: '~f-x3', personId: '~x', name: 'Mfano Mariamu ~', effectiveFrom: '2023'}");
        String other = papers.instrument(papers.nextId(), end("~a", "2024"));
        assertThat(door.post(naming, "Idempotency-Key", papers.own("~key")).status())
                .isEqualTo(201);
        assertThat(door.post(other).status()).isEqualTo(201);
        assertThat(tablesWith(sha256(naming))).containsExactly("command.request");

        erased(ERASE_X);

        assertThat(tablesWith(sha256(naming))).isEmpty();
        assertThat(tablesWith(sha256(other))).containsExactly("command.request");
        assertThat(door.post(naming).code()).isEqualTo("INSTRUMENT_ALREADY_RECORDED");
        assertThat(door.post(naming, "Idempotency-Key", papers.own("~key")).code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(door.post(other).status()).isEqualTo(200);
    }

    @Test
    void the_paper_that_erases_somebody_does_not_name_them() {
        for (String title : List.of("Kumfuta Mfano Asha ~", "Kumfuta MFANO  ZUHURA ~ kwa ombi lake")) {
            Answer answer = send(
                    "/api/proposals",
                    officer(),
                    "{\"instrument\": "
                            + papers.instrument(papers.nextId(), ERASE_X)
                                    .replace("\"Mfano\"", papers.own("\"" + title + "\""))
                            + "}");

            assertThat(answer.problems()).as(answer.body()).containsExactly("ERASURE_NAMES_THE_PERSON 0");
            assertThat(answer.body()).doesNotContainIgnoringCase("Zuhura").doesNotContain("Asha");
        }
    }

    @Test
    void nor_does_what_is_acknowledged_in_it_and_an_id_that_is_a_name_is_no_word() {
        papers.record(
                "{type: 'registerPerson', factId: '~f-q', personId: '~halali', name: '" + papers.own("~halali") + "'}");
        String erasure = "{type: 'erasePerson', factId: '~gone', personId: '~halali'}";
        String acknowledging = papers.with(
                "acknowledge: [{code: 'SAME_NAME', effect: 0, reason: 'Ni ~halali.'}]", papers.nextId(), erasure);

        assertThat(send("/api/proposals", officer(), "{\"instrument\": " + acknowledging + "}")
                        .problems())
                .contains("ERASURE_NAMES_THE_PERSON 0");
        assertThat(propose(erasure).status()).isEqualTo(201);
    }

    @Test
    void a_proposal_holds_no_fingerprint_of_what_it_proposes() {
        String naming = papers.instrument(
                papers.nextId(),
                "{type: 'amendPerson', factId: '~f-x3', personId: '~x', name: 'Mfano Mariamu ~', effectiveFrom: '2023'}");
        String body = "{\"instrument\": " + naming + "}";

        String proposal =
                send("/api/proposals", officer(), body).json().get("proposalId").asString();

        assertThat(tablesWith(sha256(naming))).isEmpty();
        assertThat(approve(proposal, approver()).status()).isEqualTo(201);
        assertThat(tablesWith(sha256(naming))).containsExactly("command.request");
    }

    @Test
    void a_preview_of_an_erasure_erases_nobody() {
        Answer preview = door.preview(papers.instrument(papers.nextId(), ERASE_X));

        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(tablesThatName("Zuhura")).isNotEmpty();
        assertThat(papers.send(correct("~f-x", "{name: 'Mfano Asha ~'}")).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update vault.key set wrapped = 'x' where wrapped = ''",
                "update vault.key set owner = owner || 'x' where wrapped = ''",
                "delete from vault.key where wrapped = ''",
                "truncate vault.key"
            })
    void a_key_that_was_destroyed_does_not_return(String attempt) {
        erased(ERASE_X);

        assertThatThrownBy(() -> door.sql().sql(attempt).update())
                .rootCause()
                .hasMessageContaining("neither deleted nor made again");
    }

    private String officer() {
        return issuer.token("asha", "HR_OFFICER:*");
    }

    private String approver() {
        return issuer.token("baraka", "APPROVER:" + papers.own("~i"), "PERSON:-");
    }

    private Answer send(String path, String token, String body) {
        return door.send(door.request(path, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private Answer propose(String... effects) {
        return send(
                "/api/proposals", officer(), "{\"instrument\": " + papers.instrument(papers.nextId(), effects) + "}");
    }

    private String proposed(String... effects) {
        Answer made = propose(effects);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().get("proposalId").asString();
    }

    private Answer on(String proposal, String what, String token, String body) {
        return send("/api/proposals/" + proposal + "/" + what, token, body.replace('\'', '"'));
    }

    private Answer approve(String proposal, String token) {
        return on(proposal, "approve", token, "{'version': 1}");
    }

    private String erased(String... effects) {
        String proposal = proposed(effects);
        Answer answer = approve(proposal, issuer.token("chausiku", "APPROVER:*", "PERSON:-"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return proposal;
    }

    /** The tables of the command side in whose rows of this test's people a word of a name can be read, in any case. */
    private List<String> tablesThatName(String... words) {
        return tablesWith("(" + String.join("|", words) + ") " + papers.own("~").replace(".", "[.]"));
    }

    private static String sha256(String request) {
        try {
            byte[] canonical = new JsonCanonicalizer(request).getEncodedUTF8();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> tablesWith(String pattern) {
        return door
                .sql()
                .sql("select format('%I.%I', schemaname, tablename) from pg_tables"
                        + " where schemaname in ('register', 'guard', 'command', 'vault') order by 1")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> door.sql()
                        .sql("select exists (select from " + table + " t where t::text ~* :pattern)")
                        .param("pattern", pattern)
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    private Map<String, String> payloads() {
        Map<String, String> payloads = new TreeMap<>();
        door.sql()
                .sql("select event_id, payload || metadata from register.event where aggregate_id like '%' || ? || '%'")
                .param(papers.own("~"))
                .query(row -> {
                    payloads.put(row.getString(1), row.getString(2));
                });
        return payloads;
    }
}
