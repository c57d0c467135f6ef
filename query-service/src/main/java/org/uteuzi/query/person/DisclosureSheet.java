package org.uteuzi.query.person;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.query.person.Disclosure.Appointment;
import org.uteuzi.query.person.Disclosure.Days;
import org.uteuzi.query.person.Disclosure.Name;
import org.uteuzi.query.person.Disclosure.Paper;
import org.uteuzi.query.person.Disclosure.PutAside;
import org.uteuzi.query.person.Disclosure.Read;
import org.uteuzi.query.person.Disclosure.Statement;
import org.uteuzi.text.DatePhrase;
import org.uteuzi.text.Messages;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;

/**
 * All that is held of a person as it is printed.
 *
 * @param said what is to be known of it, one paragraph each
 */
record DisclosureSheet(String title, String basis, List<String> said, List<Section> sections) {

    /**
     * @param empty said instead of lines where there are none
     * @param more said after the lines; null: there is no more
     */
    record Section(
            String heading,
            @Nullable String empty,
            List<String> columns,
            List<List<String>> lines,
            @Nullable String more) {}

    static DisclosureSheet of(Disclosure disclosure, String language) {
        return new Print(disclosure, language).sheet();
    }

    private static final class Print {

        private static final Messages TEXTS = new Messages("people");

        /** The words of the pages, so that paper and screen say the same. */
        private static final Messages WORDS = new Messages("pages");

        private static final ZoneId HOME = ZoneId.of(InstitutionEstablished.DEFAULT_TIME_ZONE);

        /** Days that are told of a holder's duty; it counts on none. */
        private static final List<String> DUTY = List.of("swornOn", "assumedOn", "releasedOn");

        private final Disclosure disclosure;
        private final String language;
        private final Map<String, Paper> papers;

        Print(Disclosure disclosure, String language) {
            this.disclosure = disclosure;
            this.language = language;
            this.papers = disclosure.papers().stream().collect(Collectors.toMap(Paper::id, Function.identity()));
        }

        DisclosureSheet sheet() {
            Disclosure.Text text = disclosure.text();
            String id = disclosure.ids().getFirst();
            String called = disclosure.erased() == null
                    ? Objects.requireNonNullElse(disclosure.name(), id)
                    : page("person.erased", id);
            return new DisclosureSheet(
                    say("export.title", Map.of("person", called)),
                    text.basis(),
                    Stream.of(text.basis(), text.erased(), text.right(), text.left())
                            .flatMap(Stream::ofNullable)
                            .toList(),
                    List.of(names(), appointments(), statements(), papers(), reads()));
        }

        private Section names() {
            return section(
                    "export.names",
                    "export.names.none",
                    List.of(
                            "export.column.name",
                            "export.column.identifier",
                            "column.from",
                            "column.until",
                            "column.paper"),
                    disclosure.names().stream().map(this::line).toList());
        }

        private List<String> line(Name name) {
            return List.of(
                    name.name() == null ? page("holder.erased") : name.name(),
                    name.id(),
                    name.from() == null ? say("export.always") : phrase(name.from()),
                    name.until() == null
                            ? say("noEnd")
                            : phrase(PartialDate.of(name.until()).preceding()),
                    paper(name.instrumentId()));
        }

        private Section appointments() {
            return section(
                    "export.appointments",
                    "none",
                    List.of("column.post", "column.state", "column.from", "column.until", "column.paper"),
                    disclosure.appointments().stream().map(this::line).toList());
        }

        private List<String> line(Appointment appointment) {
            boolean pastTerm = appointment.state() != Holding.TermState.IN_TERM && appointment.lastDay() == null;
            String state = page("state." + appointment.capacity());
            return List.of(
                    Stream.concat(
                                    Stream.of(appointment.title()),
                                    Stream.of(appointment.unitName(), appointment.institutionName())
                                            .flatMap(Stream::ofNullable))
                            .map(name -> name.in(language))
                            .distinct()
                            .collect(Collectors.joining(", ")),
                    pastTerm
                            ? state + "; " + page("state." + appointment.state())
                            : appointment.days() == null
                                    ? state
                                    : state + ": "
                                            + appointment.days().stream()
                                                    .map(this::days)
                                                    .collect(Collectors.joining("; ")),
                    phrase(appointment.from()),
                    until(appointment),
                    paper(appointment.instrumentId()));
        }

        private String days(Days days) {
            PartialDate from = PartialDate.of(days.from());
            return days.until() == null
                    ? say("export.since", Map.of("from", from))
                    : say(
                            "export.days",
                            Map.of(
                                    "from",
                                    from,
                                    "lastDay",
                                    PartialDate.of(days.until()).preceding()));
        }

        private String until(Appointment appointment) {
            if (appointment.lastDay() != null) {
                return phrase(appointment.lastDay());
            }
            return appointment.termEndsOn() == null
                    ? say("noEnd")
                    : say("term", Map.of("lastDay", appointment.termEndsOn()));
        }

        private Section statements() {
            return new Section(
                    say("export.statements"),
                    null,
                    Stream.concat(
                                    Stream.of("statement", "when", "known", "instrument")
                                            .map(column -> page("beliefs." + column)),
                                    Stream.of(say("export.column.standing")))
                            .toList(),
                    disclosure.statements().stream().map(this::line).toList(),
                    null);
        }

        private List<String> line(Statement statement) {
            return List.of(
                    statement.said(),
                    when(statement),
                    page("beliefs.entry", String.valueOf(statement.entry()), phrase(statement.recordedAt())),
                    paper(statement.instrumentId()),
                    statement.putAside() == null ? page("beliefs.counts") : putAside(statement.putAside()));
        }

        private String when(Statement statement) {
            if (statement.from() == null) {
                return DUTY.stream()
                        .filter(day -> statement.data().path(day).isString())
                        .map(day -> say(
                                "export." + day,
                                Map.of(
                                        "day",
                                        new PartialDate(
                                                statement.data().path(day).asString()))))
                        .collect(Collectors.joining("; "));
            }
            PartialDate from = new PartialDate(statement.from());
            return statement.until() == null
                    ? say("export.since", Map.of("from", from))
                    : say(
                            "export.days",
                            Map.of("from", from, "lastDay", new PartialDate(statement.until()).preceding()));
        }

        private String putAside(PutAside by) {
            return say(
                    by.withdrawn() ? "export.withdrawn" : "export.corrected",
                    Map.of("paper", by.instrumentId(), "at", by.recordedAt().atZone(HOME)));
        }

        private Section papers() {
            return new Section(
                    say("export.papers"),
                    null,
                    List.of(
                            say("column.paper"),
                            say("export.column.kind"),
                            say("export.column.number"),
                            say("export.column.date"),
                            page("beliefs.known")),
                    disclosure.papers().stream().map(this::line).toList(),
                    null);
        }

        private List<String> line(Paper paper) {
            return List.of(
                    paper(paper.id()),
                    page("instrument." + paper.kind()),
                    number(paper),
                    Stream.of(paper.signedOn(), paper.publishedOn())
                            .flatMap(Stream::ofNullable)
                            .distinct()
                            .map(this::phrase)
                            .collect(Collectors.joining("; ")),
                    phrase(paper.recordedAt()));
        }

        private String number(Paper paper) {
            String number = paper.number() == null || paper.year() == null
                    ? paper.number()
                    : say("export.number", Map.of("number", paper.number(), "year", String.valueOf(paper.year())));
            return Stream.of(number, paper.reference())
                    .flatMap(Stream::ofNullable)
                    .distinct()
                    .collect(Collectors.joining("; "));
        }

        private Section reads() {
            return new Section(
                    say("export.reads"),
                    disclosure.reads().isEmpty() ? say("export.reads.none") : null,
                    Stream.of("at", "who", "what", "why")
                            .map(column -> page("reads." + column))
                            .toList(),
                    disclosure.reads().stream().map(this::line).toList(),
                    disclosure.moreReads() == 0
                            ? null
                            : say("export.reads.more", Map.of("count", disclosure.moreReads())));
        }

        private List<String> line(Read read) {
            return List.of(
                    phrase(Instant.parse(read.at())),
                    read.client() == null
                            ? read.account()
                            : say("export.account", Map.of("account", read.account(), "client", read.client())),
                    page(read.shown() ? "reads.looked" : "reads.refused", page("reads.kind." + read.kind())),
                    Objects.requireNonNullElse(read.purpose(), ""));
        }

        private Section section(String heading, String empty, List<String> columns, List<List<String>> lines) {
            return new Section(
                    say(heading),
                    lines.isEmpty() ? say(empty) : null,
                    columns.stream().map(this::say).toList(),
                    lines,
                    null);
        }

        private String paper(String id) {
            Paper paper = papers.get(id);
            return paper == null ? id : paper.title().in(language) + " (" + id + ")";
        }

        private String phrase(PartialDate date) {
            return DatePhrase.of(date, language);
        }

        private String phrase(Instant moment) {
            return DatePhrase.at(moment.atZone(HOME), language);
        }

        private String say(String key) {
            return say(key, Map.of());
        }

        private String say(String key, Map<String, ?> arguments) {
            return TEXTS.in(language, key, arguments);
        }

        private String page(String key, String... arguments) {
            Map<String, String> numbered = new HashMap<>();
            for (int i = 0; i < arguments.length; i++) {
                numbered.put(String.valueOf(i), arguments[i]);
            }
            return WORDS.in(language, key, numbered);
        }
    }
}
