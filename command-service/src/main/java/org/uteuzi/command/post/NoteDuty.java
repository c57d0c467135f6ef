package org.uteuzi.command.post;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.AssertTrue;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.event.DateBasis;
import org.uteuzi.time.PartialDate;

/** Notes days told of a holder's duty, one at least. */
@JsonTypeName("noteDuty")
public record NoteDuty(
        @Identifier String factId,
        @Identifier String appointmentId,
        @Nullable PartialDate swornOn,
        @Nullable PartialDate assumedOn,
        @Nullable PartialDate releasedOn,
        DateBasis dateBasis)
        implements AppointmentEffect {

    public NoteDuty {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }

    @JsonIgnore
    @AssertTrue(message = "DUTY_WITHOUT_A_DAY")
    public boolean isAnyDayTold() {
        return swornOn != null || assumedOn != null || releasedOn != null;
    }
}
