package org.uteuzi.query.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.event.post.Terms;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.report.ByDay.Stretch;
import org.uteuzi.query.report.Places.PostSaid;
import org.uteuzi.query.report.Places.UnitSaid;
import org.uteuzi.query.structure.KnownTables;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.Effective;

/** Looks up what the rows of a page name: flat lists that are joined in Java, as everywhere in the projection. */
@Component
class Names {

    /** A row counts as known after an entry. */
    static final String KNOWN = " and known_from <= :entry and (known_until is null or known_until > :entry) ";

    /** And on a day. */
    static final String THEN =
            KNOWN + "and effective_from <= :on and (effective_until is null or effective_until > :on) ";

    private static final String OF_INSTITUTION = "select unit_id from unit_version where institution_id = :institution";

    private interface Value<V> {
        V of(ResultSet row) throws SQLException;
    }

    private final JdbcClient database;

    Names(JdbcClient database) {
        this.database = database;
    }

    /** All posts that ever stood in the institution asked about; the belief of the day decides afterwards. */
    static String within(Asked asked) {
        return asked.institution() == null
                ? ""
                : " and post_id = any(array(select post_id from post_version where unit_id = any(array("
                        + OF_INSTITUTION + ")))) ";
    }

    Places places(Collection<String> postIds, KnownTables known) {
        ByDay<PostSaid> posts = byDay(
                "post_id, effective_from, effective_until, unit_id, title_sw, title_en, seats, terms from post_version where post_id",
                postIds,
                known,
                row -> new PostSaid(
                        row.getString("unit_id"),
                        text(row, "title"),
                        row.getObject("seats", Integer.class),
                        EventJson.mapper().readValue(row.getString("terms"), Terms.class)));
        ByDay<UnitSaid> units = byDay(
                "unit_id, effective_from, effective_until, institution_id, name_sw, name_en from unit_version where unit_id",
                values(posts).map(PostSaid::unitId).collect(Collectors.toSet()),
                known,
                row -> new UnitSaid(row.getString("institution_id"), text(row, "name")));
        return new Places(
                posts,
                units,
                institutions(values(units).map(UnitSaid::institutionId).collect(Collectors.toSet()), known));
    }

    ByDay<LocalizedText> institutions(Collection<String> ids, KnownTables known) {
        return byDay(
                "institution_id, effective_from, effective_until, name_sw, name_en from institution_version where institution_id",
                ids,
                known,
                row -> text(row, "name"));
    }

    /** The names of those who are appointed. */
    ByDay<String> people(Stream<Appointed> appointments, KnownTables known) {
        return people(
                appointments.map(Appointed::personId).filter(Objects::nonNull).collect(Collectors.toSet()), known);
    }

    ByDay<String> people(Collection<String> ids, KnownTables known) {
        return byDay(
                "person_id, effective_from, effective_until, name from person_version where name is not null and person_id",
                ids,
                known,
                row -> row.getString("name"));
    }

    /**
     * The names of offices outside and of posts that appoint, in whichever institution.
     *
     * @param references {@code office:ID} or {@code post:ID}
     */
    ByDay<LocalizedText> authorities(Collection<String> references, KnownTables known) {
        Map<String, List<Stretch<LocalizedText>>> all = new HashMap<>();
        byDay(
                        "office_id, effective_from, effective_until, name_sw, name_en from office_version where office_id",
                        ids(references, "office:"),
                        known,
                        row -> text(row, "name"))
                .stretches()
                .forEach((id, stretches) -> all.put("office:" + id, stretches));
        told(
                        "post_id, effective_from, effective_until, title_sw, title_en from "
                                + (known.areOfSources()
                                        ? "post_version where post_id = any(:ids)"
                                        : "post_titles(:ids, :entry)"),
                        ids(references, "post:"),
                        known,
                        row -> text(row, "title"))
                .stretches()
                .forEach((id, stretches) -> all.put("post:" + id, stretches));
        return new ByDay<>(all);
    }

    /** The names of all who appoint to some posts. */
    ByDay<LocalizedText> authorities(Places places, KnownTables known) {
        return authorities(
                values(places.posts())
                        .map(post -> post.terms().appointingAuthority())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                known);
    }

    /** A reference with its name, which is the reference itself where nothing is known of it; null if there is none. */
    static @Nullable Named named(@Nullable String reference, ByDay<LocalizedText> names, LocalDate on) {
        return reference == null
                ? null
                : new Named(
                        reference, names.on(reference, on).orElseGet(() -> new LocalizedText(reference, reference)));
    }

    /** Appointments by a condition on {@code :ids}, {@code :on} and {@code :entry}. */
    List<Appointed> appointed(String where, Collection<String> ids, LocalDate on, KnownTables known) {
        return ids.isEmpty()
                ? List.of()
                : known.ask(database, "select " + Appointed.COLUMNS + " from holder_version where " + where)
                        .param("ids", ids.toArray(String[]::new))
                        .param("on", on)
                        .query(Appointed::of)
                        .list();
    }

    /** How many posts stand on the first day asked about of which something is so. */
    long standingPosts(String condition, Asked asked) {
        Set<String> standing = standingUnits(asked);
        AtomicLong posts = new AtomicLong();
        String within = asked.institution() == null ? "" : " and unit_id = any(array(" + OF_INSTITUTION + "))";
        asked.tables()
                .ask(
                        database,
                        "select unit_id, count(*) from post_version where " + condition + within + THEN
                                + "group by unit_id")
                .param("institution", asked.institution())
                .param("on", asked.from())
                .query((ResultSet row) -> {
                    posts.addAndGet(standing.contains(row.getString(1)) ? row.getLong(2) : 0);
                });
        return posts.get();
    }

    /** The units that stand on a day, in institutions that do. */
    private Set<String> standingUnits(Asked asked) {
        String within = asked.institution() == null ? "" : "and institution_id = :institution ";
        String standing = "select institution_id from institution_version where true" + THEN + within;
        return new HashSet<>(asked.tables()
                .ask(
                        database,
                        "select unit_id from unit_version where true" + THEN + within + "and institution_id in ("
                                + standing + ")")
                .param("institution", asked.institution())
                .param("on", asked.from())
                .query(String.class)
                .list());
    }

    private <V> ByDay<V> byDay(String select, Collection<String> ids, KnownTables known, Value<V> value) {
        return told(select + " = any(:ids)" + KNOWN, ids, known, value);
    }

    private <V> ByDay<V> told(String select, Collection<String> ids, KnownTables known, Value<V> value) {
        Map<String, List<Stretch<V>>> stretches = new HashMap<>();
        if (!ids.isEmpty()) {
            known.ask(database, "select " + select)
                    .param("ids", ids.toArray(String[]::new))
                    .query((ResultSet row) -> {
                        stretches
                                .computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                                .add(new Stretch<>(effective(row), value.of(row)));
                    });
        }
        return new ByDay<>(stretches);
    }

    static Effective effective(ResultSet row) throws SQLException {
        return new Effective(
                row.getObject("effective_from", LocalDate.class), row.getObject("effective_until", LocalDate.class));
    }

    private static LocalizedText text(ResultSet row, String column) throws SQLException {
        return new LocalizedText(row.getString(column + "_sw"), row.getString(column + "_en"));
    }

    private static <V> Stream<V> values(ByDay<V> things) {
        return things.stretches().values().stream().flatMap(List::stream).map(Stretch::value);
    }

    private static Set<String> ids(Collection<String> references, String kind) {
        return references.stream()
                .filter(reference -> reference.startsWith(kind))
                .map(reference -> reference.substring(kind.length()))
                .collect(Collectors.toSet());
    }
}
