package org.uteuzi.query.person;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.post.AppointmentEvent;
import org.uteuzi.event.post.DutyNoted;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.query.access.Looked;
import org.uteuzi.query.access.Redaction;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.person.Disclosure.Appointment;
import org.uteuzi.query.person.Disclosure.Days;
import org.uteuzi.query.person.Disclosure.Name;
import org.uteuzi.query.person.Disclosure.Paper;
import org.uteuzi.query.person.Disclosure.PutAside;
import org.uteuzi.query.person.Disclosure.Read;
import org.uteuzi.query.person.Disclosure.Statement;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.reading.LoggedRead;
import org.uteuzi.query.reading.ReadTable;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.query.sentence.Names;
import org.uteuzi.query.sentence.Sentences;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.PersonIds;
import org.uteuzi.query.structure.Timelines;
import org.uteuzi.query.structure.Timelines.FactView;
import org.uteuzi.structure.Structure;
import org.uteuzi.structure.Things;
import org.uteuzi.text.Messages;
import org.uteuzi.time.Effective;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.InstrumentTimeline;
import org.uteuzi.timeline.PersonTimeline;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gathers all that the register holds of a person, and nothing of anybody else. */
@Component
class Disclosures {

    /** So many looks are told; a person whom everybody looks at is handed what can be read. */
    static final int MOST_READS = 1_000;

    private static final Messages TEXTS = new Messages("people");
    private static final ZoneId HOME = ZoneId.of(InstitutionEstablished.DEFAULT_TIME_ZONE);
    private static final String PAPER = "instrument:";
    private static final String WITHDRAWAL = EventCatalogue.nameOf(FactWithdrawn.class);

    private final People people;
    private final PersonIds personIds;
    private final Timelines timelines;
    private final Histories histories;
    private final RegisterReader register;
    private final ReadTable reads;

    Disclosures(
            People people,
            PersonIds personIds,
            Timelines timelines,
            Histories histories,
            RegisterReader register,
            ReadTable reads) {
        this.people = people;
        this.personIds = personIds;
        this.timelines = timelines;
        this.histories = histories;
        this.register = register;
        this.reads = reads;
    }

    /**
     * Also of a person whose registration was withdrawn.
     *
     * @throws ProblemException 404 for a person never recorded, or not to be seen; 403 where whoever asks may not hand out
     *     what some institution holds of them
     */
    Disclosure of(String id, Basis basis, KnownPoint known, String language) {
        List<FactView> facts = timelines.ofPerson(id, basis, known, true).facts();
        Set<String> ids = new LinkedHashSet<>(List.of(id));
        ids.addAll(personIds.of(id, known.entry()));
        if (!people.mayBeDisclosed(ids)) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "HELD_ELSEWHERE_TOO", Map.of());
        }
        List<String> persons = ids.stream().map(one -> "person:" + one).toList();
        Looked.at(persons.subList(1, persons.size()));

        Map<String, PersonTimeline> believed = new LinkedHashMap<>();
        List<Name> names = new ArrayList<>();
        for (String one : ids) {
            List<Entry> stream = register.stream("person:" + one, known.entry());
            PersonTimeline.of(stream.stream().map(Entry::recorded).toList()).ifPresent(person -> {
                believed.put(one, person);
                names.addAll(names(one, person, stream));
            });
        }
        Optional<PersonTimeline> person = Stream.concat(
                        believed.values().stream().filter(one -> one.sameAs() == null),
                        Stream.ofNullable(believed.get(id)))
                .findFirst();
        boolean erased = believed.values().stream().anyMatch(PersonTimeline::isErased);
        List<People.Held> held = people.held(ids, known);
        List<Appointment> appointments = appointments(held, ids, basis.on());
        List<Statement> statements = new About(ids, held, facts, known, language).statements();
        ReadTable.Looks looks = reads.at(persons, MOST_READS);
        return new Disclosure(
                basis,
                text(id, basis, erased, language),
                person.map(one -> one.nameOn(basis.on())).orElse(null),
                erased ? true : null,
                List.copyOf(ids),
                names,
                appointments,
                statements,
                papers(names, appointments, statements, known),
                looks.newest().stream().map(Disclosures::read).toList(),
                looks.more());
    }

    private static Disclosure.Text text(String id, Basis basis, boolean erased, String language) {
        return new Disclosure.Text(
                TEXTS.in(
                        language,
                        "export.basis",
                        Map.of(
                                "id",
                                id,
                                "on",
                                basis.on(),
                                "knownAt",
                                basis.knownAt().atZone(HOME),
                                "entry",
                                basis.entry())),
                TEXTS.in(language, "export.right", Map.of()),
                TEXTS.in(language, "export.left", Map.of()),
                erased ? TEXTS.in(language, "export.erased", Map.of()) : null);
    }

    private static List<Name> names(String id, PersonTimeline person, List<Entry> stream) {
        Map<Long, String> papers = stream.stream().collect(Collectors.toMap(Entry::order, Entry::instrumentId));
        return person.names().stream()
                .map(name -> new Name(
                        id,
                        name.value().text(),
                        name.because().fact().effectiveFrom(),
                        name.until(),
                        papers.getOrDefault(name.because().statedAt(), "")))
                .toList();
    }

    private static List<Appointment> appointments(List<People.Held> held, Set<String> ids, LocalDate on) {
        return held.stream()
                .map(one -> appointment(one.on(on), days(one.holding(), ids)))
                .sorted(Comparator.comparing(
                                (Appointment appointment) -> appointment.from().first())
                        .thenComparing(Appointment::appointmentId))
                .toList();
    }

    /** Without whoever holds an ex-officio seat today, who may be somebody else. */
    private static Appointment appointment(PersonAnswer.Appointment told, @Nullable List<Days> days) {
        Structure.Holder holder = told.holder();
        return new Appointment(
                holder.appointmentId(),
                told.institutionId(),
                told.institutionName(),
                told.unitName(),
                told.postId(),
                told.title(),
                holder.capacity(),
                holder.from(),
                holder.until(),
                holder.lastDay(),
                holder.endBecause(),
                holder.termEndsOn(),
                holder.state(),
                days,
                holder.instrumentId());
    }

    private static @Nullable List<Days> days(Holding holding, Set<String> ids) {
        return holding.through() == null
                ? null
                : holding.through().stream()
                        .filter(stretch -> isOf(stretch.value().holder(), ids))
                        .map(stretch -> new Days(stretch.from(), stretch.until()))
                        .toList();
    }

    private static boolean isOf(Holding holding, Set<String> ids) {
        String person = holding.appointed().fact().personId();
        return person != null && ids.contains(person);
    }

    private List<Paper> papers(
            List<Name> names, List<Appointment> appointments, List<Statement> statements, KnownPoint known) {
        Set<String> named = new TreeSet<>();
        names.forEach(name -> named.add(name.instrumentId()));
        appointments.forEach(appointment -> named.add(appointment.instrumentId()));
        statements.forEach(statement -> {
            named.add(statement.instrumentId());
            Stream.ofNullable(statement.putAside()).map(PutAside::instrumentId).forEach(named::add);
        });
        Set<String> seen = histories.seen(named.stream().map(PAPER::concat).toList());
        return register.streams(seen, known.entry()).stream()
                .collect(Collectors.groupingBy(Entry::thing))
                .values()
                .stream()
                .flatMap(stream -> paper(stream).stream())
                .sorted(Comparator.comparing(Paper::id))
                .toList();
    }

    private static Optional<Paper> paper(List<Entry> stream) {
        return InstrumentTimeline.of(stream.stream().map(Entry::recorded).toList())
                .map(InstrumentTimeline::particulars)
                .map(said -> paper(stream.getFirst(), said));
    }

    private static Paper paper(Entry first, Particulars said) {
        return new Paper(
                first.instrumentId(),
                said.kind(),
                said.title(),
                said.number(),
                said.year(),
                said.issuer(),
                said.reference(),
                said.signedOn(),
                said.publishedOn(),
                first.recordedAt());
    }

    private static Read read(LoggedRead look) {
        return new Read(
                look.at(), look.name(), look.client(), look.kind(), look.address(), look.shown(), look.purpose());
    }

    /** What was stated of a person, told apart from what was stated of others under the same appointments. */
    private final class About {

        private final Set<String> ids;
        private final List<FactView> facts;
        private final KnownPoint known;
        private final String language;
        private final Map<String, Holding> held;
        private final Map<String, List<Entry>> streams = new HashMap<>();
        private final Map<String, Entry> stated = new HashMap<>();
        private final Map<String, Things> things = new HashMap<>();

        About(Set<String> ids, List<People.Held> held, List<FactView> facts, KnownPoint known, String language) {
            this.ids = ids;
            this.facts = facts;
            this.known = known;
            this.language = language;
            this.held = held.stream()
                    .map(People.Held::holding)
                    .collect(Collectors.toMap(Holding::appointmentId, Function.identity()));
        }

        List<Statement> statements() {
            return facts.stream()
                    .filter(fact -> !fact.eventType().equals(WITHDRAWAL))
                    .flatMap(fact -> statement(fact).stream())
                    .toList();
        }

        private Optional<Statement> statement(FactView fact) {
            Entry entry = entry(fact);
            if (!isOfThem(entry, fact.supersededBy() == null)) {
                return Optional.empty();
            }
            return Optional.of(new Statement(
                    fact.factId(),
                    said(entry.event()),
                    fact.eventType(),
                    fact.from(),
                    fact.until(),
                    data(fact.data(), entry.event()),
                    fact.instrumentId(),
                    fact.recordedAt(),
                    fact.entry(),
                    fact.corrects(),
                    fact.imported(),
                    fact.supersededBy() == null ? null : putAside(fact.supersededBy())));
        }

        private Entry entry(FactView fact) {
            String thing = fact.data().path("postId").isString()
                    ? "post:" + fact.data().path("postId").asString()
                    : "person:" + fact.data().path("personId").asString();
            stream(thing);
            return Objects.requireNonNull(stated.get(fact.data().path("factId").asString()));
        }

        private List<Entry> stream(String thing) {
            return streams.computeIfAbsent(thing, it -> {
                List<Entry> stream = register.stream(it, known.entry());
                stream.forEach(entry -> {
                    if (entry.event() instanceof Fact fact) {
                        stated.put(fact.factId(), entry);
                    }
                });
                return stream;
            });
        }

        private boolean isOfThem(Entry entry, boolean counts) {
            if (!(entry.event() instanceof AppointmentEvent event)) {
                return true; // of the person's own stream
            }
            Holding holding = held.get(event.appointmentId());
            if (event instanceof HolderAppointed appointed) {
                return appointed.personId() == null ? holding != null : ids.contains(appointed.personId());
            }
            if (holding != null && holding.through() != null) {
                return isOfDays(
                        event,
                        holding.through().stream()
                                .filter(stretch -> isOf(stretch.value().holder(), ids))
                                .map(stretch -> stretch.effective())
                                .toList());
            }
            return holding != null && counts || isHeldByThemAt(entry, event);
        }

        /** Whether the appointment was believed to be theirs, or nobody's by name, when something was stated of it. */
        private boolean isHeldByThemAt(Entry entry, AppointmentEvent event) {
            return stream(entry.thing()).stream()
                    .takeWhile(before -> before.order() <= entry.order())
                    .map(Entry::event)
                    .filter(before -> before instanceof HolderAppointed appointed
                            && appointed.appointmentId().equals(event.appointmentId()))
                    .map(HolderAppointed.class::cast)
                    .reduce((earlier, later) -> later)
                    .filter(last -> last.personId() == null
                            ? held.containsKey(event.appointmentId())
                            : ids.contains(last.personId()))
                    .isPresent();
        }

        /** In a seat that goes with a post an absence and a day of duty are of whoever held that post then. */
        private static boolean isOfDays(AppointmentEvent event, List<Effective> days) {
            return switch (event) {
                case HolderAbsent absent -> isIn(absent.effectiveFrom().first(), days);
                case DutyNoted duty ->
                    Stream.of(duty.swornOn(), duty.assumedOn(), duty.releasedOn())
                            .flatMap(Stream::ofNullable)
                            .allMatch(day -> isIn(day.first(), days));
                default -> true;
            };
        }

        private static boolean isIn(LocalDate day, List<Effective> days) {
            return days.stream().anyMatch(stretch -> stretch.contains(day));
        }

        /** By words that name nobody else: a sentence about an appointment names whoever is believed to hold it. */
        private String said(Event event) {
            if (event instanceof PersonsJoined joined && !ids.contains(joined.sameAs())) {
                return TEXTS.in(language, "export.joinedOnce", Map.of());
            }
            if (event instanceof AppointmentEvent about
                    && !(event instanceof HolderAppointed)
                    && !held.containsKey(about.appointmentId())) {
                LocalDate day = about.effectiveFrom() == null
                        ? PartialDate.LATEST
                        : about.effectiveFrom().first();
                return TEXTS.in(
                        language,
                        "export.heldOnce",
                        Map.of("post", new Names(things(event.thing()), language).post(about.postId(), day)));
            }
            return new Sentences(things(event.thing()), language).of(event);
        }

        private Things things(String thing) {
            return things.computeIfAbsent(
                    thing,
                    it -> histories.institutionsWith(it).stream()
                            .filter(Sight.now()::shows)
                            .flatMap(institution -> histories.of(institution).stream())
                            .findFirst()
                            .map(history -> history.everAt(known.entry()))
                            .orElseGet(() -> InstitutionHistory.ever(stream(it))));
        }

        /** Without reasons, which are free text, and without the ids of others. */
        private JsonNode data(JsonNode recorded, Event event) {
            JsonNode data = Redaction.of(recorded.deepCopy());
            if (data instanceof ObjectNode object) {
                if (event instanceof HolderAppointed) {
                    object.putNull("replaces");
                }
                if (event instanceof PersonsJoined joined && !ids.contains(joined.sameAs())) {
                    object.putNull("sameAs");
                }
            }
            return data;
        }

        private PutAside putAside(String factId) {
            Entry by = Objects.requireNonNull(stated.get(factId));
            return new PutAside(
                    by.event() instanceof FactWithdrawn,
                    cause(by.event()),
                    by.instrumentId(),
                    by.recordedAt(),
                    by.number());
        }

        private static Correction.@Nullable Cause cause(Event event) {
            return event instanceof FactWithdrawn withdrawal
                    ? withdrawal.cause()
                    : event instanceof Fact fact && fact.corrects() != null
                            ? fact.corrects().cause()
                            : null;
        }
    }
}
