package org.uteuzi.command.institution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Thing;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionEstablished;

/** A public body. */
public final class Institution extends Thing {

    @Override
    protected List<? extends Event> decide(Effect effect) {
        return List.of(fact(effect, null));
    }

    @Override
    protected Fact fact(Effect effect, @Nullable Correction corrects) {
        EstablishInstitution e = (EstablishInstitution) effect;
        return new InstitutionEstablished(
                e.factId(),
                e.institutionId(),
                e.name(),
                e.timeZone(),
                e.legalBasis(),
                e.succeeds(),
                e.effectiveFrom(),
                e.dateBasis(),
                corrects);
    }

    @Override
    protected Class<? extends Effect> effectStating(Fact fact) {
        return EstablishInstitution.class;
    }
}
