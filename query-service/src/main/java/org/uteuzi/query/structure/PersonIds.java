package org.uteuzi.query.structure;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.rule.Joined;

/** Which ids are of one person, by what is believed with an entry; one may be joined with another over several. */
@Component
public class PersonIds {

    /** As the function has it, in what is no table: who may see an institution hears all that its own sources said. */
    private static final String JOINED =
            "person_version where same_as is not null and (person_id = any(:ids) or same_as = any(:ids))";

    private final JdbcClient database;

    PersonIds(JdbcClient database) {
        this.database = database;
    }

    /** All ids of the person who goes by one. */
    public Set<String> of(String personId, long entry) {
        return of(Set.of(personId), KnownTables.of(entry)).getOrDefault(personId, Set.of(personId));
    }

    /** All ids of each person who goes by any of these, under each of the ids. */
    public Map<String, Set<String>> of(Collection<String> personIds, KnownTables known) {
        Map<String, Set<String>> joined = new HashMap<>();
        Set<String> looked = new HashSet<>();
        Set<String> next = new TreeSet<>(personIds);
        while (!next.isEmpty()) {
            lookUp(next, known, joined);
            looked.addAll(next);
            next = new TreeSet<>(joined.keySet());
            next.removeAll(looked);
        }
        Map<String, Set<String>> persons = new HashMap<>();
        for (String id : looked) {
            if (!persons.containsKey(id)) {
                Set<String> all = Joined.with(id, one -> joined.getOrDefault(one, Set.of()));
                all.forEach(one -> persons.put(one, all));
            }
        }
        return persons;
    }

    private void lookUp(Set<String> ids, KnownTables known, Map<String, Set<String>> joined) {
        known.ask(
                        database,
                        "select person_id, same_as from "
                                + (known.areOfSources() ? JOINED : "joined_persons(:ids, :entry)"))
                .param("ids", ids.toArray(String[]::new))
                .query((RowCallbackHandler) row -> {
                    String one = row.getString("person_id");
                    String other = row.getString("same_as");
                    joined.computeIfAbsent(one, id -> new TreeSet<>()).add(other);
                    joined.computeIfAbsent(other, id -> new TreeSet<>()).add(one);
                });
    }
}
