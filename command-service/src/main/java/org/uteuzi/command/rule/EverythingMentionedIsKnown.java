package org.uteuzi.command.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.Change;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.event.unit.UnitMoved;

/** A fact names only things that the register knows. */
final class EverythingMentionedIsKnown implements RuleOfRecord {

    @Override
    public List<String> codes() {
        return List.of("IDENTIFIER_NOT_KNOWN");
    }

    @Override
    public List<Violation> violations(Judgement judgement) {
        Set<String> mentioned = judgement.things().stream()
                .flatMap(thing -> thing.added().stream())
                .flatMap(recorded -> mentions(recorded.event()))
                .collect(Collectors.toSet());
        Set<String> known = judgement.known(mentioned);
        List<Violation> violations = new ArrayList<>();
        judgement
                .things()
                .forEach(thing -> thing.added()
                        .forEach(recorded -> mentions(recorded.event())
                                .filter(reference -> !known.contains(reference))
                                .forEach(reference -> violations.add(new Violation(
                                        "IDENTIFIER_NOT_KNOWN",
                                        Map.of("id", reference.substring(reference.indexOf(':') + 1)),
                                        thing.reference(),
                                        factId(recorded.event()))))));
        return violations;
    }

    private static Stream<String> mentions(Event event) {
        return switch (event) {
            case InstitutionEstablished e -> e.succeeds().stream();
            case UnitEstablished e ->
                Stream.of(
                                reference("institution", e.institutionId()),
                                reference("unit", e.parentUnitId()),
                                e.succeeds().stream())
                        .flatMap(references -> references);
            case UnitMoved e -> reference("unit", e.parentUnitId());
            case PostEstablished e ->
                Stream.of(
                                reference("unit", e.unitId()),
                                reference("post", e.reportsTo()),
                                Stream.ofNullable(e.terms().appointingAuthority()))
                        .flatMap(references -> references);
            case PostAmended e ->
                Stream.of(
                                reference("unit", Change.after(e.unitId(), null)),
                                reference("post", Change.after(e.reportsTo(), null)),
                                Stream.ofNullable(Change.after(e.terms().appointingAuthority(), null)))
                        .flatMap(references -> references);
            case HolderAppointed e ->
                Stream.of(
                                reference("person", e.personId()),
                                Stream.ofNullable(e.exOfficio()),
                                Stream.ofNullable(e.appointedBy()))
                        .flatMap(references -> references);
            case AppointmentEnded e -> Stream.ofNullable(e.endedBy());
            default -> Stream.of();
        };
    }

    private static Stream<String> reference(String kind, @Nullable String id) {
        return id == null ? Stream.of() : Stream.of(kind + ":" + id);
    }

    private static @Nullable String factId(Event event) {
        return event instanceof Fact fact ? fact.factId() : null;
    }
}
