package org.uteuzi.command.rule;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a rule asks the guard about the things touched.
 *
 * @param sql may use the arrays :things (references), :units, :posts, :people, :institutions; what it finds further ids by stands
 *     in an array of its own, so that PostgreSQL follows an index and reads no whole table
 * @param tables the guard tables on which the answer depends
 */
record Question(String sql, Set<String> tables) {

    private static final Pattern TABLE = Pattern.compile("\\bguard\\.(\\w+)");

    static Question of(String sql) {
        return new Question(
                sql,
                TABLE.matcher(sql)
                        .results()
                        .map((MatchResult table) -> table.group(1))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Where none of its tables changes it was answered before. */
    boolean concerns(Set<String> changed) {
        return tables.stream().anyMatch(changed::contains);
    }
}
