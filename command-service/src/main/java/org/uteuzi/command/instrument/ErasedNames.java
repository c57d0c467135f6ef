package org.uteuzi.command.instrument;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.command.problem.Problem;
import org.uteuzi.command.register.RecordedThings.RecordedEvent;
import org.uteuzi.event.Event;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.event.person.Personal;
import org.uteuzi.json.EventJson;
import tools.jackson.databind.JsonNode;

/** A paper by which somebody is erased does not say in a title or a reason, which stay, who that was. */
final class ErasedNames {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private ErasedNames() {}

    static List<Problem> refusals(InstrumentRequest paper, List<RecordedEvent> events, Collection<Touched> touched) {
        return events.stream()
                .filter(recorded -> recorded.event() instanceof PersonErased)
                .filter(recorded -> isNamed((PersonErased) recorded.event(), paper, events, touched))
                .map(recorded -> Problem.of(
                        recorded.effect(),
                        "ERASURE_NAMES_THE_PERSON",
                        Map.of("id", ((PersonErased) recorded.event()).personId())))
                .toList();
    }

    private static boolean isNamed(
            PersonErased erased, InstrumentRequest paper, List<RecordedEvent> events, Collection<Touched> touched) {
        String said = Stream.concat(
                        Stream.of(paper.particulars(), paper.acknowledge()),
                        events.stream().map(RecordedEvent::event).map(ErasedNames::unsealed))
                .flatMap(part -> texts(EventJson.mapper().<JsonNode>valueToTree(part)))
                .map(ErasedNames::words)
                .collect(Collectors.joining());
        return touched.stream()
                .filter(thing -> thing.reference().equals(erased.thing()))
                .flatMap(thing -> thing.before().stream())
                .flatMap(recorded -> recorded.event() instanceof Personal personal
                        ? Stream.ofNullable(personal.name())
                        : Stream.of())
                .anyMatch(name -> said.contains(words(name)));
    }

    /** What of an event can be read for ever. */
    private static Object unsealed(Event event) {
        return event instanceof Personal personal ? personal.named(null) : event;
    }

    /** All but ids, which are what they are. */
    private static Stream<String> texts(JsonNode said) {
        if (said.isString()) {
            return Stream.of(said.stringValue());
        }
        return said.isObject()
                ? said.propertyStream()
                        .filter(property -> !property.getKey().endsWith("Id"))
                        .flatMap(property -> texts(property.getValue()))
                : said.valueStream().flatMap(ErasedNames::texts);
    }

    private static String words(String text) {
        return " "
                + BETWEEN_WORDS
                        .matcher(text.toLowerCase(Locale.ROOT))
                        .replaceAll(" ")
                        .strip() + " ";
    }
}
