package org.uteuzi.query.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.sentence.Names;
import org.uteuzi.query.sentence.Sentences;
import org.uteuzi.time.PartialDate;

/** Says what an entry states, with the names that things have in an institution that knows of them and may be seen. */
@Component
public class Told {

    private final Histories histories;

    Told(Histories histories) {
        this.histories = histories;
    }

    /** @param known the entry up to which names are known */
    public String sentence(Event event, long known, Words words) {
        return histories.institutionsWith(event.thing()).stream()
                .filter(Sight.now()::shows)
                .flatMap(institution -> histories.of(institution).stream())
                .findFirst()
                .map(history ->
                        new Sentences(history.everAt(known), words.language().tag()).of(event))
                .orElseGet(() -> words.say("paper.item", event.thing()));
    }

    /** What things that may be seen are called; those of which nothing is known by their references. */
    Map<String, String> names(Collection<String> things, Point point) {
        return names(things, point.known().entry(), point.on(), point.words());
    }

    /** What they are called last, by all that is known. */
    public Map<String, String> names(Collection<String> things, Words words) {
        return names(things, Long.MAX_VALUE, PartialDate.LATEST, words);
    }

    private Map<String, String> names(Collection<String> things, long known, LocalDate on, Words words) {
        String language = words.language().tag();
        Map<String, List<String>> institutions = histories.institutionsWith(things, known);
        Map<String, Names> names = new HashMap<>();
        return things.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        thing -> institutions.getOrDefault(thing, List.of()).stream()
                                .filter(Sight.now()::shows)
                                .flatMap(institution -> histories.of(institution).stream())
                                .findFirst()
                                .map(history -> names.computeIfAbsent(
                                        history.id(), id -> new Names(history.everAt(known), language)))
                                .map(in -> in.reference(thing, on))
                                .orElse(thing)));
    }

    /** For who may not see why something was put right: the sentence of a withdrawal says it too. */
    public String withoutReason(Event event, long known, Words words) {
        return event instanceof FactWithdrawn ? words.say("paper.item", event.thing()) : sentence(event, known, words);
    }

    /** The page of a thing; null where it has none. */
    public static @Nullable String address(String thing) {
        String id = Address.encode(thing.substring(thing.indexOf(':') + 1));
        return switch (thing.substring(0, thing.indexOf(':'))) {
            case "institution" -> "/?institution=" + id;
            case "unit" -> Place.UNIT.path() + id;
            case "post" -> Place.POST.path() + id;
            case "person" -> Place.PERSON.path() + id;
            case "instrument" -> Place.INSTRUMENT.path() + id;
            default -> null;
        };
    }

    /**
     * What an entry puts right.
     *
     * @param tag in a word; null where it states something new
     */
    public record Righting(
            @Nullable String tag, String style, @Nullable String reason) {}

    public static Righting righting(Event event, Words words) {
        if (event instanceof FactWithdrawn withdrawal) {
            return new Righting(words.say("paper.withdrawal"), "is-past", withdrawal.reason());
        }
        Correction correction = event instanceof Fact fact ? fact.corrects() : null;
        return correction == null
                ? new Righting(null, "", null)
                : new Righting(words.say("paper.correction"), "is-fixed", correction.reason());
    }
}
