package org.uteuzi.command.rule;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Recorded;

/**
 * What the rules see: the things that an instrument touches, before and after, and the guard tables as they stand after its
 * last effect.
 *
 * @param changed the guard tables in which the instrument changes any row
 * @param register which of some references name things that the register knows
 */
public record Judgement(
        Collection<Touched> things, Set<String> changed, JdbcClient guard, UnaryOperator<Set<String>> register) {

    private static final Pattern TABLE = Pattern.compile("\\bguard\\.(\\w+)");

    public String[] ids(String kind) {
        return things.stream()
                .filter(thing -> thing.kind().equals(kind))
                .map(Touched::id)
                .toArray(String[]::new);
    }

    boolean touches(String kind, Object id) {
        return things(kind).anyMatch(thing -> thing.id().equals(id));
    }

    public Stream<Touched> things(String kind) {
        return things.stream().filter(thing -> thing.kind().equals(kind));
    }

    /** The posts touched, as they are believed after the instrument; without those whose establishment is withdrawn. */
    public Stream<PostTimeline> posts() {
        return things("post").map(post -> PostTimeline.of(post.after())).flatMap(Optional::stream);
    }

    /** What the streams of the touched things of a kind break now and did not break before. */
    List<Violation> newlyBroken(String kind, Function<List<Recorded>, Stream<Violation>> rule) {
        return things(kind)
                .flatMap(thing -> {
                    List<Violation> broken = rule.apply(thing.after()).toList();
                    Set<String> before = broken.isEmpty()
                            ? Set.of()
                            : rule.apply(thing.before())
                                    .map(violation -> violation.code() + violation.factIds())
                                    .collect(Collectors.toSet());
                    return broken.stream()
                            .filter(violation -> !before.contains(violation.code() + violation.factIds()));
                })
                .toList();
    }

    /** Those of the references that name a thing of the register, this instrument's own among them. */
    public Set<String> known(Set<String> references) {
        return register.apply(references);
    }

    /**
     * Asks the guard about the things touched, in one round trip; a question about tables of which the instrument changes
     * nothing was answered before it, and is not asked.
     *
     * @param questions may use the arrays :things (references), :units, :posts, :people, :institutions
     */
    public List<Row> ask(String... questions) {
        String union = Stream.of(questions)
                .filter(question ->
                        TABLE.matcher(question).results().anyMatch(table -> changed.contains(table.group(1))))
                .collect(Collectors.joining(" union "));
        return union.isEmpty() ? List.of() : answers(union);
    }

    private List<Row> answers(String sql) {
        return guard.sql(sql)
                .param("things", things.stream().map(Touched::reference).toArray(String[]::new))
                .param("institutions", ids("institution"))
                .param("units", ids("unit"))
                .param("posts", ids("post"))
                .param("people", ids("person"))
                .query((row, index) -> {
                    Map<String, Object> values = new HashMap<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        values.put(row.getMetaData().getColumnLabel(i), value(row.getObject(i)));
                    }
                    return new Row(values);
                })
                .list();
    }

    private static Object value(Object column) {
        return column instanceof java.sql.Date date ? date.toLocalDate() : column;
    }

    /** A row of an answer of the guard; none of its values is missing. */
    public record Row(Map<String, Object> values) {

        public Object get(String name) {
            return Objects.requireNonNull(values.get(name), name);
        }
    }
}
