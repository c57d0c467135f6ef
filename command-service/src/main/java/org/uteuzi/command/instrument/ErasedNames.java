package org.uteuzi.command.instrument;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.command.problem.Problem;
import org.uteuzi.command.register.RecordedThings.RecordedEvent;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.event.person.Personal;
import org.uteuzi.json.EventJson;

/** A paper by which somebody is erased does not say in a title or a reason, which stay, who that was. */
final class ErasedNames {

    private ErasedNames() {}

    static List<Problem> refusals(Particulars paper, List<RecordedEvent> events, Collection<Touched> touched) {
        return events.stream()
                .filter(recorded -> recorded.event() instanceof PersonErased)
                .filter(recorded -> isNamed(recorded, paper, events, touched))
                .map(recorded -> Problem.of(
                        recorded.effect(),
                        "ERASURE_NAMES_THE_PERSON",
                        Map.of("id", ((PersonErased) recorded.event()).personId())))
                .toList();
    }

    private static boolean isNamed(
            RecordedEvent erasure, Particulars paper, List<RecordedEvent> events, Collection<Touched> touched) {
        String said = Stream.concat(
                        Stream.of(paper),
                        events.stream().map(RecordedEvent::event).filter(it -> !(it instanceof Personal)))
                .map(ErasedNames::json)
                .reduce("", String::concat);
        return touched.stream()
                .filter(thing -> thing.reference().equals(((PersonErased) erasure.event()).thing()))
                .flatMap(thing -> thing.before().stream())
                .flatMap(recorded -> recorded.event() instanceof Personal personal
                        ? Stream.ofNullable(personal.name())
                        : Stream.of())
                .map(ErasedNames::json)
                .anyMatch(name -> said.contains(name.substring(1, name.length() - 1)));
    }

    private static String json(Object said) {
        return EventJson.mapper().writeValueAsString(said).toLowerCase(Locale.ROOT);
    }
}
