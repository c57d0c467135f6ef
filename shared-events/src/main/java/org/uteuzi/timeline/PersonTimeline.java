package org.uteuzi.timeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.person.Personal;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.time.Effective;

/**
 * What is believed of one person: the names, and whether the id is a second one of somebody known by another.
 *
 * @param names of who was erased as many as before, and none can be read
 * @param joined says by which id the person goes on, the one recorded last; null where this is the only one
 */
public record PersonTimeline(
        Believed<PersonRegistered> registered,
        List<Version<Name>> names,
        @Nullable Believed<PersonsJoined> joined) {

    /** @param text null of a person who was erased */
    public record Name(@Nullable String text) {}

    private static final Effective ALWAYS = new Effective(LocalDate.MIN, null);

    /** The belief after all of the person's stream; empty if the registration is withdrawn. */
    public static Optional<PersonTimeline> of(List<? extends Recorded> stream) {
        List<Believed<Fact>> believed = Chains.believed(stream);
        boolean erased = !Chains.only(PersonErased.class, believed).isEmpty();
        return Chains.only(PersonRegistered.class, believed).stream()
                .findFirst()
                .map(registered -> new PersonTimeline(
                        registered,
                        Versions.fold(
                                ALWAYS,
                                Chains.only(Personal.class, believed),
                                (before, event) -> new Name(erased ? null : event.name())),
                        Chains.only(PersonsJoined.class, believed).stream()
                                .reduce((earlier, later) -> later)
                                .orElse(null)));
    }

    /** The name of a day; of a day before the first date of a name, that first name; null of a person who was erased. */
    public @Nullable String nameOn(LocalDate day) {
        return Versions.onOrFirst(day, names).value().text();
    }

    /** The name that counts last; null of a person who was erased. */
    public @Nullable String lastName() {
        return names.getLast().value().text();
    }

    /** Whether nothing can be read any more of who this is, also of what was known before. */
    public boolean isErased() {
        return lastName() == null;
    }

    /** The id by which the person goes on; null where it is this one. */
    public @Nullable String sameAs() {
        return joined == null ? null : joined.fact().sameAs();
    }
}
