package org.uteuzi.query.web;

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

    /** What a thing that may be seen is called; by its reference where nothing is known of it. */
    String name(String thing, Point point) {
        return histories.institutionsWith(thing).stream()
                .filter(Sight.now()::shows)
                .flatMap(institution -> histories.of(institution).stream())
                .findFirst()
                .map(history -> FindingRows.name(
                        thing,
                        new Names(
                                history.everAt(point.known().entry()),
                                point.words().language().tag()),
                        point.on()))
                .orElse(thing);
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
