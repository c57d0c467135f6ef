package org.uteuzi.query.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.instrument.InstrumentKind;
import org.uteuzi.query.desk.Field.Kind;
import org.uteuzi.query.desk.Reading.Mistake;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A draft as the request that the door takes.
 *
 * @param paper what is wrong with what is said of the instrument itself
 * @param effects what is wrong with each effect
 */
record Letter(ObjectNode request, List<Mistake> paper, List<List<Mistake>> effects) {

    /** What is asked about the instrument itself. */
    static final List<Field> PAPER = List.of(
            Field.choice("kind", true, InstrumentKind.values(), "instrument"),
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
            Field.of("continues", Kind.LINE));

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
                    item.asked().stream()
                            .filter(field -> field.name().startsWith("with."))
                            .toList(),
                    item.fields(),
                    item.was());
            effect.setAll(patch.json());
            mistakes.addAll(patch.mistakes());
            if (patch.mistakes().isEmpty() && patch.json().isEmpty() && item.task() == Task.CORRECT) {
                mistakes.add(new Mistake(item.task().fields().getFirst(), "factId", "desk.problem.same", List.of()));
            }
        }
        return new Reading(effect, mistakes);
    }

    boolean complete() {
        return paper.isEmpty() && !effects.isEmpty() && effects.stream().allMatch(List::isEmpty);
    }

    /** @param reasons by the key of each finding */
    ObjectNode acknowledging(Map<String, Found> findings, Map<String, String> reasons) {
        ObjectNode request = this.request.deepCopy();
        ArrayNode acknowledge = request.putArray("acknowledge");
        findings.forEach((key, found) -> {
            String reason = reasons.getOrDefault(key, "").strip();
            if (!reason.isEmpty()) {
                ObjectNode one =
                        acknowledge.addObject().put("code", found.code()).put("reason", reason);
                if (found.effect() != null) {
                    one.put("effect", found.effect());
                }
                if (found.factId() != null) {
                    one.put("factId", found.factId());
                }
            }
        });
        return request;
    }

    /** What the law finds wrong with the instrument. */
    record Found(
            String code, @Nullable Integer effect, @Nullable String factId, String message) {

        String key() {
            return String.join("~", code, effect == null ? "" : String.valueOf(effect), factId == null ? "" : factId);
        }
    }

    /** The number of the first effect with a mistake; -1 if none has one. */
    int firstWrong() {
        return IntStream.range(0, effects.size())
                .filter(effect -> !effects.get(effect).isEmpty())
                .findFirst()
                .orElse(-1);
    }
}
