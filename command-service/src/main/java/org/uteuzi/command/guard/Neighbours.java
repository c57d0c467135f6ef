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

    private final JdbcClient database;

    Neighbours(JdbcClient database) {
        this.database = database;
    }

    /** The posts in which each of the people has an appointment. */
    public Map<String, Set<String>> postsOf(Collection<String> people) {
        return pairs("select person_id, post_id from guard.appointment where person_id = any(:ids)", people);
    }

    /** The posts that stand in each of the units on any day. */
    public Map<String, Set<String>> postsIn(Collection<String> units) {
        return pairs("select unit_id, id from guard.post where unit_id = any(:ids)", units);
    }

    /** The posts with a seat that whoever holds each of the posts holds ex officio. */
    public Map<String, Set<String>> naming(Collection<String> posts) {
        return pairs("select ex_officio, post_id from guard.appointment where ex_officio = any(:ids)", posts);
    }

    /** The posts in which somebody was appointed by each of the authorities. */
    public Map<String, Set<String>> appointedBy(Collection<String> authorities) {
        return pairs("select appointed_by, post_id from guard.appointment where appointed_by = any(:ids)", authorities);
    }

    /**
     * Some of the people registered under each of the names, by their {@linkplain org.uteuzi.rule.Namesakes#key keys}.
     *
     * @param most of one name; there may be very many of them
     */
    public Map<String, Set<String>> named(Collection<String> names, int most) {
        return pairs("""
                select asked.name_key, person.id from unnest(cast(:ids as text[])) asked (name_key) cross join lateral (
                    select id from guard.person p where p.name_key = asked.name_key order by id limit %d) person
                """.formatted(most), names);
    }

    /** All that is joined with any of the people, over any number of joins: each id with those by which the person goes on. */
    public Map<String, Set<String>> joins(Collection<String> people) {
        return pairs("""
                with recursive joined (id, same_as) as (
                    select id, same_as from guard.person
                    where same_as is not null and (id = any(:ids) or same_as = any(:ids))
                    union
                    select p.id, p.same_as
                    from joined j join guard.person p
                      on p.same_as is not null and (p.id in (j.id, j.same_as) or p.same_as in (j.id, j.same_as)))
                select id, same_as from joined
                """, people);
    }

    private Map<String, Set<String>> pairs(String question, Collection<String> ids) {
        Map<String, Set<String>> pairs = new HashMap<>();
        if (!ids.isEmpty()) {
            database.sql(question).param("ids", ids.toArray(String[]::new)).query(row -> {
                pairs.computeIfAbsent(row.getString(1), id -> new LinkedHashSet<>())
                        .add(row.getString(2));
            });
        }
        return pairs;
    }
}
