package org.uteuzi.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.institution.ApprovalPolicySet;
import org.uteuzi.event.institution.InstitutionDissolved;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.institution.InstitutionEvent;
import org.uteuzi.event.institution.InstitutionRenamed;
import org.uteuzi.event.institution.LegalBasisChanged;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.Effective;

/**
 * What is believed of one institution: the days on which it exists, its name, the law it rests on and what needs approval.
 *
 * @param dissolved why it exists no more; null while it does
 */
public record InstitutionTimeline(
        Believed<InstitutionEstablished> established,
        Effective existence,
        @Nullable Believed<InstitutionDissolved> dissolved,
        List<Version<InstitutionState>> states,
        List<Version<LegalBasisChanged>> lawChanges,
        List<Version<ApprovalPolicySet>> approvalPolicies) {

    /** What the instruments say of an institution over a stretch of days. */
    public record InstitutionState(
            LocalizedText name, String timeZone, @Nullable LegalBasis legalBasis) {}

    /**
     * A law under which something went on that came by an earlier one.
     *
     * @param section of that law which says so; null: not stated
     */
    public record Continuation(
            Believed<LegalBasisChanged> because, @Nullable String section) {}

    /** The belief after all of the institution's stream; empty if its establishment is withdrawn. */
    public static Optional<InstitutionTimeline> of(List<? extends Recorded> stream) {
        List<Believed<Fact>> believed = Chains.believed(stream);
        return Chains.only(InstitutionEstablished.class, believed).stream()
                .findFirst()
                .map(established -> {
                    Believed<InstitutionDissolved> dissolved = Versions.earliest(InstitutionDissolved.class, believed);
                    Effective existence = Versions.existence(established, dissolved);
                    List<Believed<InstitutionEvent>> saying = Chains.only(InstitutionEvent.class, believed).stream()
                            .filter(fact -> saysWhatItIs(fact.fact()))
                            .toList();
                    return new InstitutionTimeline(
                            established,
                            existence,
                            dissolved,
                            Versions.fold(existence, saying, InstitutionTimeline::next),
                            Versions.fold(
                                    existence,
                                    Chains.only(LegalBasisChanged.class, believed),
                                    (before, changed) -> changed),
                            Versions.fold(
                                    existence, Chains.only(ApprovalPolicySet.class, believed), (before, set) -> set));
                });
    }

    public Optional<Version<InstitutionState>> on(LocalDate day) {
        return Versions.on(day, states);
    }

    public Optional<Version<ApprovalPolicySet>> approvalPolicyOn(LocalDate day) {
        return Versions.on(day, approvalPolicies);
    }

    /**
     * The laws by which each thing went on up to a day, the earliest first: by {@code post:ID}, {@code appointment:ID} and
     * {@code mandate:FACTID}.
     */
    public Map<String, List<Continuation>> continuations(LocalDate day) {
        Map<String, List<Continuation>> continuations = new HashMap<>();
        lawChanges.stream()
                .filter(change -> !change.from().isAfter(day))
                .forEach(change -> change.value().decisions().stream()
                        .filter(decision -> decision.outcome() == LegalBasisChanged.Outcome.CARRIES_OVER)
                        .forEach(decision -> continuations
                                .computeIfAbsent(decision.reference(), reference -> new ArrayList<>())
                                .add(new Continuation(
                                        change.because().as(LegalBasisChanged.class), decision.section()))));
        return continuations;
    }

    private static boolean saysWhatItIs(InstitutionEvent event) {
        return !(event instanceof InstitutionDissolved || event instanceof ApprovalPolicySet);
    }

    private static @Nullable InstitutionState next(@Nullable InstitutionState before, InstitutionEvent event) {
        return switch (event) {
            case InstitutionEstablished e -> new InstitutionState(e.name(), e.timeZone(), e.legalBasis());
            case InstitutionRenamed e ->
                before == null ? null : new InstitutionState(e.name(), before.timeZone, before.legalBasis);
            case LegalBasisChanged e ->
                before == null ? null : new InstitutionState(before.name, before.timeZone, e.legalBasis());
            case ApprovalPolicySet e -> throw new IllegalArgumentException("says nothing of its name and law");
            case InstitutionDissolved e -> throw new IllegalArgumentException("says when it ends and nothing else");
        };
    }
}
