package org.uteuzi.query.structure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the days on which the structure of an institution changes. Flat lists again: what is known at a point is nearly
 * everything, and the planner does not know it.
 */
@Component
class ChangeDays {

    private static final String KNOWN =
            " and known_from <= :entry and (known_until is null or known_until > :entry) and not isempty(effective)";
    private static final String STRETCH = ", effective_from, effective_until, null::date as past_term_from from ";

    private final JdbcClient database;

    ChangeDays(JdbcClient database) {
        this.database = database;
    }

    private record Stretch(
            String id,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate pastTermFrom) {}

    List<ChangeDay> of(String institutionId, long entry) {
        Map<LocalDate, Set<String>> days = new TreeMap<>();
        note(
                "institution:",
                known(
                        "institution_id" + STRETCH + "institution_version where institution_id",
                        Set.of(institutionId),
                        entry),
                days);
        List<Stretch> units =
                known("unit_id" + STRETCH + "unit_version where institution_id", Set.of(institutionId), entry);
        note("unit:", units, days);
        note("mandate:", known("unit_id" + STRETCH + "mandate_version where unit_id", ids(units), entry), days);
        List<Stretch> posts = known("post_id" + STRETCH + "post_version where unit_id", ids(units), entry);
        note("post:", posts, days);
        String holders =
                "appointment_id, effective_from, effective_until, past_term_from from holder_version where post_id";
        note("appointment:", known(holders, ids(posts), entry), days);
        return days.entrySet().stream()
                .map(day -> new ChangeDay(day.getKey(), day.getValue().size()))
                .toList();
    }

    private List<Stretch> known(String select, Collection<String> ids, long entry) {
        return ids.isEmpty()
                ? List.of()
                : database.sql("select " + select + " in (:ids)" + KNOWN)
                        .param("ids", ids)
                        .param("entry", entry)
                        .query(ChangeDays::stretch)
                        .list();
    }

    private static void note(String kind, List<Stretch> stretches, Map<LocalDate, Set<String>> days) {
        for (Stretch stretch : stretches) {
            note(stretch.from, kind + stretch.id, days);
            if (stretch.until != null) {
                note(stretch.until, kind + stretch.id, days);
            }
            if (stretch.pastTermFrom != null
                    && (stretch.until == null || stretch.pastTermFrom.isBefore(stretch.until))) {
                note(stretch.pastTermFrom, kind + stretch.id, days);
            }
        }
    }

    private static void note(LocalDate day, String thing, Map<LocalDate, Set<String>> days) {
        days.computeIfAbsent(day, first -> new HashSet<>()).add(thing);
    }

    private static Set<String> ids(List<Stretch> stretches) {
        return stretches.stream().map(Stretch::id).collect(Collectors.toSet());
    }

    private static Stretch stretch(ResultSet row, int index) throws SQLException {
        return new Stretch(
                row.getString(1),
                row.getObject(2, LocalDate.class),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class));
    }
}
