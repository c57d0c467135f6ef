package org.uteuzi.query.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.uteuzi.access.Permission;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.person.PersonAnswer.Appointment;
import org.uteuzi.query.person.PersonAnswer.Name;
import org.uteuzi.query.person.PersonAnswer.Person;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.PersonIds;
import org.uteuzi.structure.Structure;
import org.uteuzi.structure.StructureOn;
import org.uteuzi.structure.Things;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.PostTimeline.PostState;
import org.uteuzi.timeline.Version;

/** Gathers what is believed of a person over all institutions that whoever asks may see. */
@Component
public class People {

    private final RegisterReader register;
    private final Histories histories;
    private final PersonIds personIds;

    People(RegisterReader register, Histories histories, PersonIds personIds) {
        this.register = register;
        this.histories = histories;
        this.personIds = personIds;
    }

    /** @throws ProblemException 404 for a person never recorded, not yet recorded then, withdrawn, or not to be seen */
    public Person of(String id, LocalDate on, KnownPoint known) {
        List<Entry> stream = register.stream("person:" + id, known.entry());
        PersonTimeline person = PersonTimeline.of(stream).orElseThrow(() -> ProblemException.notFound(id));
        Set<String> ids = new LinkedHashSet<>(List.of(id));
        ids.addAll(personIds.of(id, known.entry()));
        if (!histories.isSeen("person:" + id)) {
            throw ProblemException.notFound(id);
        }
        return new Person(
                id,
                person.nameOn(on),
                person.isErased() ? true : null,
                person.sameAs(),
                List.copyOf(ids),
                person.names().stream()
                        .map(name -> new Name(
                                name.value().text(), name.because().fact().effectiveFrom()))
                        .toList(),
                person.sameAs() == null ? appointments(ids, on, known) : List.of());
    }

    /** Whether whoever asks may hand a person all that is held of them under these ids. */
    public boolean mayBeDisclosed(Collection<String> ids) {
        List<String> persons = ids.stream().map(id -> "person:" + id).toList();
        return histories.within(persons, Permission.DISCLOSE).containsAll(persons);
    }

    /** A post that a person holds or held, with the day by day belief of its institution. */
    record Held(Holding holding, PostTimeline post, Things things, InstitutionHistory history) {

        Appointment on(LocalDate day) {
            return appointment(holding, post, day, things, history);
        }
    }

    private List<Appointment> appointments(Set<String> ids, LocalDate on, KnownPoint known) {
        return held(ids, known).stream()
                .map(held -> held.on(on))
                .sorted(Comparator.comparing((Appointment appointment) ->
                                appointment.holder().from().first())
                        .thenComparing(appointment -> appointment.holder().appointmentId()))
                .toList();
    }

    /** By whatever appointment, the own or, ex officio, that to another post. */
    List<Held> held(Set<String> ids, KnownPoint known) {
        List<Held> held = new ArrayList<>();
        Set<String> told = new HashSet<>();
        ids.stream().flatMap(id -> histories("person:" + id)).distinct().forEach(history -> {
            Things things = history.at(known.entry());
            things.posts()
                    .filter(post -> isOf(history, post, things))
                    .forEach(post -> post.holdings().stream()
                            .filter(holding -> holding.isEverHeldBy(ids))
                            .filter(holding -> told.add(holding.appointmentId()))
                            .map(holding -> new Held(holding, post, things, history))
                            .forEach(held::add));
        });
        return held;
    }

    private static Appointment appointment(
            Holding holding, PostTimeline post, LocalDate on, Things things, InstitutionHistory history) {
        LocalDate day = post.on(on).isPresent() ? on : holding.from();
        Optional<PostState> state = post.on(day).map(Version::value);
        Structure.Holder holder = new StructureOn(things, on).holder(holding);
        return new Appointment(
                history.id(),
                things.institution(history.id())
                        .flatMap(institution -> institution.on(day))
                        .map(version -> version.value().name())
                        .orElse(null),
                state.map(PostState::unitId)
                        .flatMap(things::unit)
                        .flatMap(unit -> unit.on(day))
                        .map(version -> version.value().name())
                        .orElse(null),
                post.established().fact().postId(),
                state.map(PostState::title).orElse(post.established().fact().title()),
                holder,
                history.instrument(holder.instrumentId())
                        .map(instrument -> instrument.particulars().title())
                        .orElse(null),
                holding.endBecause() == Holding.EndBecause.FACT && holding.end() != null
                        ? holding.end().fact().reason()
                        : null);
    }

    /** Each post is told by the institution in which it stands last. */
    private static boolean isOf(InstitutionHistory history, PostTimeline post, Things things) {
        return Optional.of(post.states().getLast().value().unitId())
                .flatMap(things::unit)
                .filter(unit -> unit.established().fact().institutionId().equals(history.id()))
                .isPresent();
    }

    private Stream<InstitutionHistory> histories(String thing) {
        return histories.institutionsWith(thing).stream()
                .filter(Sight.now()::shows)
                .flatMap(id -> histories.of(id).stream());
    }
}
