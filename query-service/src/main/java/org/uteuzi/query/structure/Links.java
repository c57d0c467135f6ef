package org.uteuzi.query.structure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Event;
import org.uteuzi.event.institution.InstitutionDissolved;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.post.Change;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.event.unit.UnitEstablished;

/** What a statement about a thing names, as references: where the thing stands, and whatever else an answer about it shows. */
final class Links {

    private Links() {}

    /** The institution of a unit, the units of a post. */
    static List<String> places(Event event) {
        return switch (event) {
            case UnitEstablished unit -> List.of("institution:" + unit.institutionId());
            case PostEstablished post -> List.of("unit:" + post.unitId());
            case PostAmended post -> reference("unit:", Change.after(post.unitId(), null));
            default -> List.of();
        };
    }

    /** Things with which who holds a post can change: where it stands, and the post that an ex-officio seat names. */
    static List<String> leansOn(Event event) {
        if (event instanceof HolderAppointed holder) {
            String named = holder.exOfficio();
            return named != null && named.startsWith("post:") ? List.of(named) : List.of();
        }
        return places(event);
    }

    /** Whether a statement can change the days on which a unit or an institution exists. */
    static boolean movesExistence(Event event) {
        return event instanceof UnitEstablished
                || event instanceof UnitDissolved
                || event instanceof InstitutionEstablished
                || event instanceof InstitutionDissolved
                || event instanceof FactWithdrawn;
    }

    /** All that is needed to answer for a thing: its places too, as nothing is held where these do not exist. */
    static List<String> needs(Event event) {
        List<String> needs = new ArrayList<>(places(event));
        switch (event) {
            case PostEstablished post -> {
                needs.addAll(reference("post:", post.reportsTo()));
                needs.addAll(office(post.terms().appointingAuthority()));
            }
            case PostAmended post -> {
                needs.addAll(reference("post:", Change.after(post.reportsTo(), null)));
                needs.addAll(office(Change.after(post.terms().appointingAuthority(), null)));
            }
            case HolderAppointed holder -> {
                needs.addAll(reference("person:", holder.personId()));
                needs.addAll(reference("", holder.exOfficio()));
                needs.addAll(office(holder.appointedBy()));
            }
            case UnitEstablished unit -> needs.addAll(unit.succeeds());
            case UnitDissolved unit -> needs.addAll(unit.succeededBy());
            case InstitutionEstablished institution -> needs.addAll(institution.succeeds());
            case InstitutionDissolved institution -> needs.addAll(institution.succeededBy());
            case PersonsJoined person -> needs.add("person:" + person.sameAs());
            default -> {}
        }
        return needs;
    }

    /** Whom a post is given to, or who a person is said to be. */
    static List<String> people(Event event) {
        return switch (event) {
            case HolderAppointed holder -> reference("person:", holder.personId());
            case PersonsJoined person -> List.of("person:" + person.sameAs());
            default -> List.of();
        };
    }

    private static List<String> reference(String kind, @Nullable String id) {
        return id == null ? List.of() : List.of(kind + id);
    }

    private static List<String> office(@Nullable String authority) {
        return authority != null && authority.startsWith("office:") ? List.of(authority) : List.of();
    }
}
