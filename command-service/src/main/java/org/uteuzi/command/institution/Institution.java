package org.uteuzi.command.institution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Thing;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionDissolved;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.institution.InstitutionEvent;
import org.uteuzi.event.institution.InstitutionRenamed;
import org.uteuzi.event.institution.LegalBasisChanged;

/** A public body. */
public final class Institution extends Thing {

    @Override
    protected List<? extends Event> decide(Effect effect) {
        return List.of(fact(effect, null));
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
            case InstitutionDissolved e -> DissolveInstitution.class;
        };
    }
}
