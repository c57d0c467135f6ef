package org.uteuzi.query.verify;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.json.EventJson;
import org.uteuzi.naive.NaiveEntry;
import org.uteuzi.naive.NaiveHolder;
import org.uteuzi.naive.NaiveInstitution;
import org.uteuzi.naive.NaiveInstrument;
import org.uteuzi.naive.NaiveKnown;
import org.uteuzi.naive.NaiveOffice;
import org.uteuzi.naive.NaivePost;
import org.uteuzi.naive.NaiveUnit;
import org.uteuzi.naive.NaiveVacancy;
import org.uteuzi.text.LocalizedText;

/**
 * What the tables of the projection say of some things on a day as known at an entry, line by line: as they are stored, and as
 * the naive fold expects them. What the tables keep only in order to find things faster has no line; where it is wrong, an
 * answer from memory is.
 */
final class Rows {

    private static final String SEPARATOR = " | ";
    private static final String NOTHING = "-";

    private final List<String> lines = new ArrayList<>();

    private Rows() {}

    /** In their order. */
    List<String> lines() {
        return lines.stream().sorted().toList();
    }

    private void add(String table, @Nullable Object... values) {
        lines.add(table
                + SEPARATOR
                + Stream.of(values)
                        .map(value -> value == null ? NOTHING : value.toString())
                        .collect(Collectors.joining(SEPARATOR)));
    }

    // ------------------------------------------------------------------------------------------------------- as stored

    static Rows stored(Collection<String> things, LocalDate on, long entry, JdbcClient database) {
        Rows rows = new Rows();
        Stored stored = new Stored(things, on, entry, database);
        rows.lines.addAll(stored.of("institution", "institution_id", "name_sw, name_en, time_zone, legal_basis"));
        rows.lines.addAll(stored.of("office", "office_id", "name_sw, name_en, jurisdiction"));
        rows.lines.addAll(stored.of("unit", "unit_id", "institution_id, parent_id, kind, name_sw, name_en"));
        rows.lines.addAll(stored.of(
                "post", "post_id", "unit_id, title_sw, title_en, reports_to, heads_unit::text, seats::text, terms"));
        rows.lines.addAll(stored.of("holder", "post_id", """
                appointment_id, person_id, capacity, appointed_by, stated_from, stated_until, end_because, term_ends_on,
                case when past_term_from <= :on then past_term else 'IN_TERM' end, through_acting::text"""));
        rows.lines.addAll(stored.of("vacancy", "post_id", """
                (select string_agg(seat ->> 'since', ',') from jsonb_array_elements(vacancies::jsonb) seat)"""));
        rows.lines.addAll(stored.of("paper", "paper_id", "signed_on, published_on"));
        rows.lines.addAll(stored.names());
        rows.lines.addAll(stored.instruments());
        stored.people(rows);
        return rows;
    }

    private record Stored(Collection<String> things, LocalDate on, long entry, JdbcClient database) {

        private static final List<String> KINDS =
                List.of("institution", "unit", "post", "person", "office", "instrument");
        private static final String AT_THE_POINT =
                " and effective_from <= :on and (effective_until is null or effective_until > :on)"
                        + " and known_from <= :entry and (known_until is null or known_until > :entry)";

        /** @param keyedBy the column with the id of the thing, which is the first value of the line */
        List<String> of(String kind, String keyedBy, String columns) {
            String thing = switch (kind) {
                case "holder", "vacancy" -> "post";
                case "paper" -> "instrument";
                default -> kind;
            };
            // an appointment may begin before its post: then nobody holds it yet
            String standing = kind.equals("holder")
                    ? " and post_id in (select post_id from post_version where true" + AT_THE_POINT + ")"
                    : "";
            return lines(
                    kind, kind + "_version where " + keyedBy + " = any(:" + thing + ")" + standing, keyedBy, columns);
        }

        List<String> names() {
            return lines("name", "name_version where thing = any(:things)", "thing", "name_sw, name_en");
        }

        private List<String> lines(String line, String from, String first, String columns) {
            return query("select array_to_string(array['" + line + "', " + first + ", " + columns + "], '" + SEPARATOR
                            + "', '" + NOTHING + "') from " + from + AT_THE_POINT)
                    .query((row, index) -> Objects.requireNonNull(row.getString(1)))
                    .list();
        }

        /** The whole of it, as known at the point. */
        List<String> instruments() {
            return query(
                            "select array_to_string(array['instrument', instrument_id, first_entry::text, last_entry::text], '"
                                    + SEPARATOR + "') from instrument"
                                    + " where instrument_id = any(:instrument) and last_entry <= :entry")
                    .query((row, index) -> Objects.requireNonNull(row.getString(1)))
                    .list();
        }

        /** Told is the id by which a person goes on at last. */
        void people(Rows rows) {
            Map<String, String> names = new HashMap<>();
            Map<String, String> same = new HashMap<>();
            query("select person_id, name, same_as from person_version where person_id = any(:person)" + AT_THE_POINT)
                    .query(row -> {
                        names.put(row.getString("person_id"), row.getString("name"));
                        if (row.getString("same_as") != null) {
                            same.put(row.getString("person_id"), row.getString("same_as"));
                        }
                    });
            names.forEach((id, name) -> {
                Set<String> seen = new HashSet<>();
                String last = id;
                while (same.containsKey(last) && seen.add(last)) {
                    last = same.get(last);
                }
                rows.add("person", id, name, last);
            });
        }

        private JdbcClient.StatementSpec query(String sql) {
            JdbcClient.StatementSpec query = database.sql(sql)
                    .param("things", things.toArray(String[]::new))
                    .param("on", on)
                    .param("entry", entry);
            for (String kind : KINDS) {
                query = query.param(kind, ids(kind));
            }
            return query;
        }

        /** Those of one kind, as the tables name them and their indexes find them. */
        private String[] ids(String kind) {
            String prefix = kind + ":";
            return things.stream()
                    .filter(thing -> thing.startsWith(prefix))
                    .map(thing -> thing.substring(prefix.length()))
                    .toArray(String[]::new);
        }
    }

    // ----------------------------------------------------------------------------------------------------- as expected

    /** @param entries all of these things, up to the known point */
    static Rows expected(Collection<String> things, LocalDate on, List<NaiveEntry> entries, NaiveKnown known) {
        Rows rows = new Rows();
        for (String thing : things) {
            String id = thing.substring(thing.indexOf(':') + 1);
            switch (thing.substring(0, thing.indexOf(':'))) {
                case "institution" -> rows.institution(thing, known.institution(id, on), known);
                case "office" -> rows.office(thing, known.office(id, on));
                case "unit" -> rows.unit(thing, known.unit(id, on));
                case "post" -> rows.post(thing, known.postTogether(id, on), known.vacanciesTogether(id, on), known);
                case "person" ->
                    rows.person(
                            thing,
                            known.statedNameOfPerson(id, on),
                            known.isErasedOn(id, on),
                            known.personGoesOnAs(id));
                case "instrument" -> rows.paper(thing, known.instrument(id));
                default -> throw new IllegalStateException(thing);
            }
        }
        for (NaiveEntry entry : entries) {
            if (entry.event() instanceof InstrumentRecorded recorded && recorded.corrects() == null) {
                rows.add(
                        "instrument",
                        entry.instrumentId(),
                        entry.number(),
                        entry.number() + recorded.eventsThatFollow());
            }
        }
        return rows;
    }

    private void institution(String thing, @Nullable NaiveInstitution institution, NaiveKnown known) {
        if (institution != null) {
            LocalizedText name = institution.name();
            String timeZone = known.belief().all(InstitutionEstablished.class).stream()
                    .filter(established -> established.institutionId().equals(institution.id()))
                    .map(InstitutionEstablished::timeZone)
                    .findFirst()
                    .orElseThrow();
            add("institution", institution.id(), name.sw(), name.en(), timeZone, json(institution.legalBasis()));
            add("name", thing, name.sw(), name.en());
        }
    }

    private void office(String thing, @Nullable NaiveOffice office) {
        if (office != null) {
            add("office", office.id(), office.name().sw(), office.name().en(), office.jurisdiction());
            add("name", thing, office.name().sw(), office.name().en());
        }
    }

    private void unit(String thing, @Nullable NaiveUnit unit) {
        if (unit != null) {
            add(
                    "unit",
                    unit.id(),
                    unit.institutionId(),
                    unit.parentId(),
                    unit.kind(),
                    unit.name().sw(),
                    unit.name().en());
            add("name", thing, unit.name().sw(), unit.name().en());
        }
    }

    private void post(String thing, @Nullable NaivePost post, List<NaiveVacancy> vacancies, NaiveKnown known) {
        if (post == null) {
            return;
        }
        LocalizedText title = post.title();
        add(
                "post",
                post.id(),
                post.unitId(),
                title.sw(),
                title.en(),
                post.reportsTo(),
                post.headsUnit(),
                post.seats(),
                json(post.terms()));
        add("name", thing, title.sw(), title.en());
        post.holders().forEach(holder -> holder(post.id(), holder, known));
        if (!vacancies.isEmpty()) {
            add(
                    "vacancy",
                    post.id(),
                    vacancies.stream().map(seat -> seat.since().toString()).collect(Collectors.joining(",")));
        }
    }

    private void holder(String postId, NaiveHolder holder, NaiveKnown known) {
        Fact fact = known.belief().fact(holder.factId()).orElseThrow().fact();
        add(
                "holder",
                postId,
                holder.appointmentId(),
                holder.personId(),
                holder.capacity(),
                ((HolderAppointed) fact).appointedBy(),
                holder.from().text(),
                holder.untilAsWritten() == null
                        ? holder.until()
                        : holder.untilAsWritten().text(),
                holder.endBecause(),
                holder.termEndsOn() == null ? null : holder.termEndsOn().text(),
                holder.state(),
                holder.through() != null && holder.through().acting());
    }

    private void person(String thing, @Nullable String name, boolean erased, String goesOnAs) {
        if (erased) {
            add("person", thing.substring("person:".length()), null, goesOnAs);
        } else if (name != null) {
            add("person", thing.substring("person:".length()), name, goesOnAs);
            add("name", thing, name, name);
        }
    }

    private void paper(String thing, @Nullable NaiveInstrument paper) {
        if (paper != null) {
            LocalizedText title = paper.particulars().title();
            add(
                    "paper",
                    paper.id(),
                    paper.particulars().signedOn() == null
                            ? null
                            : paper.particulars().signedOn().text(),
                    paper.particulars().publishedOn() == null
                            ? null
                            : paper.particulars().publishedOn().text());
            add("name", thing, title.sw(), title.en());
        }
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : EventJson.mapper().writeValueAsString(value);
    }
}
