package org.uteuzi.command.guard;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What lies beside the things of an instrument, as believed now; each question is asked once for all of them. */
@Component
public class Neighbours {

    /** Most people are not joined with anybody. */
    private static final String OF_THEMSELVES = """
            select 'joins', id, same_as from guard.person
            where same_as is not null and (id = any(:people) or same_as = any(:people))
            union all
            select 'postsOf', person_id, post_id from guard.appointment where person_id = any(:people)
            union all
            select 'naming', ex_officio, post_id from guard.appointment where ex_officio = any(:posts)
            """;

    /** The union makes a table of megabytes each time that it is asked, however few it finds. */
    private static final String OVER_ALL_JOINS = """
            with recursive joined (id, same_as) as (
                select id, same_as from guard.person
                where same_as is not null and (id = any(:people) or same_as = any(:people))
                union
                select p.id, p.same_as
                from joined j cross join lateral (
                    select id, same_as from guard.person where id = any(array[j.id, j.same_as])
                    union select id, same_as from guard.person where same_as = any(array[j.id, j.same_as])) p
                where p.same_as is not null)
            select 'joins', id, same_as from joined
            union all
            select 'postsOf', person_id, post_id from guard.appointment
            where person_id = any(array(select unnest(cast(:people as text[]))
                                        union all select id from joined union all select same_as from joined))
            union all
            select 'naming', ex_officio, post_id from guard.appointment where ex_officio = any(:posts)
            """;

    private final JdbcClient database;

    Neighbours(JdbcClient database) {
        this.database = database;
    }

    /**
     * What lies beside people and posts.
     *
     * @param joins all that is joined with any of the people, over any number of joins: each id with those by which the person
     *     goes on
     * @param postsOf the posts in which each of the people, or whoever is joined with them, has an appointment
     * @param naming the posts with a seat that whoever holds each of the posts holds ex officio
     */
    public record Beside(
            Map<String, Set<String>> joins, Map<String, Set<String>> postsOf, Map<String, Set<String>> naming) {}

    public Beside beside(Collection<String> people, Collection<String> posts) {
        Beside beside = new Beside(new HashMap<>(), new HashMap<>(), new HashMap<>());
        if (!people.isEmpty() || !posts.isEmpty()) {
            ask(OF_THEMSELVES, people, posts, beside);
        }
        if (!beside.joins().isEmpty()) {
            ask(OVER_ALL_JOINS, people, posts, beside);
        }
        return beside;
    }

    private void ask(String question, Collection<String> people, Collection<String> posts, Beside beside) {
        database.sql(question)
                .param("people", people.toArray(String[]::new))
                .param("posts", posts.toArray(String[]::new))
                .query(row -> {
                    Map<String, Set<String>> pairs = switch (row.getString(1)) {
                        case "joins" -> beside.joins();
                        case "postsOf" -> beside.postsOf();
                        default -> beside.naming();
                    };
                    pairs.computeIfAbsent(row.getString(2), id -> new LinkedHashSet<>())
                            .add(row.getString(3));
                });
    }

    /** The posts that stand in each of the units on any day. */
    public Map<String, Set<String>> postsIn(Collection<String> units) {
        return pairs("select unit_id, id from guard.post where unit_id = any(:ids)", units, Map.of());
    }

    /** The posts in which somebody was appointed by each of the authorities. */
    public Map<String, Set<String>> appointedBy(Collection<String> authorities) {
        return pairs(
                "select appointed_by, post_id from guard.appointment where appointed_by = any(:ids)",
                authorities,
                Map.of());
    }

    /**
     * Some of the people registered under each of the names, by their {@linkplain org.uteuzi.rule.Namesakes#key keys}.
     *
     * @param most of one name; there may be very many of them
     */
    public Map<String, Set<String>> named(Collection<String> names, int most) {
        return pairs("""
            select asked.name_key, person.id from unnest(cast(:ids as text[])) asked (name_key) cross join lateral (
                select id from guard.person p where p.name_key = asked.name_key order by id limit :most) person
            """, names, Map.of("most", most));
    }

    private Map<String, Set<String>> pairs(String question, Collection<String> ids, Map<String, ?> more) {
        Map<String, Set<String>> pairs = new HashMap<>();
        if (!ids.isEmpty()) {
            database.sql(question)
                    .params(more)
                    .param("ids", ids.toArray(String[]::new))
                    .query(row -> {
                        pairs.computeIfAbsent(row.getString(1), id -> new LinkedHashSet<>())
                                .add(row.getString(2));
                    });
        }
        return pairs;
    }
}
