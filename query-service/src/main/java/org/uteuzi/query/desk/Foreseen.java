package org.uteuzi.query.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.uteuzi.event.Event;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.query.sentence.Names;
import org.uteuzi.query.sentence.Sentences;
import org.uteuzi.query.web.Told;
import org.uteuzi.query.web.Words;
import tools.jackson.databind.JsonNode;

/** Says in sentences what a request would record, with the names that things have and those that it gives. */
@Component
class Foreseen {

    /**
     * What one effect would state.
     *
     * @param tag what it puts right, in a word; null of what is new
     * @param reason of a correction or withdrawal
     * @param address of the page of the thing that it is about; null where there is none yet
     */
    record Line(
            String sentence,
            @Nullable String tag,
            String style,
            @Nullable String reason,
            @Nullable String address) {}

    /** A statement about an appointment names its post, that names its holder. */
    private static final int STEPS = 2;

    private static final Map<String, String> KINDS = Map.of(
            "institutionId", "institution:",
            "unitId", "unit:",
            "parentUnitId", "unit:",
            "postId", "post:",
            "personId", "person:",
            "sameAs", "person:");
    private static final Pattern REFERENCE = Pattern.compile("(institution|unit|post|person|office):\\S+");

    /** By which an amendment says what an attribute becomes. */
    private static final String BECOMES = "to";

    private final RegisterReader register;
    private final Histories histories;

    Foreseen(RegisterReader register, Histories histories) {
        this.register = register;
        this.histories = histories;
    }

    /** @param preview as the door tells it; empty where it told nothing */
    List<Line> lines(JsonNode preview, Words words) {
        List<Event> events = preview.path("events")
                .valueStream()
                .map(event -> EventJson.read(
                        event.path("eventType").asString(), event.path("data").toString()))
                .filter(event -> !(event instanceof InstrumentRecorded paper && paper.corrects() == null))
                .toList();
        List<Entry> streams = streams(events);
        Set<String> recorded = streams.stream().map(Entry::thing).collect(Collectors.toSet());
        Set<String> seen = histories.seen(recorded);
        List<Entry> all = new ArrayList<>(streams);
        long newest = streams.stream().mapToLong(Entry::order).max().orElse(0);
        events.forEach(event -> all.add(next(newest + 1, event)));
        String language = words.language().tag();
        Names names = new Names(InstitutionHistory.ever(streams), language);
        Sentences sentences = new Sentences(InstitutionHistory.ever(all), language);
        return events.stream()
                .map(event -> {
                    Told.Righting righting = Told.righting(event, words);
                    return new Line(
                            event instanceof PersonErased erased
                                    ? words.say(
                                            "desk.erases.who",
                                            names.person(erased.personId(), LocalDate.MAX),
                                            erased.personId())
                                    : sentences.of(event),
                            righting.tag(),
                            righting.style(),
                            righting.reason(),
                            seen.contains(event.thing()) ? Told.address(event.thing()) : null);
                })
                .toList();
    }

    private static Entry next(long number, Event event) {
        return new Entry(number, number, Instant.EPOCH, null, "", event.thing(), 0, event);
    }

    /** All that was recorded of what some events are about and of what they name. */
    private List<Entry> streams(List<Event> events) {
        List<Entry> streams = new ArrayList<>();
        Set<String> read = new LinkedHashSet<>();
        Set<String> next = named(events.stream());
        for (int step = 0; step < STEPS; step++) {
            List<Entry> more = register.streams(next, Long.MAX_VALUE);
            streams.addAll(more);
            read.addAll(next);
            next = named(more.stream().map(Entry::event));
            next.removeAll(read);
        }
        return streams;
    }

    private static Set<String> named(Stream<Event> events) {
        Set<String> named = new LinkedHashSet<>();
        events.forEach(event -> {
            named.add(event.thing());
            collect(EventJson.mapper().valueToTree(event), "", named);
        });
        return named;
    }

    private static void collect(JsonNode node, String field, Set<String> named) {
        if (node.isString()) {
            String text = node.stringValue();
            String kind = KINDS.get(field);
            if (kind != null) {
                named.add(kind + text);
            } else if (REFERENCE.matcher(text).matches()) {
                named.add(text);
            }
        } else if (node.isObject()) {
            node.properties()
                    .forEach(member -> collect(
                            member.getValue(), member.getKey().equals(BECOMES) ? field : member.getKey(), named));
        } else {
            node.forEach(element -> collect(element, field, named));
        }
    }
}
