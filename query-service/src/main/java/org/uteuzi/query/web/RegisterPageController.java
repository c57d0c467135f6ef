package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.uteuzi.event.Event;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.query.access.Redaction;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.query.register.RegisterSearch;
import org.uteuzi.query.register.Sha256;
import org.uteuzi.query.register.StoredEntry;
import org.uteuzi.query.register.Wanted;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.web.Lane.Paper;
import org.uteuzi.query.web.RegisterPage.Filter;
import org.uteuzi.query.web.RegisterPage.Kind;
import org.uteuzi.query.web.RegisterPage.Line;
import org.uteuzi.time.PartialDate;

/** The register entry by entry, each as a sentence with the bytes that are stored one click away, as a page. */
@Controller
class RegisterPageController {

    /** What an auditor looks at first. */
    private enum Only {
        /** Corrections and withdrawals. */
        RIGHTING,
        /** Recorded after its day. */
        LATE
    }

    private static final int ENTRIES = 50;

    private final RegisterReader register;
    private final RegisterSearch search;
    private final Told told;
    private final Histories histories;
    private final Frame frame;

    RegisterPageController(
            RegisterReader register, RegisterSearch search, Told told, Histories histories, Frame frame) {
        this.register = register;
        this.search = search;
        this.histories = histories;
        this.told = told;
        this.frame = frame;
    }

    @GetMapping(path = "/register", produces = MediaType.TEXT_HTML_VALUE)
    Object register(HttpServletRequest request, HttpServletResponse response, Model model) {
        return frame.ofAll(Place.REGISTER, request, response, model, "", point -> fill(point, response));
    }

    private @Nullable Basis fill(Point point, HttpServletResponse response) {
        Map<String, String> mistakes = Filters.mistakes(point.parameters(), point.words());
        if (!mistakes.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        Map<String, String> asked = point.parameters();
        Words words = point.words();
        Wanted wanted = new Wanted(
                Filters.text(asked, "institution"),
                Filters.text(asked, "thing"),
                Filters.text(asked, "person"),
                Filters.text(asked, "instrument"),
                Filters.text(asked, "recorder"),
                Filters.text(asked, "event"),
                Filters.start(asked, "from", 0, point),
                Filters.start(asked, "to", 1, point),
                only(asked) == Only.RIGHTING,
                only(asked) == Only.LATE ? point.zone() : null,
                before(asked, point.known().entry() + 1));
        List<StoredEntry> found =
                mistakes.isEmpty() ? search.find(wanted, Sight.now().scope(), ENTRIES + 1) : List.of();
        List<StoredEntry> shown = found.subList(0, Math.min(ENTRIES, found.size()));
        Set<String> audited = histories.audited(
                shown.stream().map(StoredEntry::thing).distinct().toList());
        Map<String, InstrumentRecorded> papers = papers(shown);
        Map<Long, Event> events = register
                .entries(shown.stream().map(StoredEntry::entry).toList())
                .stream()
                .collect(Collectors.toMap(Entry::number, Entry::event));
        Model model = point.model();
        model.addAttribute("title", words.say("nav.register"));
        model.addAttribute(
                "page",
                new RegisterPage(
                        filter(asked, mistakes, words),
                        shown.stream()
                                .map(entry -> line(
                                        entry,
                                        Objects.requireNonNull(events.get(entry.entry())),
                                        papers.get(entry.instrumentId()),
                                        audited.contains(entry.thing()),
                                        point))
                                .toList(),
                        found.size() > shown.size()
                                ? Filters.older(asked, shown.getLast().entry())
                                : null));
        return null;
    }

    /** @param whole whether findings and reasons are shown, which are for who audits all that the thing stands in */
    private Line line(StoredEntry entry, Event event, @Nullable InstrumentRecorded paper, boolean whole, Point point) {
        Words words = point.words();
        Told.Righting righting = Told.righting(event, words);
        return new Line(
                String.valueOf(entry.entry()),
                whole
                        ? told.sentence(event, point.known().entry(), words)
                        : told.withoutReason(event, point.known().entry(), words),
                Told.address(entry.thing()),
                righting.tag(),
                righting.style(),
                whole ? righting.reason() : null,
                words.phrase(entry.recordedAt(), point.zone()),
                paper == null ? null : paper.recordedBy(),
                new Paper(
                        entry.instrumentId(),
                        paper == null
                                ? new Words.Said(entry.instrumentId(), null)
                                : words.say(paper.particulars().title())),
                words.say("event." + entry.eventType()),
                lag(event, entry, paper, point),
                whole ? entry.data() : Redaction.of(entry.data()),
                Sha256.hex(entry.data()));
    }

    /** What the entries' instruments say of themselves, as first recorded. */
    private Map<String, InstrumentRecorded> papers(List<StoredEntry> entries) {
        return register
                .instruments(entries.stream().map(StoredEntry::instrumentId).collect(Collectors.toSet()))
                .stream()
                .filter(entry -> entry.event() instanceof InstrumentRecorded recorded
                        && recorded.instrumentId().equals(entry.instrumentId())
                        && recorded.corrects() == null)
                .collect(Collectors.toMap(
                        Entry::instrumentId, entry -> (InstrumentRecorded) entry.event(), (first, second) -> first));
    }

    private static @Nullable String lag(
            Event event, StoredEntry entry, @Nullable InstrumentRecorded paper, Point point) {
        PartialDate from = event instanceof Fact fact ? fact.effectiveFrom() : null;
        if (from == null || paper != null && Boolean.TRUE.equals(paper.imported())) {
            return null;
        }
        long days = ChronoUnit.DAYS.between(from.last(), LocalDate.ofInstant(entry.recordedAt(), point.zone()));
        return days <= 0 ? null : point.words().say("entry.lag", String.valueOf(days));
    }

    private static Filter filter(Map<String, String> asked, Map<String, String> mistakes, Words words) {
        String event = asked.getOrDefault("event", "");
        List<Kind> kinds = EventCatalogue.types().stream()
                .map(EventCatalogue::nameOf)
                .map(type -> new Kind(type, words.say("event." + type), type.equals(event)))
                .sorted(Comparator.comparing(Kind::name))
                .toList();
        return new Filter(
                Stream.of(Only.values())
                        .map(only -> new Kind(only.name(), words.say("filter.only." + only), only == only(asked)))
                        .toList(),
                asked.getOrDefault("institution", ""),
                asked.getOrDefault("thing", ""),
                asked.getOrDefault("person", ""),
                asked.getOrDefault("instrument", ""),
                asked.getOrDefault("recorder", ""),
                asked.getOrDefault("from", ""),
                asked.getOrDefault("to", ""),
                kinds,
                mistakes);
    }

    /** What is asked for and there is none of asks for nothing. */
    private static @Nullable Only only(Map<String, String> asked) {
        return Stream.of(Only.values())
                .filter(only -> only.name().equals(asked.get("only")))
                .findFirst()
                .orElse(null);
    }

    private static long before(Map<String, String> asked, long newest) {
        Long number = Filters.before(asked);
        return number == null ? newest : Math.min(newest, number);
    }
}
