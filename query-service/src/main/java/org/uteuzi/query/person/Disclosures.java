package org.uteuzi.query.person;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.query.access.Looked;
import org.uteuzi.query.history.Histories;
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
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.PersonIds;
import org.uteuzi.query.structure.Timelines;
import org.uteuzi.query.structure.Timelines.FactView;
import org.uteuzi.structure.Structure;
import org.uteuzi.text.Messages;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.InstrumentTimeline;
import org.uteuzi.timeline.PersonTimeline;

/** Gathers all that the register holds of a person, and nothing of anybody else. */
@Component
class Disclosures {

    /** So many looks are told; a person whom everybody looks at is handed what can be read. */
    static final int MOST_READS = 1_000;

    private static final Messages TEXTS = new Messages("people");
    private static final ZoneId HOME = ZoneId.of(InstitutionEstablished.DEFAULT_TIME_ZONE);
    private static final String PAPER = "instrument:";

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
            PersonTimeline.of(stream).ifPresent(person -> {
                believed.put(one, person);
                names.addAll(names(one, person));
            });
        }
        Optional<PersonTimeline> person = Stream.concat(
                        believed.values().stream().filter(one -> one.sameAs() == null),
                        Stream.ofNullable(believed.get(id)))
                .findFirst();
        boolean erased = believed.values().stream().anyMatch(PersonTimeline::isErased);
        List<People.Held> held = people.held(ids, known);
        List<Appointment> appointments = appointments(held, ids, basis.on());
        List<Statement> statements =
                new StatementsAbout(histories, register, ids, held, facts, known, language).statements();
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

    private static List<Name> names(String id, PersonTimeline person) {
        return person.names().stream()
                .map(name -> new Name(
                        id,
                        name.value().text(),
                        name.because().fact().effectiveFrom(),
                        name.until(),
                        Entry.of(name.because().statement()).instrumentId()))
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

    static boolean isOf(Holding holding, Set<String> ids) {
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
        return InstrumentTimeline.of(stream)
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
}
