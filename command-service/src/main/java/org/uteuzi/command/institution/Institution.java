package org.uteuzi.command.institution;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Refusal;
import org.uteuzi.command.thing.Thing;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.ApprovalPolicySet;
import org.uteuzi.event.institution.InstitutionDissolved;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.institution.InstitutionEvent;
import org.uteuzi.event.institution.InstitutionRenamed;
import org.uteuzi.event.institution.LegalBasisChanged;
import org.uteuzi.timeline.InstitutionTimeline;

/** A public body. */
public final class Institution extends Thing {

    @Override
    protected List<? extends Event> decide(Effect effect) {
        if (effect instanceof DissolveInstitution dissolve) {
            refuseIfDissolvedBy(dissolve);
        }
        return List.of(fact(effect, null));
    }

    /** Of several ends the earliest counts, so a later one would say nothing. */
    private void refuseIfDissolvedBy(DissolveInstitution effect) {
        InstitutionTimeline.of(stream())
                .map(InstitutionTimeline::dissolved)
                .filter(dissolved -> dissolved.fact().effectiveFrom().compareTo(effect.firstDayOut()) <= 0)
                .ifPresent(dissolved -> {
                    throw new Refusal(
                            "INSTITUTION_ALREADY_DISSOLVED",
                            Map.of(
                                    "institution",
                                    effect.institutionId(),
                                    "lastDay",
                                    dissolved.fact().effectiveFrom().preceding()));
                });
    }

    @Override
    protected Fact fact(Effect effect, @Nullable Correction corrects) {
        return switch ((InstitutionEffect) effect) {
            case EstablishInstitution e ->
                new InstitutionEstablished(
                        e.factId(),
                        e.institutionId(),
                        e.name(),
                        e.timeZone(),
                        e.legalBasis(),
                        e.succeeds(),
                        e.effectiveFrom(),
                        e.dateBasis(),
                        corrects);
            case RenameInstitution e ->
                new InstitutionRenamed(
                        e.factId(), e.institutionId(), e.name(), e.effectiveFrom(), e.dateBasis(), corrects);
            case ChangeLegalBasis e ->
                new LegalBasisChanged(
                        e.factId(),
                        e.institutionId(),
                        e.legalBasis(),
                        e.repeals(),
                        e.decided(),
                        e.effectiveFrom(),
                        e.dateBasis(),
                        corrects);
            case SetApprovalPolicy e ->
                new ApprovalPolicySet(
                        e.factId(),
                        e.institutionId(),
                        e.needsApproval(),
                        e.daysToDecide(),
                        e.legalBasis(),
                        e.effectiveFrom(),
                        e.dateBasis(),
                        corrects);
            case DissolveInstitution e ->
                new InstitutionDissolved(
                        e.factId(), e.institutionId(), e.succeededBy(), e.firstDayOut(), e.dateBasis(), corrects);
        };
    }

    @Override
    protected Class<? extends Effect> effectStating(Fact fact) {
        return switch ((InstitutionEvent) fact) {
            case InstitutionEstablished e -> EstablishInstitution.class;
            case InstitutionRenamed e -> RenameInstitution.class;
            case LegalBasisChanged e -> ChangeLegalBasis.class;
            case ApprovalPolicySet e -> SetApprovalPolicy.class;
            case InstitutionDissolved e -> DissolveInstitution.class;
        };
    }
}
