package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;
import static org.uteuzi.command.instrument.Papers.appoint;
import static org.uteuzi.command.instrument.Papers.correct;
import static org.uteuzi.command.instrument.Papers.end;
import static org.uteuzi.command.instrument.Papers.post;
import static org.uteuzi.command.instrument.Papers.unit;
import static org.uteuzi.command.instrument.Papers.withdraw;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.access.Access;
import org.uteuzi.access.Permission;
import org.uteuzi.access.Role;
import org.uteuzi.command.instrument.Door.Answer;
import org.uteuzi.testing.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may come through the door, from the table: every address, every role, the own and another institution. */
@ExtendWith(SharedDoor.class)
class AccessTest {

    private final Door door;
    private final TestIssuer issuer = TestIssuer.shared();
    private Papers papers;

    AccessTest(Door door) {
        this.door = door;
    }

    @BeforeEach
    void others() {
        papers = new Papers(door);
    }

    @Test
    void the_table_names_every_address_and_none_besides() {
        Set<String> served = door.mappings().getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(address -> !Access.OPEN.contains(address))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(served).isEqualTo(new TreeSet<>(Access.DOOR.keySet()));
    }

    private static Stream<Arguments> addressesAndRoles() {
        return Access.DOOR.entrySet().stream()
                .flatMap(address ->
                        Stream.of(Role.values()).map(role -> Arguments.of(address.getKey(), role, address.getValue())));
    }

    @ParameterizedTest
    @MethodSource("addressesAndRoles")
    void a_role_opens_the_addresses_that_the_table_says(String address, Role role, Permission needed) {
        Answer answer = ask(address, issuer.token("mtu", role + ":*"));

        if (needed.roles().contains(role)) {
            assertThat(answer.status()).as(answer.body()).isIn(200, 400, 404);
        } else {
            isRefused(answer, 403, "NOT_ALLOWED");
        }
    }

    @ParameterizedTest
    @MethodSource("addressesAndRoles")
    void without_a_token_that_is_good_nothing_opens(String address) {
        isRefused(door.send(nothing(address).build()), 401, "NOT_LOGGED_IN");
        for (String token : List.of(
                issuer.expired(),
                issuer.forged(),
                issuer.forAnother(),
                issuer.byAnother(),
                issuer.tokenThatSays("\"typ\": \"ID\""),
                issuer.tokenOfType("dpop+jwt"),
                "nonsense",
                unsigned())) {
            Answer answer = ask(address, token);
            isRefused(answer, 401, "NOT_LOGGED_IN");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
        isRefused(ask(address, issuer.token("mtu")), 403, "NOT_ALLOWED");
    }

    @ParameterizedTest
    @CsvSource({"sw, Ingia kwanza", "en, Log in first"})
    void who_is_not_let_in_hears_it_in_words(String language, String words) {
        Answer answer = door.send(
                nothing("/api/instruments").header("Accept-Language", language).build());

        assertThat(answer.json().get("detail").asString()).startsWith(words);
        assertThat(answer.json().get("instance").asString()).isEqualTo("/api/instruments");
        assertThat(answer.header("Content-Language")).isEqualTo(language);
    }

    @Test
    void who_asks_for_no_language_hears_it_in_swahili() {
        assertThat(door.send(nothing("/api/instruments").build())
                        .json()
                        .get("title")
                        .asString())
                .isEqualTo("Hujaingia");
    }

    private static Stream<String> effectsInAnInstitution() {
        return Stream.of(
                unit("v", ""),
                post("q", ""),
                "{type: 'renameUnit', unitId: '~u', name: {sw: 'Idara mpya'}, effectiveFrom: '2021'}",
                "{type: 'setMandate', unitId: '~u', text: {sw: 'Majukumu'}, effectiveFrom: '2021'}",
                "{type: 'renameInstitution', institutionId: '~i', name: {sw: 'Wakala mpya'}, effectiveFrom: '2021'}",
                "{type: 'amendPost', postId: '~p', title: {sw: 'Mkuu'}, effectiveFrom: '2021'}",
                "{type: 'moveUnit', unitId: '~w', parentUnitId: '~u', effectiveFrom: '2021'}",
                appoint("~b", "~q2", "~y", "2021"),
                end("~a", "2022"),
                "{type: 'noteDuty', appointmentId: '~a', swornOn: '2020-03-02'}",
                correct("~a-start", "{effectiveFrom: '2020-04'}"),
                withdraw("~w-1", "~a-start"),
                correct("~f-u", "{name: {sw: 'Idara sahihi'}}"),
                "{type: 'amendPerson', personId: '~x', name: 'Mfano Asha Mpya', effectiveFrom: '2021'}",
                "{type: 'samePerson', personId: '~y', sameAs: '~x'}",
                "{type: 'addDocument', instrumentId: '~begin', name: 'a.pdf', mediaType: 'application/pdf', sha256: '"
                        + "0".repeat(64) + "'}");
    }

    private void begin() {
        Answer answer = door.post(papers.instrument(papers.own("~begin"), SMALL_INSTITUTION));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        papers.record(unit("w", ""), post("q2", ""), appoint("~a", "~p", "~x", "2020-03"));
    }

    @ParameterizedTest
    @MethodSource("effectsInAnInstitution")
    void an_officer_records_in_the_own_institution_and_in_no_other(String effect) {
        begin();
        papers.record(
                "{type: 'establishInstitution', institutionId: '~other', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}");
        Map<String, String> before = door.state();

        for (String address : List.of("/api/instruments", "/api/instruments?preview=true")) {
            Answer refused = record(address, issuer.token("mgeni", "HR_OFFICER:" + papers.own("~other")), effect);
            isRefused(refused, 403, "NOT_ALLOWED_IN_INSTITUTION");
            assertThat(refused.body().contains(papers.own("~i")))
                    .as(refused.body())
                    .isEqualTo(effect.contains("'~i'"));
            assertThat(refused.json().get("detail").asString())
                    .doesNotContain("{")
                    .doesNotEndWith(": ");
        }
        assertThat(door.state()).isEqualTo(before);
        Answer own = record("/api/instruments", issuer.token("mwenyeji", "HR_OFFICER:" + papers.own("~i")), effect);
        assertThat(own.status()).as(own.body()).isEqualTo(201);
    }

    /** Another institution, its unit ~n and its post ~m, which ~z holds. */
    private void beginAnother() {
        papers.record(
                "{type: 'establishInstitution', institutionId: '~other', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}",
                unit("n", "").replace("~i", "~other"),
                post("m", "").replace("~u", "~n"),
                appoint("~c", "~m", "~z", "2020"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "~f-p | {unitId: '~n'}",
                "~moved | {unitId: '~n'}",
                "~f-w | {institutionId: '~other'}",
                "~f-w | {parentUnitId: '~n'}",
                "~under | {parentUnitId: '~n'}",
                "~joined | {sameAs: '~z'}"
            })
    void a_correction_carries_nothing_into_an_institution_where_one_may_not_record(String fact, String with) {
        begin();
        beginAnother();
        papers.record(
                "{type: 'amendPost', factId: '~moved', postId: '~q2', unitId: '~w', effectiveFrom: '2021'}",
                "{type: 'moveUnit', factId: '~under', unitId: '~w', parentUnitId: '~u', effectiveFrom: '2021'}",
                "{type: 'samePerson', factId: '~joined', personId: '~y', sameAs: '~x'}");
        Map<String, String> before = door.state();

        for (String address : List.of("/api/instruments", "/api/instruments?preview=true")) {
            Answer refused =
                    record(address, issuer.token("mtu", "HR_OFFICER:" + papers.own("~i")), correct(fact, with));
            isRefused(refused, 403, "NOT_ALLOWED_IN_INSTITUTION");
            assertThat(refused.body().contains(papers.own("~other")))
                    .as(refused.body())
                    .isEqualTo(with.contains("~other"));
        }
        assertThat(door.state()).isEqualTo(before);
        assertThat(record("/api/instruments", officerOfBoth(), correct(fact, with))
                        .status())
                .isIn(201, 422);
    }

    @Test
    void a_unit_belongs_to_where_it_was_first_said_to_stand_and_to_where_it_is_believed_to_stand() {
        begin();
        beginAnother();
        papers.record(correct("~f-w", "{institutionId: '~other'}"));
        String rename = "{type: 'renameUnit', unitId: '~w', name: {sw: 'Idara mpya'}, effectiveFrom: '2021'}";

        for (String institution : List.of("~i", "~other")) {
            isRefused(
                    record("/api/instruments", issuer.token("mtu", "HR_OFFICER:" + papers.own(institution)), rename),
                    403,
                    "NOT_ALLOWED_IN_INSTITUTION");
        }
        Answer both = record("/api/instruments", officerOfBoth(), rename);
        assertThat(both.status()).as(both.body()).isEqualTo(201);
    }

    @Test
    void a_withdrawal_gives_nothing_back_to_an_institution_where_one_may_not_record() {
        begin();
        beginAnother();
        papers.record("{type: 'samePerson', factId: '~joined', personId: '~y', sameAs: '~z'}");
        String back = withdraw("~w-1", "~joined");

        isRefused(
                record("/api/instruments", issuer.token("mtu", "HR_OFFICER:" + papers.own("~i")), back),
                403,
                "NOT_ALLOWED_IN_INSTITUTION");
        Answer other = record("/api/instruments", issuer.token("mtu", "HR_OFFICER:" + papers.own("~other")), back);
        assertThat(other.status()).as(other.body()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_appointment_goes_on_from_no_institution_where_one_may_not_record(boolean corrected) {
        begin();
        beginAnother();
        String effect = corrected
                ? correct("~a-start", "{continues: '~c'}")
                : appoint("~b", "~q2", "~z", "2021").replace("}", ", continues: '~c'}");

        for (String address : List.of("/api/instruments", "/api/instruments?preview=true")) {
            isRefused(
                    record(address, issuer.token("mtu", "HR_OFFICER:" + papers.own("~i")), effect),
                    403,
                    "NOT_ALLOWED_IN_INSTITUTION");
        }
        assertThat(record("/api/instruments", officerOfBoth(), effect).code()).isEqualTo("RULES_REFUSED");
    }

    @Test
    void what_moved_away_while_somebody_was_recording_is_not_recorded_any_more() throws Exception {
        begin();
        beginAnother();
        String id = papers.nextId();
        String seats = papers.instrument(id, "{type: 'amendPost', postId: '~q2', seats: 2, effectiveFrom: '2021'}");
        HttpRequest request = door.request("/api/instruments", issuer.token("mtu", "HR_OFFICER:" + papers.own("~i")))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(seats))
                .build();
        Future<Answer> moved;
        Future<Answer> amended;
        try (ExecutorService callers = Executors.newCachedThreadPool();
                Connection holding = door.bean(DataSource.class).getConnection();
                Statement lines = holding.createStatement()) {
            lines.execute("select pg_advisory_lock(hashtextextended('uteuzi.lines', 0))");
            try {
                moved = callers.submit(
                        () -> papers.send("{type: 'amendPost', postId: '~q2', unitId: '~n', effectiveFrom: '2021'}"));
                await().until(() -> waiting("wait_event = 'advisory' and query like '%uteuzi.lines%'") == 1);
                amended = callers.submit(() -> door.send(request));
                await().until(() -> waiting("wait_event = 'advisory' or state = 'idle in transaction'") > 1);
            } finally {
                lines.execute("select pg_advisory_unlock(hashtextextended('uteuzi.lines', 0))");
            }
        }

        assertThat(moved.get().status()).as(moved.get().body()).isEqualTo(201);
        isRefused(amended.get(), 403, "NOT_ALLOWED_IN_INSTITUTION");
    }

    private long waiting(String how) {
        return door.sql()
                .sql(
                        "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and (%s)"
                                .formatted(how))
                .query(Long.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FULL_TIME_PERSON_IN_TWO_FULL_TIME_POSTS | another institution at the same time | ~far",
                "NAMESAKE_REGISTERED_AGAIN | registered already in another institution | ~z"
            })
    void a_finding_tells_nothing_of_an_institution_where_one_may_not_record(String code, String words, String hidden) {
        begin();
        beginAnother();
        papers.record(
                post("far", "terms: {fullTime: true}").replace("~u", "~n"),
                appoint("~d", "~far", "~y", "2020"),
                post("full", "terms: {fullTime: true}"));
        String effect = code.startsWith("NAMESAKE")
                ? "{type: 'registerPerson', personId: '~new', name: 'Mfano Chiku ~'}"
                : appoint("~b", "~full", "~y", "2021");
        String officer = issuer.token("mtu", "HR_OFFICER:" + papers.own("~i"));

        for (String address : List.of("/api/instruments", "/api/instruments?preview=true")) {
            String told = english(address, officer, effect);
            assertThat(told).as(address).contains(code, words).doesNotContain(quoted(hidden), quoted("~other"));
            assertThat(english(address, officerOfBoth(), effect))
                    .as(address)
                    .contains(code, papers.own(hidden))
                    .doesNotContain(words);
        }
    }

    private String quoted(String id) {
        return '"' + papers.own(id) + '"';
    }

    private String english(String address, String token, String effect) {
        return door.send(door.request(address, token)
                        .header("Content-Type", "application/json")
                        .header("Accept-Language", "en")
                        .POST(BodyPublishers.ofString(papers.instrument(papers.nextId(), effect)))
                        .build())
                .body();
    }

    @Test
    void a_repeat_is_answered_to_who_may_record_it() {
        begin();
        String request =
                papers.instrument(papers.nextId(), unit("v", ""), post("n", "").replace("~u", "~v"));
        assertThat(door.post(request).status()).isEqualTo(201);

        isRefused(repeat(request, "HR_OFFICER:" + papers.own("~other")), 403, "NOT_ALLOWED_IN_INSTITUTION");
        Answer own = repeat(request, "HR_OFFICER:" + papers.own("~i"));
        assertThat(own.status()).as(own.body()).isEqualTo(200);
    }

    private Answer repeat(String request, String role) {
        return door.send(door.request("/api/instruments", issuer.token("mtu", role))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request))
                .build());
    }

    @Test
    void what_is_not_known_is_refused_like_what_stands_in_another_institution() {
        begin();
        beginAnother();
        String officer = issuer.token("mtu", "HR_OFFICER:" + papers.own("~i"));

        Answer others = record("/api/instruments", officer, post("k", "").replace("~u", "~n"));
        Answer unknown = record("/api/instruments", officer, post("k", "").replace("~u", "~nowhere"));

        isRefused(others, 403, "NOT_ALLOWED_IN_INSTITUTION");
        assertThat(unknown.body()).isEqualTo(others.body());
    }

    @Test
    void a_proposal_of_another_institution_is_not_there() {
        begin();
        String instrument = papers.instrument(papers.nextId(), unit("v", ""));
        Answer made = sent(
                "POST",
                "/api/proposals",
                issuer.token("asha", "HR_OFFICER:" + papers.own("~i")),
                "{\"instrument\": " + instrument + "}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String proposal = "/api/proposals/" + made.json().get("proposalId").asString();
        Map<String, String> before = door.state();

        Map.of(
                        "", "{\"version\": 1, \"instrument\": " + instrument + "}",
                        "/withdraw", "{}",
                        "/comments", "{\"comment\": \"Hapana\"}",
                        "/reject", "{\"reason\": \"Hapana\"}",
                        "/approve", "{\"version\": 1}")
                .forEach((what, body) -> {
                    Permission needed = Objects.requireNonNull(Access.DOOR.get("/api/proposals/{id}" + what));
                    for (Role role : Role.values()) {
                        Answer answer = sent(
                                what.isEmpty() ? "PUT" : "POST",
                                proposal + what,
                                issuer.token("mgeni", role + ":" + papers.own("~other"), "PERSON:-"),
                                body);
                        if (needed.roles().contains(role)) {
                            isRefused(answer, 404, "NOT_FOUND");
                        } else {
                            isRefused(answer, 403, "NOT_ALLOWED");
                        }
                    }
                });
        assertThat(door.state()).isEqualTo(before);
    }

    private Answer sent(String method, String path, String token, String body) {
        return door.send(door.request(path, token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    private String officerOfBoth() {
        return issuer.token("mtu", "HR_OFFICER:" + papers.own("~i"), "HR_OFFICER:" + papers.own("~other"));
    }

    @Test
    void an_instrument_that_touches_two_institutions_needs_both() {
        begin();
        String other =
                "{type: 'establishInstitution', institutionId: '~other', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}";
        papers.record(other);
        String[] effects = {
            unit("v", ""), unit("n", "").replace("~i", "~other"),
        };

        isRefused(
                record("/api/instruments", issuer.token("mtu", "HR_OFFICER:" + papers.own("~i")), effects),
                403,
                "NOT_ALLOWED_IN_INSTITUTION");
        Answer both = record(
                "/api/instruments",
                issuer.token("mtu", "HR_OFFICER:" + papers.own("~i"), "HR_OFFICER:" + papers.own("~other")),
                effects);
        assertThat(both.status()).as(both.body()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: 'establishInstitution', institutionId: '~new', name: {sw: 'Mpya'}, effectiveFrom: '2019'}",
                "{type: 'establishOffice', officeId: '~o2', jurisdiction: 'TZ', name: {sw: 'Rais'}}",
                "{type: 'renameOffice', officeId: '~o', name: {sw: 'Waziri mpya'}, effectiveFrom: '2021'}",
                "{type: 'correct', factId: '~f-o', with: {name: {sw: 'Waziri sahihi'}}, reason: 'mfano'}"
            })
    void what_belongs_to_no_institution_is_recorded_by_who_may_in_all(String effect) {
        begin();

        isRefused(
                record("/api/instruments", issuer.token("mtu", "HR_OFFICER:" + papers.own("~i")), effect),
                403,
                "NOT_ALLOWED_FOR_ALL");
        Answer all = record("/api/instruments", issuer.token("mtu", "HR_OFFICER:*"), effect);
        assertThat(all.status()).as(all.body()).isEqualTo(201);
    }

    @Test
    void whoever_records_may_register_a_person() {
        Answer answer = record(
                "/api/instruments",
                issuer.token("mtu", "HR_OFFICER:whatever"),
                "{type: 'registerPerson', personId: '~new', name: 'Mfano Mpya'}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void each_event_says_who_recorded_it_and_by_which_role() {
        String id = papers.nextId();
        door.send(door.request("/api/instruments", issuer.token("asha", "MANAGER:*", "HR_OFFICER:*"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(papers.instrument(id, SMALL_INSTITUTION)))
                .build());

        List<JsonNode> metadata = door.sql()
                .sql("select metadata from register.event where instrument_id = ?")
                .param(id)
                .query((row, index) -> JsonMapper.shared().readTree(row.getString(1)))
                .list();
        assertThat(metadata).hasSize(1 + SMALL_INSTITUTION.length).allSatisfy(event -> {
            assertThat(event.get("recordedBy").asString()).isEqualTo("sub-asha");
            assertThat(event.get("recordedAs").asString()).isEqualTo("HR_OFFICER");
        });
        assertThat(door.sql()
                        .sql("select payload::jsonb ->> 'recordedBy' from register.event where aggregate_id = ?")
                        .param("instrument:" + id)
                        .query(String.class)
                        .single())
                .isEqualTo("asha");
    }

    @Test
    void a_file_is_imported_into_the_own_institutions_line_by_line() {
        begin();
        papers.record(
                "{type: 'establishInstitution', institutionId: '~other', name: {sw: 'Nyingine'}, effectiveFrom: '2019'}");
        String file = Stream.of(
                        line("~l-1", unit("v", "")),
                        line("~l-2", post("n", "").replace("~u", "~v")),
                        line("~l-3", unit("x", "").replace("~i", "~other")),
                        line(
                                "~l-4",
                                "{type: 'establishInstitution', institutionId: '~new', name: {sw: 'Mpya'}, effectiveFrom: '2019'}"))
                .collect(Collectors.joining("\n"));

        JsonNode report = imported(file, "IMPORTER:" + papers.own("~i"));

        assertThat(report.get("recorded").asInt()).as(report.toString()).isEqualTo(2);
        assertThat(refusals(report)).containsExactly("NOT_ALLOWED_IN_INSTITUTION", "NOT_ALLOWED_FOR_ALL");
    }

    @Test
    void a_file_founds_institutions_and_offices_for_an_officer_for_all_of_them() {
        String file = Stream.of(SMALL_INSTITUTION)
                .map(effect -> line(papers.nextId(), effect))
                .collect(Collectors.joining("\n"));

        JsonNode refused = imported(file, "IMPORTER:*", "HR_OFFICER:" + papers.own("~i"));
        assertThat(refusals(refused)).startsWith("NOT_ALLOWED_FOR_ALL", "NOT_ALLOWED_FOR_ALL");
        assertThat(refused.get("recorded").asInt()).as(refused.toString()).isEqualTo(3); // the people

        JsonNode whole = imported(file, "IMPORTER:*", "HR_OFFICER:*");
        assertThat(refusals(whole)).isEmpty();
        assertThat(whole.get("recorded").asInt()).as(whole.toString()).isEqualTo(4);
    }

    /** The report of an import. */
    private JsonNode imported(String file, String... roles) {
        Answer answer = door.send(door.request("/api/imports?mode=historic", issuer.token("mtu", roles))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(file))
                .build());
        return JsonMapper.shared().readTree(answer.body().lines().toList().getLast());
    }

    private static Stream<String> refusals(JsonNode report) {
        return report.get("refused").valueStream().map(line -> line.get("code").asString());
    }

    @Test
    void health_is_for_everybody_and_measurements_are_for_administrators() {
        assertThat(door.send(door.anonymous("/actuator/health/readiness").build())
                        .status())
                .isEqualTo(200);
        isRefused(door.send(door.anonymous("/actuator/prometheus").build()), 401, "NOT_LOGGED_IN");
        isRefused(
                door.send(door.request("/actuator/prometheus", issuer.token("mtu", "AUDITOR:*"))
                        .build()),
                403,
                "NOT_ALLOWED");
        assertThat(door.send(door.request("/actuator/prometheus", issuer.token("mtu", "ADMIN:*"))
                                .build())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_the_api_takes_is_told_to_everybody() {
        assertThat(door.send(door.anonymous("/v3/api-docs").build()).status()).isEqualTo(200);
    }

    private String line(String id, String effect) {
        return papers.with("sourceRecordedAt: '2015-03-04T10:00:00Z'", id, effect);
    }

    private Answer record(String address, String token, String... effects) {
        return door.send(door.request(address, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(papers.instrument(papers.nextId(), effects)))
                .build());
    }

    private HttpRequest.Builder nothing(String address) {
        return method(door.anonymous(of(address)), address);
    }

    /** A request that comes to nothing whoever sends it. */
    private Answer ask(String address, String token) {
        return door.send(method(door.request(of(address), token), address).build());
    }

    private static String of(String address) {
        return address.replace("{id}", "nobody");
    }

    private static HttpRequest.Builder method(HttpRequest.Builder request, String address) {
        return address.contains("template")
                ? request.GET()
                : request.header(
                                "Content-Type",
                                address.endsWith("imports") ? "application/x-ndjson" : "application/json")
                        .method(address.endsWith("{id}") ? "PUT" : "POST", BodyPublishers.ofString("{}"));
    }

    /** The token of somebody who may do everything, said to need no signature. */
    private String unsigned() {
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\": \"none\"}".getBytes(StandardCharsets.UTF_8));
        return header + "." + issuer.token().split("\\.")[1] + ".";
    }

    private static void isRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
    }
}
