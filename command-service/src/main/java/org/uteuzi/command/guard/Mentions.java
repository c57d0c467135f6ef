package org.uteuzi.command.guard;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionDissolved;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.institution.LegalBasisChanged;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.Change;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.event.unit.UnitMoved;

/** The things that a fact names beside its own, as references. */
public final class Mentions {

    private Mentions() {}

    /**
     * Those that must be known to the register.
     *
     * @param paper by which the event is recorded, as a reference; a correction may be made by itself
     */
    public static Stream<String> of(Event event, String paper) {
        return Stream.of(
                        inColumns(event),
                        leaningOn(event),
                        repealed(event),
                        correcting(event).filter(named -> !named.equals(paper)))
                .flatMap(named -> named);
    }

    /** Those on which it leans without a day: authorities, those before and after it, another id of a person. */
    static Stream<String> leaningOn(Event event) {
        return switch (event) {
            case InstitutionEstablished e -> e.succeeds().stream();
            case InstitutionDissolved e -> e.succeededBy().stream();
            case UnitEstablished e -> e.succeeds().stream();
            case UnitDissolved e -> e.succeededBy().stream();
            case CompositionSet e ->
                e.quotas().stream().map(CompositionSet.Quota::appointedBy).flatMap(Stream::ofNullable);
            case PostEstablished e -> Stream.ofNullable(e.terms().appointingAuthority());
            case PostAmended e -> Stream.ofNullable(Change.after(e.terms().appointingAuthority(), null));
            case HolderAppointed e ->
                Stream.concat(
                        Stream.ofNullable(e.appointedBy()),
                        Stream.ofNullable(e.exOfficio()).filter(named -> named.startsWith("office:")));
            case AppointmentEnded e -> Stream.ofNullable(e.endedBy());
            case PersonsJoined e -> sameAs(e).map(id -> "person:" + id);
            default -> Stream.of();
        };
    }

    /** The id of whom a person is said to be the same as. */
    public static Stream<String> sameAs(Event event) {
        return event instanceof PersonsJoined joined ? Stream.of(joined.sameAs()) : Stream.of();
    }

    /** Those that the guard keeps with the days on which they are leaned on. */
    private static Stream<String> inColumns(Event event) {
        return switch (event) {
            case UnitEstablished e ->
                Stream.concat(reference("institution", e.institutionId()), reference("unit", e.parentUnitId()));
            case UnitMoved e -> reference("unit", e.parentUnitId());
            case PostEstablished e -> Stream.concat(reference("unit", e.unitId()), reference("post", e.reportsTo()));
            case PostAmended e ->
                Stream.concat(
                        reference("unit", Change.after(e.unitId(), null)),
                        reference("post", Change.after(e.reportsTo(), null)));
            case HolderAppointed e ->
                Stream.concat(
                        reference("person", e.personId()),
                        Stream.ofNullable(e.exOfficio()).filter(named -> named.startsWith("post:")));
            default -> Stream.of();
        };
    }

    /** Papers are never withdrawn, so nothing falls with them. What a paper itself names is looked at with the paper. */
    private static Stream<String> repealed(Event event) {
        return event instanceof LegalBasisChanged e ? reference("instrument", e.repeals()) : Stream.of();
    }

    /** The paper by which something is put right. */
    private static Stream<String> correcting(Event event) {
        if (event instanceof FactWithdrawn withdrawn) {
            return reference("instrument", withdrawn.paper());
        }
        Correction correction = event instanceof Fact fact ? fact.corrects() : null;
        return correction == null ? Stream.of() : reference("instrument", correction.paper());
    }

    /** The ids of other facts; each must be one that the register knows, though it may be withdrawn. */
    public static Stream<String> facts(Event event) {
        return event instanceof MandateSet e ? e.from().stream() : Stream.of();
    }

    private static Stream<String> reference(String kind, @Nullable String id) {
        return id == null ? Stream.of() : Stream.of(kind + ":" + id);
    }
}
