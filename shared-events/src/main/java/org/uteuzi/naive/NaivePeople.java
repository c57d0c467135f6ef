package org.uteuzi.naive;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.person.Personal;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.naive.NaiveAttributes.Given;
import org.uteuzi.naive.NaiveAttributes.Said;
import org.uteuzi.naive.NaiveBelief.Believed;

/** "Names are dated and a sentence shows the name of its own day; two ids found to be one person are joined, withdrawably." */
final class NaivePeople {

    private final NaiveBelief belief;

    NaivePeople(NaiveBelief belief) {
        this.belief = belief;
    }

    /** Null where nobody is named or believed registered. On days before every name the first one known is the nearest. */
    @Nullable
    String nameOn(LocalDate day, @Nullable String personId) {
        List<Believed> facts = registered(personId);
        if (isErased(facts)) {
            return null;
        }
        String name = statedOn(day, personId);
        return name != null
                ? name
                : facts.stream()
                        .filter(believed -> saysTheName(believed.fact()) != null)
                        .min(NaiveAttributes.ORDER)
                        .map(believed -> Objects.requireNonNull(saysTheName(believed.fact()))
                                .value())
                        .orElse(null);
    }

    /** Null also on days before every name. */
    @Nullable
    String statedOn(LocalDate day, @Nullable String personId) {
        List<Believed> facts = registered(personId);
        Given<String> name = isErased(facts) ? null : NaiveAttributes.on(day, facts, NaivePeople::saysTheName);
        return name == null ? null : name.value();
    }

    /** "The sealed fields of an erased person are null, and said to be erased": on the days on which there was a name. */
    boolean isErasedOn(LocalDate day, String personId) {
        List<Believed> facts = registered(personId);
        return isErased(facts)
                && NaiveAttributes.on(day, facts, fact -> fact instanceof Personal ? new Said<>(true) : null) != null;
    }

    boolean isErased(String personId) {
        return isErased(registered(personId));
    }

    /** What was known before an erasure is without the name as well: it is sealed, and the key is no more. */
    private static boolean isErased(List<Believed> facts) {
        return facts.stream()
                .anyMatch(believed -> believed.fact() instanceof PersonErased
                        || believed.fact() instanceof Personal named && named.name() == null);
    }

    /** What is believed of somebody, nothing if it is not that they are registered. */
    private List<Believed> registered(@Nullable String personId) {
        List<Believed> facts = belief.about("person:" + personId);
        return facts.stream().anyMatch(believed -> believed.fact() instanceof PersonRegistered) ? facts : List.of();
    }

    private static @Nullable Said<String> saysTheName(Fact fact) {
        return switch (fact) {
            case PersonRegistered it -> it.name() == null ? null : new Said<>(it.name());
            case PersonAmended it -> it.name() == null ? null : new Said<>(it.name());
            default -> null;
        };
    }

    /** The id by which a person goes on: that of the newest join of this id, and so forth; the id itself if not joined. */
    String goesOnAs(String personId) {
        String id = personId;
        Set<String> seen = new HashSet<>();
        while (seen.add(id)) {
            String next = belief.about("person:" + id).stream()
                    .map(Believed::fact)
                    .filter(PersonsJoined.class::isInstance)
                    .map(fact -> ((PersonsJoined) fact).sameAs())
                    .reduce((earlier, later) -> later)
                    .orElse(null);
            if (next == null) {
                return id;
            }
            id = next;
        }
        return id;
    }
}
