package org.uteuzi.query.desk;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.time.NotADateException;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was typed about an effect or an instrument, as the door takes it. Only the form of what is typed is judged here; whether
 * it can be is judged by the door alone.
 *
 */
record Reading(ObjectNode json, List<Mistake> mistakes) {

    /**
     * @param input the name and id of the input in which it is
     * @param key of the sentence that says it
     */
    record Mistake(Field field, String input, String key, List<String> arguments) {}

    private static final JsonMapper JSON = JsonMapper.shared();
    static final List<String> DATE = List.of("day", "month", "year");
    static final List<String> LANGUAGES = List.of("sw", "en");
    static final List<String> LAW = List.of("number", "year", "section", "jurisdiction");
    static final List<String> PERIOD = List.of("years", "months");

    /** The inputs that a field has in a page, by the last part of their names; one without a part has the field's own name. */
    static List<String> parts(Field.Kind kind) {
        return switch (kind) {
            case DATE -> DATE;
            case NAME, PROSE, ITEMS -> LANGUAGES;
            case LAW -> LAW;
            case PERIOD -> PERIOD;
            default -> List.of("");
        };
    }

    static String input(Field field, String part) {
        return part.isEmpty() ? field.id() : field.id() + "-" + part;
    }

    static Reading of(List<Field> fields, Map<String, String> typed) {
        ObjectNode json = JSON.createObjectNode();
        List<Mistake> mistakes = new ArrayList<>();
        for (Field field : fields) {
            Value value = new Reader(field, typed).read();
            if (value.mistake() != null) {
                mistakes.add(value.mistake());
            } else if (value.json() != null) {
                put(json, field.name(), value.json());
            } else if (field.required()) {
                mistakes.add(new Mistake(
                        field, input(field, parts(field.kind()).getFirst()), "desk.problem.required", List.of()));
            }
        }
        return new Reading(json, mistakes);
    }

    /** Of a correction only what differs from what stood there; what was emptied is no longer stated. */
    static Reading patch(List<Field> fields, Map<String, String> typed, Map<String, String> was) {
        ObjectNode json = JSON.createObjectNode();
        List<Mistake> mistakes = new ArrayList<>();
        for (Field field : fields) {
            if (parts(field.kind()).stream()
                    .map(part -> input(field, part))
                    .allMatch(input -> typed.getOrDefault(input, "")
                            .strip()
                            .equals(was.getOrDefault(input, "").strip()))) {
                continue;
            }
            Value value = new Reader(field, typed).read();
            if (value.mistake() != null) {
                mistakes.add(value.mistake());
            } else {
                put(json, field.name(), value.json() == null ? JSON.nullNode() : value.json());
            }
        }
        return new Reading(json, mistakes);
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
                    String[] parts = value.asString().split("-", 3);
                    for (int part = 0; part < parts.length; part++) {
                        String digits = part == 0 ? parts[part] : String.valueOf(Integer.parseInt(parts[part]));
                        typed.put(input(field, DATE.get(2 - part)), digits);
                    }
                }
                case NAME, PROSE ->
                    LANGUAGES.forEach(language -> put(typed, input(field, language), value.get(language)));
                case ITEMS ->
                    LANGUAGES.forEach(language -> typed.put(
                            input(field, language),
                            String.join(
                                    "\n",
                                    value.valueStream()
                                            .map(item -> text(item.get(language)))
                                            .toList())));
                case LAW -> LAW.forEach(part -> put(typed, input(field, part), value.get(part)));
                case LINES ->
                    typed.put(
                            field.id(),
                            String.join(
                                    "\n",
                                    value.valueStream().map(JsonNode::asString).toList()));
                case PERIOD -> {
                    Period period = Period.parse(value.asString());
                    if (period.getYears() > 0) {
                        typed.put(input(field, "years"), String.valueOf(period.getYears()));
                    }
                    if (period.getMonths() > 0) {
                        typed.put(input(field, "months"), String.valueOf(period.getMonths()));
                    }
                }
                case YES_NO -> typed.put(field.id(), value.asBoolean() ? "yes" : "no");
                default -> typed.put(field.id(), value.asString());
            }
        }
        return typed;
    }

    /** The first day of the one date that was read; empty where it is missing or wrong. */
    Optional<LocalDate> day() {
        return json.valueStream()
                .filter(JsonNode::isString)
                .findFirst()
                .map(date -> new PartialDate(date.asString()).first());
    }

    private static JsonNode value(JsonNode said, Field field) {
        JsonNode at = said;
        for (String step : field.name().split("\\.")) {
            at = at.path(step);
        }
        // an end is recorded as the first day out, and asked for as the last day in
        if (field.name().equals("lastDay") && at.isMissingNode()) {
            JsonNode until = said.path("until").isString() ? said.path("until") : said.path("effectiveFrom");
            return until.isString()
                    ? JSON.getNodeFactory()
                            .stringNode(new PartialDate(until.asString())
                                    .preceding()
                                    .text())
                    : at;
        }
        return at;
    }

    private static void put(Map<String, String> typed, String input, @Nullable JsonNode value) {
        String text = text(value);
        if (!text.isEmpty()) {
            typed.put(input, text);
        }
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
                case NUMBER ->
                    number("")
                            .map(n -> json(JSON.getNodeFactory().numberNode(n)))
                            .orElseGet(this::notANumber);
                case YES_NO ->
                    text("").isEmpty() ? json(null) : json(JSON.getNodeFactory().booleanNode(text("").equals("yes")));
                case PERIOD -> period();
                case LAW -> law();
                case CHOICE ->
                    text("").isEmpty() || field.choices().contains(text(""))
                            ? string(text(""))
                            : mistake("", "desk.problem.choice");
                default -> string(text(""));
            };
        }

        private Value date() {
            String year = text("year");
            String month = text("month");
            String day = text("day");
            if (year.isEmpty() && month.isEmpty() && day.isEmpty()) {
                return json(null);
            }
            if (year.isEmpty()) {
                return mistake("year", "desk.problem.date.year");
            }
            if (year.length() != 4) {
                return mistake("year", "desk.problem.date.fourDigits");
            }
            if (month.isEmpty() && !day.isEmpty()) {
                return mistake("month", "desk.problem.date.month");
            }
            try {
                String text = Stream.of(
                                "%04d".formatted(Integer.parseInt(year)),
                                month.isEmpty() ? "" : "-%02d".formatted(Integer.parseInt(month)),
                                day.isEmpty() ? "" : "-%02d".formatted(Integer.parseInt(day)))
                        .reduce("", String::concat);
                return string(new PartialDate(text).text());
            } catch (NumberFormatException | NotADateException e) {
                return mistake("day", "desk.problem.date", String.join("/", List.of(day, month, year)));
            }
        }

        private Value localized() {
            ObjectNode both = JSON.createObjectNode();
            LANGUAGES.forEach(language -> {
                if (!text(language).isEmpty()) {
                    both.put(language, text(language));
                }
            });
            return json(both.isEmpty() ? null : both);
        }

        /** The n-th line of one language says the same as the n-th of the other. */
        private Value items() {
            List<String> swahili =
                    text("sw").isEmpty() ? List.of() : text("sw").lines().toList();
            List<String> english =
                    text("en").isEmpty() ? List.of() : text("en").lines().toList();
            if (!swahili.isEmpty() && !english.isEmpty() && swahili.size() != english.size()) {
                return mistake("en", "desk.problem.items");
            }
            ArrayNode items = JSON.createArrayNode();
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
            ArrayNode lines = JSON.createArrayNode();
            text("").lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
            return json(lines.isEmpty() ? null : lines);
        }

        private Value period() {
            Optional<Integer> years = number("years");
            Optional<Integer> months = number("months");
            if (years.isEmpty() && !text("years").isEmpty()
                    || months.isEmpty() && !text("months").isEmpty()) {
                return mistake("years", "desk.problem.number");
            }
            Period period = Period.of(years.orElse(0), months.orElse(0), 0);
            return period.isZero() ? json(null) : string(period.toString());
        }

        private Value law() {
            ObjectNode law = JSON.createObjectNode();
            for (String part : LAW) {
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
            return digits.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
        }

        private String text(String part) {
            return typed.getOrDefault(input(field, part), "").strip();
        }

        private Value string(String text) {
            return json(text.isEmpty() ? null : JSON.getNodeFactory().stringNode(text));
        }

        private static Value json(@Nullable JsonNode json) {
            return new Value(json, null);
        }

        private Value mistake(String part, String key, String... arguments) {
            return new Value(null, new Mistake(field, input(field, part), key, List.of(arguments)));
        }
    }
}
