package org.uteuzi.command.rule;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.uteuzi.command.guard.Guard;

/**
 * What a rule asks the guard about the things touched.
 *
 * @param sql may use the arrays :things (references), :units, :posts, :people, :institutions, of the units touched those
 *     :unitsWithOtherDays, and the table post_with_other_days (id) of the posts touched and those in such units; what it finds
 *     further ids by stands in an array of its own, so that PostgreSQL follows an index and reads no whole table
 * @param tables the guard tables on which the answer depends
 */
record Question(String sql, Set<String> tables) {

    /** What stands before all questions. */
    static final String BEFORE_ALL = "with post_with_other_days (id) as ("
            + Guard.POSTS_WITH_OTHER_DAYS.formatted(":posts", ":unitsWithOtherDays") + ")\n";

    private static final Pattern TABLE = Pattern.compile("\\bguard\\.(\\w+)");

    /** Posts, as they are called in SQL, and what changes their days, as an array of references. */
    static String withUnits(String... posts) {
        return """
                array(select 'post:' || unnest(array[%1$s])
                      union
                      select 'unit:' || unit_id from guard.post
                      where id = any(array[%1$s]) and unit_id = any(:unitsWithOtherDays)
                      order by 1)""".formatted(String.join(", ", posts));
    }

    static Question of(String sql) {
        return new Question(
                sql,
                TABLE.matcher(sql)
                        .results()
                        .map((MatchResult table) -> table.group(1))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The same, where it asks of appointments only about those ex officio; also with the days of a post they change. */
    Question ofExOfficioSeats() {
        return new Question(sql, Set.of(Guard.EX_OFFICIO_SEATS));
    }

    /** Where none of its tables changes it was answered before. */
    boolean concerns(Set<String> changed) {
        return tables.stream().anyMatch(changed::contains);
    }
}
