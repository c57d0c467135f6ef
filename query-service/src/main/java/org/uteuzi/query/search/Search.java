package org.uteuzi.query.search;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.access.Scope;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.search.SearchAnswer.Hit;
import org.uteuzi.query.structure.FoldedWords;
import org.uteuzi.text.LocalizedText;

/** Looks for things one of whose names, as known at a point, has all words asked for; each may be only the beginning of one. */
@Component
public class Search {

    /** Characters of what is typed, and of each word as it is looked for; the database takes no word of thousands. */
    private static final int MOST = 200;

    /** Names that go back further than any date go back to this one. */
    private static final LocalDate EVER = LocalDate.of(1, 1, 1);

    private final JdbcClient database;
    private final Histories histories;

    Search(JdbcClient database, Histories histories) {
        this.database = database;
        this.histories = histories;
    }

    /** What is looked for. */
    public record Wanted(
            List<String> words,
            @Nullable LocalDate on,
            long entry,
            @Nullable String institution,
            @Nullable String after,
            int limit) {}

    /** @param next where the page after this one begins; null if there is none */
    public record Found(List<Hit> hits, @Nullable String next) {}

    /** @throws ProblemException 400 where there is no word to look for, too many, or one that is too long when it is folded */
    public static List<String> words(@Nullable String text) {
        List<String> words = text == null || text.length() > MOST ? List.of() : FoldedWords.of(text);
        if (words.isEmpty()) {
            throw ProblemException.malformed("SEARCH_WITHOUT_WORDS", "q", "");
        }
        if (words.stream().anyMatch(word -> word.length() > MOST)) { // one sign may stand for many letters
            throw ProblemException.malformed("SEARCH_WORD_TOO_LONG", "q", "");
        }
        return words;
    }

    public Found find(Wanted wanted) {
        Scope sight = Sight.now().scope();
        if (sight.isNowhere()) {
            return new Found(List.of(), null);
        }
        String[] after = wanted.after() == null ? new String[] {"", ""} : place(wanted.after());
        List<Row> rows = database.sql("""
                        select * from (
                            select distinct on (thing) thing, sort_key, name_sw, name_en, effective_from, effective_until
                            from named(cast(:words as tsquery), :entry) named
                            where (cast(:on as date) is null or effective_from <= :on
                                   and (effective_until is null or effective_until > :on))
                              and (cast(:institution as text) is null
                                   or thing in (select thing from part
                                              where institution_id = :institution and since <= :entry))
                              and %s
                            order by thing, effective_from desc
                        ) found
                        where (sort_key, thing) > (:afterName, :afterThing) order by sort_key, thing limit :limit
                        """.formatted(Sight.condition(sight, "named.thing")))
                .param("words", lexemes(wanted.words()))
                .param("entry", wanted.entry())
                .param("on", wanted.on())
                .param("institution", wanted.institution())
                .param("seen", sight.institutions().toArray(String[]::new))
                .param("afterName", after[0])
                .param("afterThing", after[1])
                .param("limit", wanted.limit() + 1)
                .query(Row::of)
                .list();
        List<Row> page = rows.subList(0, Math.min(rows.size(), wanted.limit()));
        Map<String, List<String>> institutions =
                histories.institutionsWith(page.stream().map(Row::thing).toList(), wanted.entry());
        return new Found(
                page.stream()
                        .map(row -> row.hit(institutions.getOrDefault(row.thing(), List.of()).stream()
                                .filter(sight::includes)
                                .toList()))
                        .toList(),
                rows.size() > page.size() ? page.getLast().place() : null);
    }

    /** Folded words hold nothing but letters and digits. */
    public static String lexemes(List<String> words) {
        return words.stream().map(word -> "'" + word + "':*").collect(Collectors.joining(" & "));
    }

    private static String[] place(String text) {
        try {
            String[] place = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", -1);
            if (place.length == 2 && place[0].indexOf(0) < 0 && place[1].indexOf(0) < 0) {
                return place;
            }
        } catch (IllegalArgumentException e) {
            // told below like any other text that is no place
        }
        throw ProblemException.malformed("MALFORMED", "after", text);
    }

    private record Row(
            String thing,
            String sortKey,
            LocalizedText name,
            LocalDate from,
            @Nullable LocalDate until) {

        static Row of(ResultSet row, int index) throws SQLException {
            return new Row(
                    row.getString("thing"),
                    row.getString("sort_key"),
                    new LocalizedText(row.getString("name_sw"), row.getString("name_en")),
                    row.getObject("effective_from", LocalDate.class),
                    row.getObject("effective_until", LocalDate.class));
        }

        Hit hit(List<String> institutions) {
            int colon = thing.indexOf(':');
            return new Hit(
                    SearchAnswer.Kind.valueOf(thing.substring(0, colon).toUpperCase(Locale.ROOT)),
                    thing.substring(colon + 1),
                    name,
                    from.equals(EVER) ? null : from,
                    until,
                    institutions);
        }

        String place() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((sortKey + "\n" + thing).getBytes(StandardCharsets.UTF_8));
        }
    }
}
