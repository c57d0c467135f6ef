package org.uteuzi.query.desk;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.access.Scope;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.desk.Choices.Choice;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.search.Search;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.text.DatePhrase;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** Offices, people and papers of the whole register, of which there may be too many to know them all. */
@Component
class Lookup {

    /** More than anybody reads; who does not find it searches. One more is looked up, which tells that there are more. */
    static final int MOST = 60;

    private final JdbcClient database;
    private final Histories histories;

    Lookup(JdbcClient database, Histories histories) {
        this.database = database;
        this.histories = histories;
    }

    /** All of the register: one that never appointed anybody here may be the next to do so. */
    Stream<Choice> offices(String prefix, LocalDate on, String language) {
        return database
                .sql("""
                        select thing, name_sw, name_en from name_version
                        where starts_with(thing, 'office:') and known_until is null
                          and effective_from <= :on and (effective_until is null or effective_until > :on)
                        order by sort_key, thing
                        """)
                .param("on", on)
                .query((row, index) -> new Choice(
                        prefix + row.getString("thing").substring("office:".length()),
                        new LocalizedText(row.getString("name_sw"), row.getString("name_en")).in(language),
                        null,
                        null))
                .list()
                .stream();
    }

    /**
     * Whom whoever asks may see, under the id that stands for all that are the same person. Somebody else, whom another
     * institution lets go, is found by who was told their whole id, which is all that is shown of them.
     */
    Stream<Choice> people(LocalDate on, String typed, List<String> words) {
        Scope seen = Sight.now().scope();
        String found = words.isEmpty()
                ? "select people(:on, :most)"
                : "select substr(thing, length('person:') + 1) from named(cast(:words as tsquery), :newest)"
                        + " where starts_with(thing, 'person:')";
        List<Choice> people = database.sql("""
                        select person_id, name from person_version
                        where (person_id = :typed or person_id = any(array(%s)))
                          and known_until is null and same_as is null
                          and effective_from <= :on and (effective_until is null or effective_until > :on) and %s
                        order by name, person_id limit :most
                        """.formatted(found, Sight.condition(seen, "('person:' || person_id)")))
                .param("on", on)
                .param("seen", seen.institutions().toArray(String[]::new))
                .param("typed", typed)
                .param("words", Search.lexemes(words))
                .param("newest", Long.MAX_VALUE)
                .param("most", MOST + 1)
                .query((row, index) -> called(row.getString("person_id"), row.getString("name")))
                .list();
        return people.stream().anyMatch(person -> person.value().equals(typed)) || !isPerson(typed, on)
                ? people.stream()
                : Stream.concat(people.stream(), Stream.of(new Choice(typed, typed, null, null)));
    }

    /** Who was erased has no name any more. */
    private static Choice called(String id, @Nullable String name) {
        return new Choice(id, name == null ? id : name, null, null);
    }

    private boolean isPerson(String id, LocalDate on) {
        return database.sql("select is_person(:id, :on)")
                .param("id", id)
                .param("on", on)
                .query(Boolean.class)
                .single();
    }

    Optional<Choice> person(String id, LocalDate on) {
        return !histories.isSeen("person:" + id)
                ? Optional.empty()
                : database.sql("""
                        select name from person_version
                        where person_id = :id and known_until is null
                        order by effective_from <= :on desc, effective_from desc limit 1
                        """)
                        .param("id", id)
                        .param("on", on)
                        .query((row, index) -> called(id, row.getString("name")))
                        .optional();
    }

    /**
     * Those that whoever asks may see, the newest first.
     *
     * @param institution of which they are where there is no word; null: of none
     */
    Stream<Choice> papers(
            @Nullable String institution, List<String> words, @Nullable KnownPoint known, String language) {
        return words.isEmpty()
                ? papers(
                        "n.thing in (select thing from part where institution_id = :wanted)",
                        Objects.requireNonNullElse(institution, ""),
                        MOST + 1,
                        known,
                        language)
                : papers(
                        "n.thing in (select thing from named(cast(:wanted as tsquery), :known))",
                        Search.lexemes(words),
                        MOST + 1,
                        known,
                        language);
    }

    /** Those of some that whoever asks may see, by their ids; all at once. */
    Map<String, Choice> papers(Collection<String> ids, @Nullable KnownPoint known, String language) {
        return ids.isEmpty()
                ? Map.of()
                : papers(
                                "n.thing = any(:wanted)",
                                ids.stream().map(id -> "instrument:" + id).toArray(String[]::new),
                                null,
                                known,
                                language)
                        .collect(Collectors.toMap(Choice::value, paper -> paper, (newest, older) -> newest));
    }

    /** Told from others of the same title by when they were made. */
    private Stream<Choice> papers(
            String condition, Object wanted, @Nullable Integer most, @Nullable KnownPoint known, String language) {
        Scope seen = Sight.now().scope();
        return known == null
                ? Stream.of()
                : database
                        .sql("""
                                select n.thing, n.name_sw, n.name_en, coalesce(p.signed_on, p.published_on) as made_on
                                from name_version n left join paper_version p
                                    on p.paper_id = substr(n.thing, 12) and p.known_until is null
                                where starts_with(n.thing, 'instrument:') and n.known_until is null and %s and %s
                                order by n.known_from desc limit cast(:most as int)
                                """.formatted(condition, Sight.condition(seen, "n.thing")))
                        .param("seen", seen.institutions().toArray(String[]::new))
                        .param("wanted", wanted)
                        .param("known", known.entry())
                        .param("most", most)
                        .query((row, index) -> new Choice(
                                row.getString("thing").substring("instrument:".length()),
                                new LocalizedText(row.getString("name_sw"), row.getString("name_en")).in(language),
                                row.getString("made_on") == null
                                        ? null
                                        : DatePhrase.of(new PartialDate(row.getString("made_on")), language),
                                null))
                        .list()
                        .stream();
    }
}
