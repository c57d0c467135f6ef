package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.query.register.TestRegister.Recorded;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;

/** Once somebody is erased nothing that answers, and nothing that is kept, says who they were. */
class ErasureHttpTest {

    private static final String PAST = "/api/institutions/egaz/structure?on=2023-01-01&entry=";

    private static TestDatabase database;
    private static TestRegister register;
    private static QueryNode node;
    private static Recorded before;
    private static HttpResponse<String> answered;
    private static HttpResponse<String> pastAnswered;

    @BeforeAll
    static void somebody_is_erased() {
        database = TestDatabase.create().migrateRegister();
        register = new TestRegister(database);
        node = QueryNode.on(database);
        register.record(
                "act",
                Say.institution("egaz", "2019"),
                Say.unit("ict", "egaz", "2019"),
                Say.post("ict-director", "ict", "2019"),
                Say.post("ict-deputy", "ict", "2019"),
                Say.person("p-1", "Zuhura Mfano"),
                Say.person("p-2", "Bakari Mfano"),
                Say.term("a-1", "ict-director", "p-1", "2020-03-01", "2027-01-31"),
                Say.appointed("a-2", "ict-deputy", "p-2", "2020-03-01"));
        before = register.record(
                "letter",
                new PersonAmended("f-2", "p-1", "Zuhura Nasoro", new PartialDate("2022"), DateBasis.STATED, null));
        register.record("other", Say.post("ict-clerk", "ict", "2021"));
        node.follow(register);
        answered = node.get("/api/institutions/egaz/structure?on=2023-01-01");
        pastAnswered = node.get(PAST + before.lastEntry());
        node.get("/search?q=zuhura+nasoro");
        node.get("/api/search?q=zuhura");
        superuser()
                .sql("insert into structure.draft (id, body, changed_at, owner) values"
                        + " (gen_random_uuid(), '{\"title\": \"Kwa ZUHURA nasoro\"}', now(), 'mtu'),"
                        + " (gen_random_uuid(), '{\"effects\": [{\"personId\": \"p-1\"}]}', now(), 'mtu'),"
                        + " (gen_random_uuid(), '{\"effects\": [{\"personId\": \"p-2\"}]}', now(), 'mtu')")
                .update();
        superuser()
                .sql(
                        "insert into structure.import_file (id, owner, name, media_type, content, sent_at, recording, state)"
                                + " values (gen_random_uuid(), 'mtu', 'zuhura mfano.csv', 'text/csv', 'Zuhura Mfano', now(), false,"
                                + " 'DONE')")
                .update();
        register.record("order", new PersonErased("f-3", "p-1", null));
        node.follow(register);
    }

    @AfterAll
    static void close() {
        node.close();
        database.close();
    }

    private static JdbcClient superuser() {
        return JdbcClient.create(database.superuser());
    }

    @Test
    void who_is_erased_was_named_before() {
        assertThat(answered.body()).contains("Zuhura Nasoro", "Bakari Mfano");
        assertThat(pastAnswered.body()).contains("Zuhura Nasoro", "Bakari Mfano");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/institutions/egaz/structure?on=2023-01-01",
                "/api/institutions/egaz/structure?on=2023-01-01&entry=9",
                "/api/institutions/egaz/structure?on=2021-01-01&entry=9",
                "/api/posts/ict-director/holders?on=2023-01-01",
                "/api/people/p-1?on=2023-01-01",
                "/api/people/p-1/timeline",
                "/api/people/p-1/timeline?beliefs=all",
                "/api/register/entries?limit=100",
                "/api/institutions/egaz/diff?on=2021-01-01&againstOn=2023-01-01&entry=9&againstEntry=11",
                "/api/institutions/egaz/popolo?on=2023-01-01",
                "/api/institutions/egaz/org?on=2023-01-01",
                "/api/reports/ending-terms?from=2026-01-01&to=2027-12-31",
                "/api/reports/appointments?from=2020-01-01&to=2020-12-31",
                "/api/reads?person=p-1",
                "/?institution=egaz&on=2023-01-01",
                "/?institution=egaz&on=2023-01-01&entry=9",
                "/posts/ict-director?on=2023-01-01",
                "/people/p-1?on=2023-01-01",
                "/people/p-1/beliefs",
                "/instruments/act",
                "/instruments/letter",
                "/instruments/order",
                "/register",
                "/reads",
                "/compare?institution=egaz&on=2021-01-01&againstOn=2023-01-01",
                "/downloads/institutions/egaz/structure.svg?on=2023-01-01"
            })
    void no_answer_says_who_they_were(String path) {
        HttpResponse<String> answer = node.get(path);

        assertThat(answer.statusCode()).as("%s %s", path, answer.body()).isEqualTo(200);
        assertThat(answer.body().toLowerCase(Locale.ROOT)).doesNotContain("zuhura", "nasoro");
    }

    @Test
    void answers_say_that_somebody_was_erased_and_all_else_as_before() {
        JsonNode holder = node.ask("/api/posts/ict-director/holders?on=2023-01-01")
                .get("holders")
                .get(0);
        assertThat(holder.get("personId").asString()).isEqualTo("p-1");
        assertThat(holder.get("name").isNull()).isTrue();
        assertThat(holder.get("erased").asBoolean()).isTrue();
        JsonNode other = node.ask("/api/posts/ict-deputy/holders?on=2023-01-01")
                .get("holders")
                .get(0);
        assertThat(other.get("name").asString()).isEqualTo("Bakari Mfano");
        assertThat(other.has("erased")).isFalse();
        JsonNode person = node.ask("/api/people/p-1?on=2023-01-01").get("person");
        assertThat(person.get("erased").asBoolean()).isTrue();
        assertThat(person.get("names")).hasSize(2);
        assertThat(person.get("appointments")).hasSize(1);
        assertThat(node.get("/people/p-1?on=2023-01-01").body()).contains("taarifa zake zimefutwa kabisa");
        assertThat(node.get("/instruments/order").body()).contains("zimefutwa kabisa");
    }

    @Test
    void who_held_an_answer_before_is_not_told_that_it_is_still_so() {
        String old = answered.headers().firstValue("ETag").orElseThrow();
        String past = pastAnswered.headers().firstValue("ETag").orElseThrow();

        assertThat(node.get("/api/institutions/egaz/structure?on=2023-01-01", "If-None-Match", old)
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> again = node.get(PAST + before.lastEntry(), "If-None-Match", past);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).doesNotContain("Zuhura").contains("Bakari Mfano");
    }

    @Test
    void nobody_finds_them_by_name() {
        for (String words : List.of("zuhura", "nasoro", "zuhura+mfano")) {
            assertThat(node.ask("/api/search?q=" + words).get("hits")).isEmpty();
        }
        assertThat(node.ask("/api/search?q=bakari").get("hits")).hasSize(1);
    }

    @Test
    void no_table_holds_their_names() {
        List<String> tables = superuser()
                .sql("select format('%I.%I', schemaname, tablename) from pg_tables"
                        + " where schemaname in ('register', 'guard', 'command', 'vault', 'structure')")
                .query(String.class)
                .list();
        assertThat(tables)
                .hasSizeGreaterThan(25)
                .filteredOn(ErasureHttpTest::namesThem)
                .isEmpty();
        assertThat(superuser()
                        .sql("select count(*) from structure.draft")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private static boolean namesThem(String table) {
        return superuser()
                .sql("select exists (select from " + table + " t where t::text ~* '(zuhura|nasoro)'"
                        + " or t::text ~* (select string_agg(encode(convert_to(word, 'UTF8'), 'hex'), '|')"
                        + " from unnest(array['Zuhura', 'Nasoro']) word))")
                .query(Boolean.class)
                .single();
    }

    @Test
    void a_node_that_starts_later_answers_the_same_bytes() {
        String path = PAST + before.lastEntry();
        try (QueryNode fresh = QueryNode.on(database)) {
            fresh.follow(register);
            assertThat(fresh.get(path).body()).isEqualTo(node.get(path).body());
            assertThat(fresh.get(path).headers().firstValue("ETag"))
                    .isEqualTo(node.get(path).headers().firstValue("ETag"));
        }
    }
}
