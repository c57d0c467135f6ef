package org.uteuzi.query.desk;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.institution.LegalBasisChanged.Outcome;
import org.uteuzi.query.web.TypedDate;
import org.uteuzi.query.web.Wording;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was typed about an effect or an instrument, as the door takes it. Only the form of what is typed is judged here; whether
 * it can be is judged by the door alone.
 */
record Reading(ObjectNode json, List<Mistake> mistakes) {

    /** @param input the name and id of the input in which it is */
    record Mistake(Field field, String input, Wording wording) {}

    /**
     * A sign, a reference, and the section that says so; what it is called stands in brackets before or after that, and unlike
     * the brackets of a section begins with a word in capitals.
     */
    private static final Pattern DECISION =
            Pattern.compile("([+-])\\s*(\\S+)(?:\\s+\\(.*?\\))?(?:\\s+§\\s*(.+?))?(?:\\s+\\(\\p{Lu}\\p{L}.*\\))?");

    private static final String PARTICULARS = "particulars";
    private static final String TO = "to";
    private static final List<String> QUOTA = List.of("qualification", "appointedBy", "minimum", "maximum");
    private static final JsonNodeFactory NODES = JsonMapper.shared().getNodeFactory();

    static Reading of(List<Field> fields, Map<String, String> typed) {
        ObjectNode json = NODES.objectNode();
        List<Mistake> mistakes = new ArrayList<>();
        for (Field field : fields) {
            Value value = new Reader(field, typed).read();
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
            Value value = new Reader(field, beside(field, typed, was)).read();
            if (value.mistake() != null) {
                mistakes.add(value.mistake());
            } else if (!value.equals(new Reader(field, was).read())) {
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
                case LINES ->
                    typed.put(
                            field.id(),
                            String.join(
                                    "\n",
                                    value.valueStream().map(JsonNode::asString).toList()));
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
                                new Reader(field, item.fields()).read().json())
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

    /** @param json null where nothing is typed */
    private record Value(@Nullable JsonNode json, @Nullable Mistake mistake) {}

    private record Reader(Field field, Map<String, String> typed) {

        Value read() {
            return switch (field.kind()) {
                case DATE -> date();
                case NAME, PROSE -> localized();
                case ITEMS -> items();
                case LINES -> lines();
                case QUOTAS -> quotas();
                case DECISIONS -> decisions();
                case NUMBER ->
                    number("").map(digits -> json(NODES.numberNode(digits))).orElseGet(this::notANumber);
                case YES_NO -> text("").isEmpty() ? json(null) : json(NODES.booleanNode(text("").equals("yes")));
                case PERIOD -> period();
                case LAW -> law();
                case CHOICE ->
                    text("").isEmpty()
                                    || field.choices().stream()
                                            .anyMatch(choice -> choice.name().equals(text("")))
                            ? string(text(""))
                            : mistake("", "desk.problem.choice");
                default -> string(text(""));
            };
        }

        private Value date() {
            return switch (new TypedDate(text("day"), text("month"), text("year")).readPartial()) {
                case TypedDate.Nothing nothing -> json(null);
                case TypedDate.Stated stated -> string(stated.date().text());
                case TypedDate.Mistake wrong ->
                    new Value(
                            null,
                            new Mistake(
                                    field,
                                    field.input(wrong.part()),
                                    words -> words.say(
                                            "problem.inField",
                                            Texts.label(field, words),
                                            wrong.wording().in(words))));
            };
        }

        private Value localized() {
            ObjectNode both = NODES.objectNode();
            field.kind().parts().stream()
                    .filter(language -> !text(language).isEmpty())
                    .forEach(language -> both.put(language, text(language)));
            return json(both.isEmpty() ? null : both);
        }

        /** The n-th line of one language says the same as the n-th of the other. */
        private Value items() {
            List<String> swahili = text("sw").lines().toList();
            List<String> english = text("en").lines().toList();
            if (!swahili.isEmpty() && !english.isEmpty() && swahili.size() != english.size()) {
                return mistake("en", "desk.problem.items");
            }
            ArrayNode items = NODES.arrayNode();
            for (int item = 0; item < Math.max(swahili.size(), english.size()); item++) {
                ObjectNode both = items.addObject();
                if (item < swahili.size()) {
                    both.put("sw", swahili.get(item).strip());
                }
                if (item < english.size()) {
                    both.put("en", english.get(item).strip());
                }
            }
            return json(items.isEmpty() ? null : items);
        }

        private Value lines() {
            ArrayNode lines = NODES.arrayNode();
            text("").lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
            return json(lines.isEmpty() ? null : lines);
        }

        private Value decisions() {
            ArrayNode decisions = NODES.arrayNode();
            for (String line : text("").lines().filter(it -> !it.isBlank()).toList()) {
                Matcher said = DECISION.matcher(line.strip());
                if (!said.matches()) {
                    return mistake("", "desk.problem.decisions");
                }
                ObjectNode decision = decisions.addObject();
                decision.put("reference", said.group(2));
                decision.put("outcome", (said.group(1).equals("+") ? Outcome.CARRIES_OVER : Outcome.LAPSES).name());
                Optional.ofNullable(said.group(3)).ifPresent(section -> decision.put("section", section));
            }
            return json(decisions.isEmpty() ? null : decisions);
        }

        private Value quotas() {
            ArrayNode quotas = NODES.arrayNode();
            for (int row = 1; row <= field.kind().parts().size() / QUOTA.size() || isThere(row); row++) {
                ObjectNode quota = NODES.objectNode();
                for (String part : QUOTA) {
                    String input = row + "-" + part;
                    if (text(input).isEmpty()) {
                        continue;
                    }
                    if (!part.endsWith("imum")) {
                        quota.put(part, text(input));
                    } else if (number(input).isPresent()) {
                        quota.put(part, number(input).get());
                    } else {
                        return mistake(input, "desk.problem.number");
                    }
                }
                if (!quota.isEmpty()) {
                    quotas.add(quota);
                }
            }
            return json(quotas.isEmpty() ? null : quotas);
        }

        private boolean isThere(int row) {
            return QUOTA.stream().anyMatch(part -> !text(row + "-" + part).isEmpty());
        }

        private Value period() {
            for (String part : field.kind().parts()) {
                if (!text(part).isEmpty() && number(part).isEmpty()) {
                    return mistake(part, "desk.problem.number");
                }
            }
            Period period = Period.of(
                    number("years").orElse(0),
                    number("months").orElse(0),
                    number("days").orElse(0));
            return period.isZero() ? json(null) : string(period.toString());
        }

        private Value law() {
            ObjectNode law = NODES.objectNode();
            for (String part : field.kind().parts()) {
                String text = text(part);
                if (text.isEmpty()) {
                    continue;
                }
                if (part.equals("year")) {
                    Optional<Integer> year = number(part);
                    if (year.isEmpty()) {
                        return mistake(part, "desk.problem.number");
                    }
                    law.put(part, year.get());
                } else {
                    law.put(part, text);
                }
            }
            return json(law.isEmpty() ? null : law);
        }

        private Value notANumber() {
            return text("").isEmpty() ? json(null) : mistake("", "desk.problem.number");
        }

        private Optional<Integer> number(String part) {
            String digits = text(part);
            return digits.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
        }

        private String text(String part) {
            return typed.getOrDefault(field.input(part), "").strip();
        }

        private static Value string(String text) {
            return json(text.isEmpty() ? null : NODES.stringNode(text));
        }

        private static Value json(@Nullable JsonNode json) {
            return new Value(json, null);
        }

        private Value mistake(String part, String key) {
            return new Value(
                    null, new Mistake(field, field.input(part), words -> words.say(key, Texts.label(field, words))));
        }
    }
}
