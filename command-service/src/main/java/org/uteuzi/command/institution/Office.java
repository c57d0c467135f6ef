package org.uteuzi.command.institution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Thing;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.OfficeEstablished;
import org.uteuzi.event.institution.OfficeEvent;
import org.uteuzi.event.institution.OfficeRenamed;

/** An authority outside the institutions. */
public final class Office extends Thing {

    @Override
    protected List<? extends Event> decide(Effect effect) {
        return List.of(fact(effect, null));
    }

    @Override
    protected Fact fact(Effect effect, @Nullable Correction corrects) {
        return switch ((OfficeEffect) effect) {
            case EstablishOffice e ->
                new OfficeEstablished(
                        e.factId(),
                        e.officeId(),
                        e.jurisdiction(),
                        e.name(),
                        e.legalBasis(),
                        e.effectiveFrom(),
                        corrects);
            case RenameOffice e ->
                new OfficeRenamed(e.factId(), e.officeId(), e.name(), e.effectiveFrom(), e.dateBasis(), corrects);
        };
    }

    @Override
    protected Class<? extends Effect> effectStating(Fact fact) {
        return switch ((OfficeEvent) fact) {
            case OfficeEstablished e -> EstablishOffice.class;
            case OfficeRenamed e -> RenameOffice.class;
        };
    }
}
