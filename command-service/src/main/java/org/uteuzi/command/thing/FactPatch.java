package org.uteuzi.command.thing;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.json.EventJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Resolves the merge patch of a correction (RFC 7396: missing is unchanged) against the words that count now. The result
 * is read and checked like an effect that somebody sends, so a correction can say nothing that the door would refuse. Null
 * means not stated. A {@code lastDay} and the first day out replace each other.
 */
final class FactPatch {

    private static final Set<String> FIXED =
            Set.of("type", "factId", "appointmentId", "mandate", "documents", "sha256");

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private FactPatch() {}

    /** @throws Refusal if the patch names something that cannot be corrected or leaves something malformed */
    static <E extends Effect> E resolve(Fact fact, Class<E> type, Correct correct) {
        if (correct.with().isEmpty()) {
            throw new Refusal("FIELD_REQUIRED", Map.of("path", "with"));
        }
        ObjectNode whole = whole(fact);
        Set<String> known = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        for (String name : correct.with().propertyNames()) {
            if (FIXED.contains(name) || name.equals(idOfThing(fact))) {
                throw new Refusal("NOT_CORRECTABLE", Map.of("factId", correct.factId(), "path", name));
            }
        }
        if (fact instanceof PostAmended) {
            onlyChanges(whole);
        }
        merge(whole, correct.with());
        if (correct.with().has("lastDay")) {
            String firstDayOut = known.contains("until") ? "until" : "effectiveFrom";
            if (!correct.with().has(firstDayOut)) {
                whole.remove(firstDayOut);
            }
        }
        whole.propertyNames().stream()
                .filter(name -> !known.contains(name) && !correct.with().has(name))
                .toList()
                .forEach(whole::remove);
        whole.put("factId", correct.ownFactId());
        whole.put("type", Effect.kind(type));
        return checked(whole, type, correct);
    }

    private static <E extends Effect> E checked(ObjectNode whole, Class<E> type, Correct correct) {
        try {
            E effect = EffectJson.mapper().treeToValue(whole, type);
            for (ConstraintViolation<E> violation : VALIDATOR.validate(effect)) {
                throw new Refusal(violation.getMessage(), Map.of("path", ViolationPath.of(violation)));
            }
            return effect;
        } catch (JacksonException e) {
            throw new Refusal("CORRECTION_MALFORMED", Map.of("factId", correct.factId()));
        }
    }

    /** A fact in the words of the effect that states it; those of a paper say its particulars one by one. */
    private static ObjectNode whole(Fact fact) {
        ObjectNode whole = EventJson.mapper().valueToTree(fact);
        if (fact instanceof InstrumentRecorded) {
            whole.setAll((ObjectNode) whole.get("particulars"));
        }
        return whole;
    }

    /** An amendment as somebody sends it: what changes is there, null where it is no longer stated; nothing else is. */
    private static void onlyChanges(ObjectNode node) {
        for (String name : List.copyOf(node.propertyNames())) {
            JsonNode value = node.get(name);
            if (value.isNull()) {
                node.remove(name);
            } else if (name.equals("terms")) {
                onlyChanges((ObjectNode) value);
            } else if (value.has("to")) {
                node.set(name, value.get("to"));
            }
        }
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        for (String name : patch.propertyNames()) {
            JsonNode value = patch.get(name);
            if (value instanceof ObjectNode inner && target.get(name) instanceof ObjectNode before) {
                merge(before, inner);
            } else {
                target.set(name, value);
            }
        }
    }

    private static String idOfThing(Fact fact) {
        return fact.thing().substring(0, fact.thing().indexOf(':')) + "Id";
    }
}
