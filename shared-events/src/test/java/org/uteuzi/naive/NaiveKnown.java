package org.uteuzi.naive;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.event.unit.UnitMoved;
import org.uteuzi.event.unit.UnitRenamed;
import org.uteuzi.naive.NaiveAttributes.Given;
import org.uteuzi.naive.NaiveAttributes.Said;
import org.uteuzi.naive.NaiveBelief.Believed;

/** Everything as known at one entry, for any day. */
public final class NaiveKnown {

    private final NaiveBelief belief;
    private final Map<String, NaivePostFold> posts = new HashMap<>();

    /** @param belief of all entries up to the one that ends an instrument */
    public NaiveKnown(NaiveBelief belief) {
        this.belief = belief;
    }

    public NaiveBelief belief() {
        return belief;
    }

    /** An institution's whole structure; without an institution that day nothing at all. */
    public NaiveStructure structure(String institutionId, LocalDate on) {
        NaiveInstitution institution = institution(institutionId, on);
        if (institution == null) {
            return new NaiveStructure(null, List.of(), List.of());
        }
        List<NaiveUnit> units = belief.all(UnitEstablished.class).stream()
                .map(UnitEstablished::unitId)
                .distinct()
                .map(id -> unit(id, on))
                .filter(unit -> unit != null && unit.institutionId().equals(institutionId))
                .sorted(Comparator.comparing(NaiveUnit::id))
                .toList();
        // "no post stands in a unit that does not exist that day"
        List<NaivePost> standing = belief.all(PostEstablished.class).stream()
                .map(PostEstablished::postId)
                .distinct()
                .map(id -> post(id, on))
                .filter(post -> post != null
                        && units.stream().anyMatch(unit -> unit.id().equals(post.unitId())))
                .sorted(Comparator.comparing(NaivePost::id))
                .toList();
        return new NaiveStructure(institution, units, standing);
    }

    /** @return null if it does not exist that day */
    public @Nullable NaiveInstitution institution(String institutionId, LocalDate on) {
        Given<InstitutionEstablished> established = NaiveAttributes.on(
                on,
                belief.about("institution:" + institutionId),
                (Fact fact) -> fact instanceof InstitutionEstablished it ? new Said<>(it) : null);
        return established == null
                ? null
                : new NaiveInstitution(
                        institutionId,
                        established.value().name(),
                        established.value().legalBasis());
    }

    /** The unit by itself, whether its institution exists or not; null if it does not exist that day. */
    public @Nullable NaiveUnit unit(String unitId, LocalDate on) {
        List<Believed> facts = belief.about("unit:" + unitId);
        Given<UnitEstablished> established = NaiveAttributes.on(
                on, facts, (Fact fact) -> fact instanceof UnitEstablished it ? new Said<>(it) : null);
        if (established == null) {
            return null;
        }
        return new NaiveUnit(
                unitId,
                established.value().institutionId(),
                established.value().kind(),
                Objects.requireNonNull(NaiveAttributes.on(on, facts, (Fact fact) -> switch (fact) {
                            case UnitEstablished it -> new Said<>(it.name());
                            case UnitRenamed it -> new Said<>(it.name());
                            default -> null;
                        }))
                        .value(),
                Objects.requireNonNull(NaiveAttributes.on(on, facts, (Fact fact) -> switch (fact) {
                            case UnitEstablished it -> new Said<>(it.parentUnitId());
                            case UnitMoved it -> new Said<>(it.parentUnitId());
                            default -> null;
                        }))
                        .value(),
                mandate(facts, on));
    }

    /** The post by itself, whether its unit exists or not; null if it does not exist that day. */
    public @Nullable NaivePost post(String postId, LocalDate on) {
        return fold(postId).on(on);
    }

    NaivePostFold fold(String postId) {
        return posts.computeIfAbsent(postId, id -> new NaivePostFold(id, belief));
    }

    private static @Nullable NaiveMandate mandate(List<Believed> factsOfUnit, LocalDate on) {
        Given<MandateSet> mandate = NaiveAttributes.on(
                on, factsOfUnit, (Fact fact) -> fact instanceof MandateSet it ? new Said<>(it) : null);
        if (mandate == null) {
            return null;
        }
        MandateSet set = mandate.value();
        return new NaiveMandate(
                set.text(),
                Objects.requireNonNullElse(set.functions(), List.of()),
                set.effectiveFrom(),
                mandate.by().id());
    }
}
