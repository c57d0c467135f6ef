package org.uteuzi.command.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.uteuzi.command.guard.Mentions;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.json.EventJson;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;
import org.uteuzi.timeline.UnitTimeline;
import tools.jackson.databind.JsonNode;

/**
 * What the rules see: the things that an instrument touches, before and after, and the guard tables as they stand after its
 * last effect. The questions of all rules travel to the database together when the first rule wants an answer.
 */
final class Judgement {

    private final Collection<Touched> things;
    private final Set<String> changed;
    private final String paper;
    private final JdbcClient guard;
    private final UnaryOperator<Set<String>> facts;
    private @Nullable Map<Question, List<Row>> answers;
    private final Set<String> unknown;

    /**
     * @param changed the guard tables in which the instrument changes any row
     * @param paper the instrument itself, as a reference
     * @param facts which of some ids name facts of the register
     */
    Judgement(
            Collection<Touched> things,
            Set<String> changed,
            String paper,
            JdbcClient guard,
            UnaryOperator<Set<String>> facts) {
        this.things = things;
        this.changed = changed;
        this.paper = paper;
        this.guard = guard;
        this.facts = facts;
        this.unknown = things.stream()
                .flatMap(thing -> thing.added().stream())
                .flatMap(recorded -> mentions(recorded.event()))
                .collect(Collectors.toSet());
        things.forEach(thing -> unknown.remove(thing.reference()));
    }

    Collection<Touched> things() {
        return things;
    }

    JdbcClient guard() {
        return guard;
    }

    String[] ids(String kind) {
        return things(kind).map(Touched::id).toArray(String[]::new);
    }

    boolean touches(String kind, Object id) {
        return things(kind).anyMatch(thing -> thing.id().equals(id));
    }

    Stream<Touched> things(String kind) {
        return things.stream().filter(thing -> thing.kind().equals(kind));
    }

    /** The posts touched, as they are believed after the instrument; without those whose establishment is withdrawn. */
    Stream<PostTimeline> posts() {
        return things("post").map(Touched::postAfter).flatMap(Optional::stream);
    }

    /** What the streams of the touched things of a kind break now and did not break before. */
    List<Violation> newlyBroken(String kind, Function<List<Recorded>, Stream<Violation>> rule) {
        return newlyBroken(kind, thing -> rule.apply(thing.before()), thing -> rule.apply(thing.after()));
    }

    /** What the posts touched, as they are believed, break now and did not break before. */
    List<Violation> newlyBrokenByPosts(Function<PostTimeline, Stream<Violation>> rule) {
        return newlyBroken(
                "post",
                post -> post.postBefore().stream().flatMap(rule),
                post -> post.postAfter().stream().flatMap(rule));
    }

    private List<Violation> newlyBroken(
            String kind, Function<Touched, Stream<Violation>> earlier, Function<Touched, Stream<Violation>> later) {
        return things(kind)
                .flatMap(thing -> {
                    List<Violation> broken = later.apply(thing).toList();
                    Set<String> before = broken.isEmpty()
                            ? Set.of()
                            : earlier.apply(thing)
                                    .map(violation -> violation.code() + violation.factIds())
                                    .collect(Collectors.toSet());
                    return broken.stream()
                            .filter(violation -> !before.contains(violation.code() + violation.factIds()));
                })
                .toList();
    }

    /** The things that an event of this instrument names, without the instrument itself where that puts something right. */
    Stream<String> mentions(Event event) {
        return Mentions.of(event, paper);
    }

    /** Whether a thing that is mentioned is one of the register or of this instrument; earlier mentions were looked up then. */
    boolean isKnown(String reference) {
        ask();
        return !unknown.contains(reference);
    }

    /** Those of the ids that name a fact, this instrument's own among them. */
    Set<String> knownFacts(Set<String> factIds) {
        Set<String> found = things.stream()
                .flatMap(thing -> thing.after().stream())
                .flatMap(recorded -> recorded.event() instanceof Fact fact ? Stream.of(fact.factId()) : Stream.of())
                .filter(factIds::contains)
                .collect(Collectors.toSet());
        Set<String> others = new HashSet<>(factIds);
        others.removeAll(found);
        found.addAll(facts.apply(others));
        return found;
    }

    /** The answer of the guard, each row once and in order. Nothing where nothing changes on which it depends. */
    List<Row> answers(Question question) {
        return ask().getOrDefault(question, List.of());
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
