package org.uteuzi.query.desk;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.institution.LegalBasisChanged.Outcome;
import org.uteuzi.query.web.TypedDate;
import org.uteuzi.query.web.Wording;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was typed about an effect or an instrument, as the door takes it. Only the form of what is typed is judged here; whether
 * it can be is judged by the door alone.
 */
record Reading(ObjectNode json, List<Mistake> mistakes) {

    /** @param input the name and id of the input in which it is */
    record Mistake(Field field, String input, Wording wording) {}

    private static final String PARTICULARS = "particulars";
    private static final String TO = "to";
    private static final JsonNodeFactory NODES = JsonMapper.shared().getNodeFactory();

    static Reading of(List<Field> fields, Map<String, String> typed) {
        ObjectNode json = NODES.objectNode();
        List<Mistake> mistakes = new ArrayList<>();
        for (Field field : fields) {
            Typed.Value value = new Typed(field, typed).read();
            if (value.mistake() != null) {
                mistakes.add(value.mistake());
            } else if (value.json() != null) {
                put(json, field.name(), value.json());
            } else if (field.required()) {
                mistakes.add(new Mistake(
                        field,
                        field.inputs().getFirst(),
                        words -> words.say("desk.problem.required", Texts.label(field, words))));
            }
        }
        return new Reading(json, mistakes);
    }

    /** Of a correction only what says something else than what stood there; what was emptied is no longer stated. */
    static Reading patch(List<Field> fields, Map<String, String> typed, Map<String, String> was) {
        ObjectNode json = NODES.objectNode();
        List<Mistake> mistakes = new ArrayList<>();
        for (Field field : fields) {
            Typed.Value value = new Typed(field, beside(field, typed, was)).read();
            if (value.mistake() != null) {
                mistakes.add(value.mistake());
            } else if (!value.equals(new Typed(field, was).read())) {
                put(json, field.name(), value.json() == null ? NODES.nullNode() : whole(field, value.json()));
            }
        }
        return new Reading(json, mistakes);
    }

    /** What a form has no inputs for, as of more quotas than it has rows, stays as it was. */
    private static Map<String, String> beside(Field field, Map<String, String> typed, Map<String, String> was) {
        Map<String, String> all = new LinkedHashMap<>(was);
        field.inputs().forEach(all::remove);
        all.putAll(typed);
        return all;
    }

    /** A merge patch leaves alone what is missing from an object, so the parts that were emptied are named. */
    private static JsonNode whole(Field field, JsonNode value) {
        if (value instanceof ObjectNode object) {
            field.kind().parts().stream().filter(part -> !object.has(part)).forEach(object::putNull);
        }
        return value;
    }

    /** The same way back: what a recorded statement says, as it would have been typed. */
    static Map<String, String> typed(List<Field> fields, JsonNode said) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (Field field : fields) {
            JsonNode value = value(said, field);
            if (value.isMissingNode() || value.isNull()) {
                continue;
            }
            switch (field.kind()) {
                case DATE -> {
                    TypedDate date = TypedDate.of(new PartialDate(value.asString()));
                    typed.put(field.input("day"), date.day());
                    typed.put(field.input("month"), date.month());
                    typed.put(field.input("year"), date.year());
                }
                case NAME, PROSE, LAW ->
                    field.kind().parts().forEach(part -> typed.put(field.input(part), text(value.get(part))));
                case ITEMS ->
                    field.kind()
                            .parts()
                            .forEach(language -> typed.put(
                                    field.input(language),
                                    String.join(
                                            "\n",
                                            value.valueStream()
                                                    .map(item -> text(item.get(language)))
                                                    .toList())));
                case LINES, PAPERS ->
                    typed.put(
                            field.id(),
                            String.join(
                                    "\n",
                                    value.valueStream().map(JsonNode::asString).toList()));
                case SEVERAL -> value.forEach(choice -> typed.put(field.input(choice.asString()), "yes"));
                case DECISIONS ->
                    typed.put(
                            field.id(),
                            value.valueStream().map(Reading::decision).collect(Collectors.joining("\n")));
                case QUOTAS -> {
                    for (int row = 0; row < value.size(); row++) {
                        for (Map.Entry<String, JsonNode> part : value.get(row).properties()) {
                            typed.put(field.input(row + 1 + "-" + part.getKey()), text(part.getValue()));
                        }
                    }
                }
                case PERIOD -> {
                    Period period = Period.parse(value.asString());
                    typed.put(field.input("years"), positive(period.getYears()));
                    typed.put(field.input("months"), positive(period.getMonths()));
                    typed.put(field.input("days"), positive(period.getDays()));
                }
                case YES_NO -> typed.put(field.id(), value.asBoolean() ? "yes" : "no");
                default -> typed.put(field.id(), value.asString());
            }
        }
        typed.values().removeIf(String::isEmpty);
        return typed;
    }

    /** Of everything that a browser sent, what the fields ask for; lines end as they are recorded. */
    static Map<String, String> kept(List<Field> fields, Map<String, String> typed) {
        Map<String, String> kept = new LinkedHashMap<>();
        fields.stream()
                .flatMap(field -> field.inputs().stream())
                .filter(typed::containsKey)
                .forEach(input -> kept.put(input, clean(typed.getOrDefault(input, ""))));
        return kept;
    }

    /** Browsers end lines in two characters; U+0000 can be kept nowhere. */
    static String clean(String typed) {
        return typed.replace("\r\n", "\n").replace("\0", "");
    }

    /** The day on which things are looked for: that of the effect, as far as it is typed. */
    static Optional<LocalDate> day(Draft.Item item) {
        return item.asked().stream()
                .filter(field ->
                        field.plain().equals("effectiveFrom") || field.plain().equals("lastDay"))
                .flatMap(field -> Optional.ofNullable(
                                new Typed(field, item.fields()).read().json())
                        .stream()
                        .map(date -> new PartialDate(date.asString()))
                        .map(date -> field.plain().equals("lastDay") ? date.last() : date.first()))
                .findFirst();
    }

    private static JsonNode value(JsonNode said, Field field) {
        JsonNode at =
                said.has(PARTICULARS) ? said.path(PARTICULARS) : said; // those of a paper, as its effect says them
        for (String step : field.name().split("\\.")) {
            at = at.path(step);
        }
        if (at.has(TO)) {
            return at.path(TO); // an amendment says of each attribute what it is changed to
        }
        if (!field.name().equals("lastDay") || !at.isMissingNode()) {
            return at;
        }
        // an end is recorded as the first day out, and asked for as the last day in
        JsonNode until = said.has("until") ? said.path("until") : said.path("effectiveFrom");
        return until.isString()
                ? NODES.stringNode(new PartialDate(until.asString()).preceding().text())
                : at;
    }

    private static String decision(JsonNode decision) {
        String section = text(decision.get("section"));
        return (decision.path("outcome").asString().equals(Outcome.CARRIES_OVER.name()) ? "+ " : "- ")
                + decision.path("reference").asString()
                + (section.isEmpty() ? "" : " § " + section);
    }

    private static String positive(int number) {
        return number > 0 ? String.valueOf(number) : "";
    }

    private static String text(@Nullable JsonNode value) {
        return value == null || value.isNull() ? "" : value.asString();
    }

    private static void put(ObjectNode json, String name, JsonNode value) {
        ObjectNode at = json;
        String[] steps = name.split("\\.");
        for (int step = 0; step < steps.length - 1; step++) {
            at = at.withObjectProperty(steps[step]);
        }
        at.set(steps[steps.length - 1], value);
    }
}
