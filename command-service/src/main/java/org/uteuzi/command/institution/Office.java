package org.uteuzi.command.institution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Thing;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.OfficeEstablished;

/** An authority outside the institutions. */
public final class Office extends Thing {

    @Override
    protected List<? extends Event> decide(Effect effect) {
        return List.of(fact(effect, null));
    }

    @Override
    protected Fact fact(Effect effect, @Nullable Correction corrects) {
        EstablishOffice e = (EstablishOffice) effect;
        return new OfficeEstablished(
                e.factId(), e.officeId(), e.jurisdiction(), e.name(), e.legalBasis(), e.effectiveFrom(), corrects);
    }

    @Override
    protected Class<? extends Effect> effectStating(Fact fact) {
        return EstablishOffice.class;
    }
}
