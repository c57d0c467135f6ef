package org.uteuzi.query.structure;

import java.util.stream.Stream;
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
    static Stream<String> places(Event event) {
        return switch (event) {
            case UnitEstablished unit -> Stream.of("institution:" + unit.institutionId());
            case PostEstablished post -> Stream.of("unit:" + post.unitId());
            case PostAmended post -> reference("unit:", Change.after(post.unitId(), null));
            default -> Stream.of();
        };
    }

    /** Things with which who holds a post can change: where it stands, and the post that an ex-officio seat names. */
    static Stream<String> leansOn(Event event) {
        return event instanceof HolderAppointed holder
                ? reference("", holder.exOfficio()).filter(named -> named.startsWith("post:"))
                : places(event);
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
    static Stream<String> needs(Event event) {
        return Stream.concat(
                places(event),
                switch (event) {
                    case PostEstablished post ->
                        Stream.concat(
                                reference("post:", post.reportsTo()),
                                office(post.terms().appointingAuthority()));
                    case PostAmended post ->
                        Stream.concat(
                                reference("post:", Change.after(post.reportsTo(), null)),
                                office(Change.after(post.terms().appointingAuthority(), null)));
                    case HolderAppointed holder ->
                        Stream.of(
                                        reference("person:", holder.personId()),
                                        reference("", holder.exOfficio()),
                                        office(holder.appointedBy()))
                                .flatMap(things -> things);
                    case UnitEstablished unit -> unit.succeeds().stream();
                    case UnitDissolved unit -> unit.succeededBy().stream();
                    case InstitutionEstablished institution -> institution.succeeds().stream();
                    case InstitutionDissolved institution -> institution.succeededBy().stream();
                    case PersonsJoined person -> Stream.of("person:" + person.sameAs());
                    default -> Stream.of();
                });
    }

    /** Whom a post is given to, or who a person is said to be. */
    static Stream<String> people(Event event) {
        return switch (event) {
            case HolderAppointed holder -> reference("person:", holder.personId());
            case PersonsJoined person -> Stream.of("person:" + person.sameAs());
            default -> Stream.of();
        };
    }

    private static Stream<String> reference(String kind, @Nullable String id) {
        return id == null ? Stream.of() : Stream.of(kind + id);
    }

    private static Stream<String> office(@Nullable String authority) {
        return authority != null && authority.startsWith("office:") ? Stream.of(authority) : Stream.of();
    }
}
