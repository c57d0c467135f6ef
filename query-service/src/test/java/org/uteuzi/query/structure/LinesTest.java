package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.uteuzi.access.Caller;
import org.uteuzi.access.Permission;
import org.uteuzi.access.Scope;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.database.SeenDatabase;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestDatabase.Role;
import org.uteuzi.testing.TestIssuer;

/** Behind the filters of the service stand the rules of the tables, and behind these the roles: each holds without the others. */
@ExtendWith({Installation.MadeOnce.class, RecordedHistories.MadeOnce.class})
class LinesTest {

    /** What a row of each table is about. */
    private static final Map<String, String> THINGS = new LinkedHashMap<>(Map.of(
            "instrument", "'instrument:' || t.instrument_id",
            "institution_version", "'institution:' || t.institution_id",
            "office_version", "'office:' || t.office_id",
            "person_version", "'person:' || t.person_id",
            "unit_version", "'unit:' || t.unit_id",
            "post_version", "'post:' || t.post_id",
            "holder_version", "'post:' || t.post_id",
            "vacancy_version", "'post:' || t.post_id",
            "paper_version", "'instrument:' || t.paper_id",
            "name_version", "t.thing"));

    private static final List<String> OF_INSTITUTIONS = List.of("concern", "part");

    private static Caller caller(String subject, String... grants) {
        return Caller.of(Map.of("sub", subject, "uteuzi", List.of(grants)));
    }

    /** As in a request of whoever may read there. */
    private static <T> T asked(Caller caller, Supplier<T> question) {
        var request = new ServletRequestAttributes(new MockHttpServletRequest());
        request.setAttribute(
                Sight.class.getName(), new Sight(caller, Permission.READ), RequestAttributes.SCOPE_REQUEST);
        RequestContextHolder.setRequestAttributes(request);
        try {
            return question.get();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private static JdbcClient answers(TestDatabase database) {
        return JdbcClient.create(new SeenDatabase(database.dataSource(Role.ANSWERS)));
    }

    private static Set<String> rows(JdbcClient database, String table, String condition, Scope seen) {
        return new HashSet<>(database.sql("select cast(t.* as text) from structure." + table + " t where " + condition)
                .param("seen", seen.institutions().toArray(String[]::new))
                .query(String.class)
                .list());
    }

    private static void assertSeenAlike(TestDatabase database, Caller caller) {
        Scope seen = caller.grants().where(Permission.READ);
        JdbcClient owner = JdbcClient.create(database.dataSource(Role.QUERY));
        THINGS.forEach((table, thing) -> {
            String filter = seen.isNowhere()
                    ? "false"
                    : Sight.condition(seen, "(" + thing + ")").replace("from home", "from structure.home");
            assertThat(asked(caller, () -> rows(answers(database), table, "true", seen)))
                    .as("%s for %s", table, seen)
                    .isEqualTo(rows(owner, table, filter, seen));
        });
        OF_INSTITUTIONS.forEach(table -> assertThat(asked(caller, () -> rows(answers(database), table, "true", seen)))
                .as("%s for %s", table, seen)
                .isEqualTo(rows(owner, table, seen.everywhere() ? "true" : "t.institution_id = any(:seen)", seen)));
    }

    @Test
    void the_tables_show_what_the_filters_show_also_when_they_were_made_anew(RecordedHistories histories) {
        SplittableRandom random = new SplittableRandom(59);
        List<Caller> callers = new ArrayList<>(List.of(caller("nobody"), caller("all", "AUDITOR:*")));
        for (int i = 0; i < 4; i++) {
            callers.add(caller(
                    "caller-" + i,
                    Stream.generate(() -> "MANAGER:"
                                    + histories.someInstitution(random).getKey())
                            .limit(1 + random.nextInt(3))
                            .toArray(String[]::new)));
        }
        callers.forEach(caller -> assertSeenAlike(histories.database, caller));

        try (Node node = new Node(histories.database)) {
            node.rebuild.rebuild((stage, done, all) -> {});
        }
        callers.forEach(caller -> assertSeenAlike(histories.database, caller));
    }

    @Test
    void without_a_filter_the_tables_show_what_whoever_asks_may_see_and_nothing_where_nobody_does(
            Installation installation) {
        establish("mstari-a", "mstari-b", installation);
        JdbcClient answers = answers(installation.database);
        Supplier<List<String>> posts = () -> answers.sql("select post_id from structure.post_version"
                        + " where post_id like 'mstari-_-nafasi' order by post_id")
                .query(String.class)
                .list();

        assertThat(asked(caller("a", "MANAGER:mstari-a"), posts)).containsExactly("mstari-a-nafasi");
        assertThat(asked(caller("b", "MANAGER:mstari-b"), posts)).containsExactly("mstari-b-nafasi");
        assertThat(asked(caller("both", "MANAGER:*"), posts)).hasSize(2);
        assertThat(asked(caller("nobody"), posts)).isEmpty();
        assertThat(posts.get()).isEmpty();
        THINGS.keySet()
                .forEach(table -> assertThat(rows(answers, table, "true", Scope.NOWHERE))
                        .as(table)
                        .isEmpty());
    }

    /** They see more than whoever asks, and must look at that themselves. */
    @Test
    void without_a_filter_what_looks_for_names_finds_what_whoever_asks_may_see(Installation installation) {
        establish("mstari-e", "mstari-f", installation);
        JdbcClient answers = answers(installation.database);
        Supplier<List<String>> named = () -> answers.sql("select distinct thing from"
                        + " structure.named(cast('''mstari'':*' as tsquery), 9223372036854775807)"
                        + " where thing ~ ':mstari-[ef]-mtu$' order by thing")
                .query(String.class)
                .list();
        Supplier<List<String>> people =
                () -> answers.sql("select id from structure.people(date '2021-01-01', 1000000) id"
                                + " where id ~ '^mstari-[ef]-mtu$' order by id")
                        .query(String.class)
                        .list();

        assertThat(asked(caller("e", "MANAGER:mstari-e"), named)).containsExactly("person:mstari-e-mtu");
        assertThat(asked(caller("f", "MANAGER:mstari-f"), named)).containsExactly("person:mstari-f-mtu");
        assertThat(asked(caller("all", "MANAGER:*"), named)).hasSize(2);
        assertThat(asked(caller("nobody"), named)).isEmpty();
        assertThat(named.get()).isEmpty();
        assertThat(asked(caller("e", "MANAGER:mstari-e"), people)).containsExactly("mstari-e-mtu");
        assertThat(asked(caller("f", "MANAGER:mstari-f"), people)).containsExactly("mstari-f-mtu");
        assertThat(asked(caller("all", "MANAGER:*"), people)).hasSize(2);
        assertThat(asked(caller("nobody"), people)).isEmpty();
        assertThat(people.get()).isEmpty();
    }

    @Test
    void what_people_write_down_is_theirs_without_a_filter_too(Installation installation) {
        JdbcClient answers = answers(installation.database);
        Supplier<Integer> own = () -> answers.sql("insert into structure.draft (id, owner, body, changed_at)"
                        + " values (gen_random_uuid(), 'mstari-mtu', '{}', now())")
                .update();
        asked(caller("mstari-mtu", "HR_OFFICER:egaz"), own);

        assertThat(asked(
                        caller("mwingine", "HR_OFFICER:*"),
                        () -> answers.sql("delete from structure.draft where true")
                                .update()))
                .isZero();
        assertThatThrownBy(() -> asked(caller("mwingine", "HR_OFFICER:*"), own))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThat(asked(
                        caller("mstari-mtu"),
                        () -> answers.sql("delete from structure.draft").update()))
                .isEqualTo(1);
    }

    @Test
    void nobody_can_have_what_was_sent_just_now_forgotten(Installation installation) {
        JdbcClient answers = answers(installation.database);
        JdbcClient owner = JdbcClient.create(installation.database.dataSource(Role.QUERY));
        owner.sql("insert into structure.import_file (id, owner, name, media_type, content, sent_at, recording, state)"
                        + " select gen_random_uuid(), 'mstari-faili', 'f.csv', 'text/csv', '', now() - age, false, 'UNKNOWN'"
                        + " from unnest(array[interval '0', interval '23 hours', interval '25 hours']) age")
                .update();

        asked(
                caller("mwingine"),
                () -> answers.sql("select structure.forget_import_files('infinity')")
                        .query((row, index) -> index)
                        .list());

        assertThat(owner.sql("select count(*) from structure.import_file where owner = 'mstari-faili'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void without_the_rules_of_the_tables_the_filters_hide_the_same(Installation installation) {
        establish("mstari-c", "mstari-d", installation);
        JdbcClient superuser = JdbcClient.create(installation.database.superuser());
        String[] own = {"Authorization", "Bearer " + TestIssuer.shared().token("c", "MANAGER:mstari-c")};
        Stream<String> tables = Stream.concat(THINGS.keySet().stream(), OF_INSTITUTIONS.stream());
        List<String> all = tables.toList();
        all.forEach(table -> superuser
                .sql("alter table structure." + table + " disable row level security")
                .update());
        try {
            for (String list : List.of(
                    "/api/institutions",
                    "/api/instruments",
                    "/api/search?q=mfano%20mstari",
                    "/api/reports/vacancies")) {
                assertThat(installation.node.get(list).body()).as(list).contains("mstari-c", "mstari-d");
                assertThat(installation.node.get(list, own).body())
                        .as(list)
                        .contains("mstari-c")
                        .doesNotContain("mstari-d");
            }
            assertThat(installation
                            .node
                            .get("/api/posts/mstari-d-nafasi/holders", own)
                            .statusCode())
                    .isEqualTo(404);
        } finally {
            all.forEach(table -> superuser
                    .sql("alter table structure." + table + " enable row level security")
                    .update());
        }
    }

    private static void establish(String one, String other, Installation installation) {
        for (String id : List.of(one, other)) {
            installation.record(
                    id + "-sheria",
                    Say.institution(id, "2019"),
                    Say.unit(id + "-idara", id, "2019"),
                    Say.post(id + "-nafasi", id + "-idara", "2019"),
                    Say.post(id + "-wazi", id + "-idara", "2019"),
                    Say.person(id + "-mtu", "Mfano " + id),
                    Say.appointed(id + "-uteuzi", id + "-nafasi", id + "-mtu", "2020"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ANSWERS | update structure.post_version set seats = 1
            ANSWERS | delete from structure.home
            ANSWERS | insert into structure.home values ('egaz', 'post:x')
            ANSWERS | truncate structure.holder_version
            ANSWERS | update structure.checkpoint set entry = -1
            ANSWERS | drop table structure.post_version
            ANSWERS | create table structure.own (n int)
            ANSWERS | update structure.read_log set body = ''
            ANSWERS | delete from structure.read_log
            ANSWERS | truncate structure.read_log
            ANSWERS | drop trigger read_log_is_append_only on structure.read_log
            ANSWERS | alter table structure.post_version disable row level security
            ANSWERS | drop policy seen on structure.post_version
            ANSWERS | select structure.guard('')
            ANSWERS | set role uteuzi_query
            ANSWERS | select payload from register.event
            ANSWERS | insert into register.entry values (1, 1, now())
            ANSWERS | select payload from command.proposal_event
            QUERY | insert into register.entry values (1, 1, now())
            QUERY | update register.event set payload = ''
            QUERY | delete from register.event
            QUERY | update structure.read_log set body = ''
            QUERY | delete from structure.read_log
            COMMAND | update register.event set payload = ''
            COMMAND | delete from register.event
            COMMAND | truncate register.entry
            COMMAND | update register.entry set recorded_at = now()
            COMMAND | drop trigger register_is_append_only on register.event
            COMMAND | select * from structure.post_version
            COMMAND | alter table structure.post_version disable row level security
            """)
    void no_role_may_what_is_not_its_own(Role role, String statement, Installation installation) throws SQLException {
        try (var connection = installation.database.dataSource(role).getConnection();
                var asked = connection.createStatement()) {
            asked.execute("set uteuzi.seen = '*'");
            assertThatThrownBy(() -> asked.execute(statement))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }
}
