package org.uteuzi.query.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.query.sentence.Names;
import org.uteuzi.query.web.Told;
import org.uteuzi.query.web.Words;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts names into what the door says: it tells programs which ids it means, and an officer which post, unit or person. Of a
 * namesake the id stays, as both have one name.
 */
@Component
class ByName {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("post", "post:"),
            Map.entry("otherPost", "post:"),
            Map.entry("superior", "post:"),
            Map.entry("unit", "unit:"),
            Map.entry("parent", "unit:"),
            Map.entry("person", "person:"),
            Map.entry("holder", "person:"),
            Map.entry("institution", "institution:"),
            Map.entry("otherInstitution", "institution:"));

    /** Who says of itself what it is. */
    private static final Pattern AUTHORITY = Pattern.compile("(office|post):.+");

    /** An id or a reference, without the mark that ends a sentence after it. */
    private static final Pattern WORD = Pattern.compile("[\\w-]+(?:[.:]+[\\w-]+)*");

    private static final String OFFICE = "office:";
    private static final String MESSAGE = "message";

    private final Told told;
    private final RegisterReader register;

    ByName(Told told, RegisterReader register) {
        this.told = told;
        this.register = register;
    }

    /** @param draft what it is about; whom that registers the door knows by an id alone, which nobody has ever seen */
    Door.Answer of(Door.Answer answer, Draft draft, Words words) {
        return of(
                answer,
                draft.effects().stream()
                        .filter(item -> item.task() == Task.REGISTER_PERSON)
                        .collect(Collectors.toMap(
                                item -> "person:" + item.typed("personId"),
                                item -> item.typed("name").strip(),
                                (first, second) -> first)),
                words);
    }

    Door.Answer of(Door.Answer answer, Words words) {
        return of(answer, Map.of(), words);
    }

    private Door.Answer of(Door.Answer answer, Map<String, String> own, Words words) {
        switch (answer) {
            case Door.Answer.Taken taken -> name(taken.body(), own, words);
            case Door.Answer.Refused refused -> name(refused.problem(), own, words);
            case Door.Answer.Silent silent -> {}
            case Door.Answer.Unknown unknown -> {}
        }
        return answer;
    }

    private void name(JsonNode answer, Map<String, String> own, Words words) {
        List<ObjectNode> sayings = Stream.of("findings", "refusals", "problems")
                .flatMap(list -> answer.path(list).valueStream())
                .filter(saying -> saying.path(MESSAGE).isString())
                .map(ObjectNode.class::cast)
                .toList();
        Set<String> things = sayings.stream()
                .flatMap(saying -> references(saying).values().stream())
                .collect(Collectors.toSet());
        Map<String, String> names = names(things, words);
        names.putAll(own);
        sayings.forEach(
                saying -> saying.put(MESSAGE, named(saying.path(MESSAGE).asString(), references(saying), names)));
    }

    private Map<String, String> names(Set<String> things, Words words) {
        if (things.isEmpty()) {
            return new HashMap<>();
        }
        Map<String, String> names = new HashMap<>(told.names(things, words));
        Set<String> offices =
                things.stream().filter(thing -> thing.startsWith(OFFICE)).collect(Collectors.toSet());
        Names outside = new Names(
                InstitutionHistory.ever(register.streams(offices, Long.MAX_VALUE)),
                words.language().tag());
        // which stand in no institution until something there names them
        offices.forEach(office -> {
            String id = office.substring(OFFICE.length());
            String name = outside.reference(office, PartialDate.LATEST);
            names.put(office, name.equals(id) ? office : name);
        });
        return names;
    }

    /** What stands in a saying, with the thing that it means. */
    private static Map<String, String> references(JsonNode saying) {
        Map<String, String> references = new HashMap<>();
        saying.path("arguments").properties().forEach(argument -> {
            String value = argument.getValue().stringValue("");
            String kind = KINDS.get(argument.getKey());
            if (AUTHORITY.matcher(value).matches()) {
                references.put(value, value);
            } else if (kind != null && !value.isEmpty()) {
                references.put(value, kind + value);
            }
        });
        return references;
    }

    /** An id that is part of another or of a word stays. */
    static String named(String message, Map<String, String> references, Map<String, String> names) {
        Matcher word = WORD.matcher(message);
        StringBuilder named = new StringBuilder();
        while (word.find()) {
            String thing = references.get(word.group());
            String name = thing == null ? null : names.get(thing);
            word.appendReplacement(
                    named, Matcher.quoteReplacement(name == null || name.equals(thing) ? word.group() : name));
        }
        return word.appendTail(named).toString();
    }
}
