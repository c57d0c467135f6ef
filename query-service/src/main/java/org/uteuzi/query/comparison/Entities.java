package org.uteuzi.query.comparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.comparison.DiffAnswer.Entity;
import org.uteuzi.query.comparison.DiffAnswer.Field;
import org.uteuzi.structure.Structure;
import org.uteuzi.structure.StructureOn;
import org.uteuzi.structure.Things;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A structure taken apart into the things that can differ, each with its fields and the thing whose stream tells of it. */
record Entities(Map<Entity, State> states) {

    /** Follow from other things, or from the day alone. */
    private static final Set<String> DERIVED = Set.of(
            "id",
            "appointmentId",
            "holders",
            "vacancies",
            "vacantSeats",
            "certain",
            "precision",
            "headPostId",
            "findings");

    /**
     * @param thing whose stream tells of it, as a reference
     * @param through the posts by which an ex-officio seat is held, as references
     */
    record State(String thing, List<String> through, Map<String, JsonNode> fields) {}

    static Entities of(Things things, LocalDate on, String institutionId) {
        Structure structure = new StructureOn(things, on).of(institutionId);
        Map<Entity, State> states = new LinkedHashMap<>();
        if (structure.institution() != null) {
            String institution = structure.institution().id();
            states.put(
                    new Entity("institution", institution),
                    new State("institution:" + institution, List.of(), fields(structure.institution())));
        }
        structure
                .units()
                .forEach(unit -> states.put(
                        new Entity("unit", unit.id()), new State("unit:" + unit.id(), List.of(), fields(unit))));
        for (Structure.Post post : structure.posts()) {
            String thing = "post:" + post.id();
            states.put(new Entity("post", post.id()), new State(thing, List.of(), fields(post)));
            post.holders().forEach(holder -> {
                Map<String, JsonNode> fields = fields(holder);
                fields.put("postId", EventJson.mapper().valueToTree(post.id()));
                states.put(
                        new Entity("appointment", holder.appointmentId()),
                        new State(thing, through(things, post.id(), holder, on), fields));
            });
        }
        return new Entities(states);
    }

    private static List<String> through(Things things, String postId, Structure.Holder holder, LocalDate on) {
        return holder.through() == null
                ? List.of()
                : things.post(postId).stream()
                        .flatMap(post -> post.holdings().stream())
                        .filter(holding -> holding.appointmentId().equals(holder.appointmentId()))
                        .flatMap(holding -> holding.throughOn(on).stream())
                        .flatMap(through -> through.chain().stream())
                        .map(by -> "post:" + by.appointed().fact().postId())
                        .toList();
    }

    /** That a new law says that something goes on is a difference of the law alone. */
    private static Map<String, JsonNode> fields(Object value) {
        Map<String, JsonNode> fields = new TreeMap<>();
        JsonNode tree = EventJson.mapper().valueToTree(value);
        tree.findParents("continuedBy").forEach(parent -> ((ObjectNode) parent).remove("continuedBy"));
        tree.properties().stream()
                .filter(field ->
                        !DERIVED.contains(field.getKey()) && !field.getValue().isNull())
                .forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    /** All that is in one of the two, or in both with another value. */
    List<Entity> unlike(Entities other) {
        List<Entity> unlike = new ArrayList<>();
        states.keySet().stream()
                .filter(entity -> !fields(entity).equals(other.fields(entity)))
                .forEach(unlike::add);
        other.states.keySet().stream()
                .filter(entity -> !states.containsKey(entity))
                .forEach(unlike::add);
        return unlike;
    }

    List<Field> changed(Entity entity, Entities after) {
        Map<String, JsonNode> was = fields(entity);
        Map<String, JsonNode> is = after.fields(entity);
        Map<String, Field> fields = new TreeMap<>();
        was.forEach((name, value) -> fields.put(name, new Field(name, value, is.get(name))));
        is.forEach((name, value) -> fields.putIfAbsent(name, new Field(name, null, value)));
        return fields.values().stream()
                .filter(field -> field.before() == null || !field.before().equals(field.after()))
                .toList();
    }

    boolean has(Entity entity) {
        return states.containsKey(entity);
    }

    @Nullable
    State state(Entity entity) {
        return states.get(entity);
    }

    private Map<String, JsonNode> fields(Entity entity) {
        State state = states.get(entity);
        return state == null ? Map.of() : state.fields();
    }
}
