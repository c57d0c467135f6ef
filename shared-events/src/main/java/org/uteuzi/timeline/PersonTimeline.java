package org.uteuzi.timeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonEvent;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.time.Effective;

/**
 * What is believed of one person: the names, and whether the id is a second one of somebody known by another.
 *
 * @param joined says by which id the person goes on, the one recorded last; null where this is the only one
 */
public record PersonTimeline(
        Believed<PersonRegistered> registered,
        List<Version<String>> names,
        @Nullable Believed<PersonsJoined> joined) {

    private static final Effective ALWAYS = new Effective(LocalDate.MIN, null);

    /** The belief after all of the person's stream; empty if the registration is withdrawn. */
    public static Optional<PersonTimeline> of(List<Recorded> stream) {
        List<Believed<Fact>> believed = Chains.believed(stream);
        List<Believed<PersonEvent>> named = Chains.only(PersonEvent.class, believed).stream()
                .filter(fact -> !(fact.fact() instanceof PersonsJoined))
                .toList();
        return Chains.only(PersonRegistered.class, believed).stream()
                .findFirst()
                .map(registered -> new PersonTimeline(
                        registered,
                        Versions.fold(ALWAYS, named, (before, event) -> name(event)),
                        Chains.only(PersonsJoined.class, believed).stream()
                                .reduce((earlier, later) -> later)
                                .orElse(null)));
    }

    /** The name of a day; of a day before the first date of a name, that first name. */
    public String nameOn(LocalDate day) {
        return Versions.onOrFirst(day, names).value();
    }

    /** The id by which the person goes on; null where it is this one. */
    public @Nullable String sameAs() {
        return joined == null ? null : joined.fact().sameAs();
    }

    private static String name(PersonEvent event) {
        return switch (event) {
            case PersonRegistered e -> e.name();
            case PersonAmended e -> e.name();
            case PersonsJoined e -> throw new IllegalArgumentException("says nothing of a name");
        };
    }
}
