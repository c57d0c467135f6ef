package org.uteuzi.query.web;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.uteuzi.query.comparison.DiffAnswer.Entity;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.web.StructurePage.PostRow;
import org.uteuzi.query.web.StructurePage.Seat;
import org.uteuzi.query.web.StructurePage.UnitRow;
import org.uteuzi.query.web.Words.Said;

/** A structure as boxes within boxes, with what is otherwise than in another one marked. */
public record Picture(List<Unit> units) {

    public record Unit(String id, Said name, int indent, boolean touched, List<Post> posts) {}

    public record Post(String id, Said title, boolean touched, List<Seat> seats) {}

    public static Picture of(StructureAnswer answer, Predicate<Entity> touched, Words words) {
        return new Picture(StructurePage.of(answer, words).units().stream()
                .map(unit -> unit(unit, touched, answer))
                .toList());
    }

    private static Unit unit(UnitRow unit, Predicate<Entity> touched, StructureAnswer answer) {
        return new Unit(
                unit.id(),
                unit.name(),
                unit.indent(),
                touched.test(new Entity("unit", unit.id())),
                unit.posts().stream().map(post -> post(post, touched, answer)).toList());
    }

    private static Post post(PostRow post, Predicate<Entity> touched, StructureAnswer answer) {
        Stream<String> appointments = answer.posts().stream()
                .filter(found -> found.id().equals(post.id()))
                .flatMap(found -> found.holders().stream())
                .map(holder -> holder.appointmentId());
        return new Post(
                post.id(),
                post.title(),
                touched.test(new Entity("post", post.id()))
                        || appointments.anyMatch(id -> touched.test(new Entity("appointment", id))),
                post.seats());
    }
}
