package org.uteuzi.query.desk;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.institution.LegalBasisChanged.Outcome;
import org.uteuzi.query.desk.Reading.Mistake;
import org.uteuzi.query.web.TypedDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was typed into the inputs of one field. */
record Typed(Field field, Map<String, String> typed) {

    /**
     * A sign, a reference, and the section that says so; what it is called stands in brackets before or after that, and unlike
     * the brackets of a section begins with a word in capitals.
     */
    private static final Pattern DECISION =
            Pattern.compile("([+-])\\s*(\\S+)(?:\\s+\\(.*?\\))?(?:\\s+§\\s*(.+?))?(?:\\s+\\(\\p{Lu}\\p{L}.*\\))?");

    private static final List<String> QUOTA = List.of("qualification", "appointedBy", "minimum", "maximum");
    private static final JsonNodeFactory NODES = JsonMapper.shared().getNodeFactory();

    /** @param json null where nothing is typed */
    record Value(@Nullable JsonNode json, @Nullable Mistake mistake) {}

    Value read() {
        return switch (field.kind()) {
            case DATE -> date();
            case NAME, PROSE -> localized();
            case ITEMS -> items();
            case LINES, PAPERS -> lines();
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
            case SEVERAL -> several();
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

    private Value several() {
        ArrayNode several = NODES.arrayNode();
        field.choices().stream()
                .map(Field::code)
                .filter(code -> !text(code).isEmpty())
                .forEach(several::add);
        return json(several);
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
