package org.uteuzi.command.post;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.AssertTrue;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Authority;
import org.uteuzi.command.thing.FirstDayOut;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Required;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.time.PartialDate;

/** Ends an appointment; the end is given as the last day in or as the first day out. */
@JsonTypeName("endAppointment")
public record EndAppointment(
        @Identifier String factId,
        @Identifier String appointmentId,
        @Nullable PartialDate lastDay,
        @Nullable PartialDate until,
        @Required EndReason reason,
        @Nullable @Authority String endedBy,
        DateBasis dateBasis)
        implements AppointmentEffect {

    public EndAppointment {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
        FirstDayOut.requireDates(lastDay, until);
    }

    @JsonIgnore
    @AssertTrue(message = "LAST_DAY_OR_UNTIL")
    public boolean isEndGivenOnce() {
        return (lastDay == null) != (until == null);
    }

    PartialDate firstDayOut() {
        return FirstDayOut.of(lastDay, until);
    }
}
