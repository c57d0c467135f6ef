package org.uteuzi.command.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.uteuzi.command.register.RecordedThings;

/**
 * All questions that depend on any of some tables, and the one statement that asks them. Few instruments differ in the tables that
 * they change, so each statement is composed once.
 *
 * @param sql its rows are the place of a question in the list, or -1 for a reference that is known, and an answer
 */
record Questions(List<Question> all, String sql) {

    private static final String KNOWN =
            "select -1 as question, to_json(aggregate_id)::text as answer from (" + RecordedThings.KNOWN + ") known";

    private static final Map<Set<String>, Questions> CONCERNED = new ConcurrentHashMap<>();

    /** Of the rules of record. */
    static Questions concernedBy(Set<String> changed) {
        return CONCERNED.computeIfAbsent(Set.copyOf(changed), Questions::of);
    }

    private static Questions of(Set<String> changed) {
        List<Question> all =
                Rules.questions().filter(question -> question.concerns(changed)).toList();
        return new Questions(
                all,
                Question.BEFORE_ALL
                        + Stream.concat(
                                        Stream.of(KNOWN),
                                        IntStream.range(0, all.size())
                                                .mapToObj(i -> "select " + i + ", row_to_json(asked)::text from ("
                                                        + all.get(i).sql() + ") asked"))
                                .collect(Collectors.joining("\nunion all\n")));
    }
}
