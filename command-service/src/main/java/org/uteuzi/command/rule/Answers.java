package org.uteuzi.command.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.json.EventJson;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.Recorded;
import org.uteuzi.timeline.UnitTimeline;
import tools.jackson.databind.JsonNode;

/**
 * What the guard answers about the things that are touched. The questions of all rules travel to the database together when
 * the first rule wants an answer.
 */
final class Answers {

    private final Collection<Touched> things;
    private final Set<String> changed;
    private final JdbcClient guard;
    private final Set<String> unknown;
    private @Nullable Map<Question, List<Row>> answers;

    /**
     * @param changed the guard tables in which any row changes
     * @param mentioned references that are named beside the things
     */
    Answers(Collection<Touched> things, Set<String> changed, Set<String> mentioned, JdbcClient guard) {
        this.things = things;
        this.changed = changed;
        this.guard = guard;
        this.unknown = mentioned;
        things.forEach(thing -> unknown.remove(thing.reference()));
    }

    /** Whether a thing that is mentioned is one of the register or among those touched. */
    boolean isKnown(String reference) {
        ask();
        return !unknown.contains(reference);
    }

    /** Each row once and in order. Nothing where nothing changes on which it depends. */
    List<Row> to(Question question) {
        return ask().getOrDefault(question, List.of());
    }

    /** Whether there is nothing that any rule could object to. */
    boolean isNothing() {
        return ask().isEmpty() && unknown.isEmpty();
    }

    private Map<Question, List<Row>> ask() {
        if (answers == null) {
            answers = new HashMap<>();
            Questions questions = Questions.concernedBy(changed);
            if (!questions.all().isEmpty() || !unknown.isEmpty()) {
                ask(questions, answers);
            }
            answers.replaceAll(
                    (question, rows) -> rows.stream().distinct().sorted().toList());
        }
        return answers;
    }

    private void ask(Questions questions, Map<Question, List<Row>> into) {
        guard.sql(questions.sql())
                .param("references", unknown.toArray(String[]::new))
                .param("things", things.stream().map(Touched::reference).toArray(String[]::new))
                .param("institutions", ids("institution"))
                .param("units", ids("unit"))
                .param("unitsWithOtherDays", unitsWithOtherDays())
                .param("posts", ids("post"))
                .param("people", ids("person"))
                .query(row -> {
                    int question = row.getInt(1);
                    JsonNode answer = EventJson.mapper().readTree(row.getString(2));
                    if (question < 0) {
                        unknown.remove(answer.stringValue());
                    } else {
                        into.computeIfAbsent(questions.all().get(question), asked -> new ArrayList<>())
                                .add(new Row(row.getString(2), answer));
                    }
                });
    }

    private String[] ids(String kind) {
        return things(kind).map(Touched::id).toArray(String[]::new);
    }

    private Stream<Touched> things(String kind) {
        return things.stream().filter(thing -> thing.kind().equals(kind));
    }

    private String[] unitsWithOtherDays() {
        return things("unit")
                .filter(unit -> !existence(unit.before()).equals(existence(unit.after())))
                .map(Touched::id)
                .toArray(String[]::new);
    }

    private static Optional<Effective> existence(List<Recorded> unit) {
        return UnitTimeline.of(unit).map(UnitTimeline::existence);
    }

    /** A row of an answer of the guard; none of its values is missing. */
    record Row(String text, JsonNode values) implements Comparable<Row> {

        String get(String name) {
            return Objects.requireNonNull(values.get(name), name).stringValue();
        }

        List<String> list(String name) {
            return values.path(name).valueStream().map(JsonNode::stringValue).toList();
        }

        LocalDate day(String name) {
            return LocalDate.parse(get(name));
        }

        /** Null where there is none. */
        @Nullable
        LocalDate end(String name) {
            return get(name).equals("infinity") ? null : day(name);
        }

        @Override
        public int compareTo(Row other) {
            return text.compareTo(other.text);
        }
    }
}
