package org.uteuzi.query.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.instrument.InstrumentKind;
import org.uteuzi.query.desk.Field.Kind;
import org.uteuzi.query.desk.Reading.Mistake;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A draft as the request that the door takes; the same draft is always the same request.
 *
 * @param paper what is wrong with what is said of the instrument itself
 * @param effects what is wrong with each effect
 */
record Letter(ObjectNode request, List<Mistake> paper, List<List<Mistake>> effects) {

    /** What is asked about the instrument itself. */
    static final List<Field> PAPER = List.of(
            Field.choice("kind", true, InstrumentKind.values()),
            Field.required("jurisdiction", Kind.LINE),
            Field.of("number", Kind.LINE),
            Field.of("year", Kind.NUMBER),
            Field.required("title", Kind.NAME),
            Field.of("signedOn", Kind.DATE),
            Field.of("publishedOn", Kind.DATE),
            Field.of("issuer", Kind.LINE),
            Field.of("signedBy", Kind.LINE),
            Field.of("onBehalfOf", Kind.LINE),
            Field.of("reference", Kind.LINE),
            Field.of("continues", Kind.PAPER),
            Field.of("amends", Kind.PAPERS),
            Field.of("replaces", Kind.PAPERS),
            Field.of("repeals", Kind.PAPERS));

    static Letter of(Draft draft) {
        Reading paper = Reading.of(PAPER, draft.paper());
        ObjectNode request = paper.json();
        request.put("instrumentId", draft.instrumentId());
        ArrayNode documents = request.putArray("documents");
        draft.documents()
                .forEach(file -> documents
                        .addObject()
                        .put("name", file.name())
                        .put("mediaType", file.mediaType())
                        .put("sha256", file.sha256()));
        ArrayNode effects = request.putArray("effects");
        List<List<Mistake>> mistakes = new ArrayList<>();
        for (Draft.Item item : draft.effects()) {
            Reading effect = effect(item);
            effects.add(effect.json());
            mistakes.add(effect.mistakes());
        }
        ArrayNode acknowledge = request.putArray("acknowledge");
        draft.reasons().entrySet().stream()
                .filter(given -> given.getValue().isWhole())
                .sorted(Map.Entry.comparingByKey())
                .forEach(given -> Found.of(given.getKey(), draft).ifPresent(found -> {
                    ObjectNode one = acknowledge
                            .addObject()
                            .put("code", found.code())
                            .put("reason", given.getValue().text());
                    if (found.effect() != null) {
                        one.put("effect", found.effect());
                    }
                    if (found.factId() != null) {
                        one.put("factId", found.factId());
                    }
                }));
        return new Letter(request, paper.mistakes(), mistakes);
    }

    static Reading effect(Draft.Item item) {
        Reading reading = Reading.of(item.task().fields(), item.fields());
        ObjectNode effect = JsonMapper.shared().createObjectNode();
        effect.put("type", item.task().type());
        effect.setAll(reading.json());
        List<Mistake> mistakes = new ArrayList<>(reading.mistakes());
        if (item.eventType() != null) {
            Reading patch = Reading.patch(
                    item.asked().stream().filter(Field::isCorrected).toList(), item.fields(), item.was());
            effect.setAll(patch.json());
            mistakes.addAll(patch.mistakes());
            if (patch.mistakes().isEmpty() && patch.json().isEmpty()) {
                Field fact = item.task().fields().getFirst();
                mistakes.add(new Mistake(
                        fact, fact.id(), words -> words.say("desk.problem.same", Texts.label(fact, words))));
            }
        }
        return new Reading(effect, mistakes);
    }

    boolean complete() {
        return paper.isEmpty() && !effects.isEmpty() && effects.stream().allMatch(List::isEmpty);
    }

    /**
     * What the law finds wrong with the instrument.
     *
     * @param effect its place among the effects; null if it lies on none
     * @param factId of the earlier statement on which it lies
     */
    record Found(
            String code, @Nullable Integer effect, @Nullable String factId) {

        private static final String BETWEEN = "~";

        /** Stays the same wherever the effect stands among the others. */
        String key(Draft draft) {
            return String.join(
                    BETWEEN,
                    code,
                    effect == null ? "" : draft.effects().get(effect).id(),
                    factId == null ? "" : factId);
        }

        /** Empty for one whose effect is no longer there. */
        static Optional<Found> of(String key, Draft draft) {
            String[] parts = key.split(BETWEEN, -1);
            if (parts.length != 3) {
                return Optional.empty();
            }
            String fact = parts[2].isEmpty() ? null : parts[2];
            return parts[1].isEmpty()
                    ? Optional.of(new Found(parts[0], null, fact))
                    : draft.place(parts[1]).map(place -> new Found(parts[0], place, fact));
        }
    }
}
