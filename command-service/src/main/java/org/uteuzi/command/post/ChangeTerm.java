package org.uteuzi.command.post;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Required;
import org.uteuzi.event.DateBasis;
import org.uteuzi.time.PartialDate;

/** Makes the term of an appointment longer or shorter; a renewal is an appointment of its own. */
@JsonTypeName("changeTerm")
public record ChangeTerm(
        @Identifier String factId,
        @Identifier String appointmentId,
        @Required PartialDate termEndsOn,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements AppointmentEffect {

    public ChangeTerm {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
