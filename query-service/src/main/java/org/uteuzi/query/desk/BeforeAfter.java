package org.uteuzi.query.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.comparison.DiffAnswer.Entity;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.web.Picture;
import org.uteuzi.query.web.Words;
import org.uteuzi.structure.Structure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a draft touches of the structure, before and after it.
 *
 * @param day on which; null where nothing of the structure is touched
 * @param before as much of the structure as is touched
 * @param after the same after it
 * @param places unit by unit and post by post
 */
record BeforeAfter(@Nullable String day, Picture before, Picture after, List<Place> places) {

    /** A unit or a post before and after, in lines; null on the side on which it is not there. */
    record Place(
            String name,
            String within,
            @Nullable List<String> before,
            @Nullable List<String> after,
            boolean changed) {}

    /** @param preview as the door answers it */
    static BeforeAfter of(JsonNode preview, Words words) {
        Structure before = structure(preview.path("before"));
        Structure after = structure(preview.path("after"));
        LocalDate day = preview.at("/after/basis/on").isString()
                ? LocalDate.parse(preview.at("/after/basis/on").asString())
                : null;
        Predicate<Entity> touched = unlike(before, after);
        return new BeforeAfter(
                day == null ? null : words.on(day),
                picture(before, day, touched, words),
                picture(after, day, touched, words),
                Stream.concat(units(before, after, words), posts(before, after, words))
                        .toList());
    }

    private static Structure structure(JsonNode answered) {
        if (!(answered instanceof ObjectNode whole)) {
            return new Structure(null, List.of(), List.of(), List.of());
        }
        ObjectNode structure = whole.deepCopy();
        structure.remove("basis");
        // that a new law lets something go on changes nothing of it
        structure.findParents("continuedBy").forEach(parent -> ((ObjectNode) parent).putArray("continuedBy"));
        return EventJson.mapper().treeToValue(structure, Structure.class);
    }

    private static Picture picture(
            Structure structure, @Nullable LocalDate day, Predicate<Entity> touched, Words words) {
        return day == null
                ? new Picture(List.of())
                : Picture.of(
                        new StructureAnswer(
                                new Basis(day, 0, Instant.EPOCH, null, false), // it rests on no entry yet
                                structure.institution(),
                                structure.units(),
                                structure.posts(),
                                structure.offices()),
                        touched,
                        words);
    }

    /** What is not the same on both sides; a post with its holders. */
    private static Predicate<Entity> unlike(Structure before, Structure after) {
        Map<String, Structure.Unit> units = byId(before.units(), Structure.Unit::id);
        Map<String, Structure.Unit> unitsAfter = byId(after.units(), Structure.Unit::id);
        Map<String, Structure.Post> posts = byId(before.posts(), Structure.Post::id);
        Map<String, Structure.Post> postsAfter = byId(after.posts(), Structure.Post::id);
        return entity -> switch (entity.kind()) {
            case "unit" -> !Objects.equals(units.get(entity.id()), unitsAfter.get(entity.id()));
            case "post" -> !Objects.equals(posts.get(entity.id()), postsAfter.get(entity.id()));
            default -> false;
        };
    }

    private static Stream<Place> units(Structure before, Structure after, Words words) {
        Map<String, Structure.Unit> earlier = byId(before.units(), Structure.Unit::id);
        Map<String, Structure.Unit> later = byId(after.units(), Structure.Unit::id);
        return ids(earlier, later)
                .filter(id -> !Objects.equals(earlier.get(id), later.get(id)))
                .map(id -> place(
                        earlier.get(id),
                        later.get(id),
                        unit -> words.say(unit.name()).text(),
                        unit -> "",
                        unit -> lines(unit, words)));
    }

    private static Stream<Place> posts(Structure before, Structure after, Words words) {
        Map<String, Structure.Unit> units = byId(
                Stream.concat(after.units().stream(), before.units().stream()).toList(), Structure.Unit::id);
        Map<String, Structure.Post> earlier = byId(before.posts(), Structure.Post::id);
        Map<String, Structure.Post> later = byId(after.posts(), Structure.Post::id);
        return ids(earlier, later)
                .map(id -> place(
                        earlier.get(id),
                        later.get(id),
                        post -> words.say(post.title()).text(),
                        post -> units.containsKey(post.unitId())
                                ? words.say(units.get(post.unitId()).name()).text()
                                : "",
                        post -> lines(post, words)));
    }

    private static <T> Map<String, T> byId(List<T> things, Function<T, String> id) {
        return things.stream().collect(Collectors.toMap(id, Function.identity(), (one, other) -> one));
    }

    private static Stream<String> ids(Map<String, ?> earlier, Map<String, ?> later) {
        Set<String> ids = new TreeSet<>(earlier.keySet());
        ids.addAll(later.keySet());
        return ids.stream();
    }

    private static <T> Place place(
            @Nullable T earlier,
            @Nullable T later,
            Function<T, String> name,
            Function<T, String> within,
            Function<T, List<String>> lines) {
        T shown = later == null ? Objects.requireNonNull(earlier) : later;
        return new Place(
                name.apply(shown),
                within.apply(shown),
                earlier == null ? null : lines.apply(earlier),
                later == null ? null : lines.apply(later),
                !Objects.equals(earlier, later));
    }

    private static List<String> lines(Structure.Unit unit, Words words) {
        List<String> lines = new ArrayList<>();
        lines.add(words.say(unit.name()).text());
        if (unit.mandate() != null) {
            lines.add(words.say(unit.mandate().text()).text());
        }
        return lines;
    }

    private static List<String> lines(Structure.Post post, Words words) {
        List<String> lines = new ArrayList<>();
        lines.add(words.say(post.title()).text());
        if (post.seats() != null) {
            lines.add(words.say("desk.seats", String.valueOf(post.seats())));
        }
        post.holders()
                .forEach(holder -> lines.add(words.say(
                        "desk.holder",
                        words.called(holder.name(), holder.personId()),
                        words.say("state." + holder.capacity()))));
        if (!post.vacancies().isEmpty()) {
            lines.add(words.say("state.VACANT"));
        }
        return lines;
    }
}
