package org.uteuzi.command.post;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.AssertTrue;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.FirstDayOut;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Required;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.post.Absence;
import org.uteuzi.time.PartialDate;

/** Records that a holder is absent; the end may be given as the last day away, as the first day back, or not yet. */
@JsonTypeName("recordAbsence")
public record RecordAbsence(
        @Identifier String factId,
        @Identifier String appointmentId,
        @Required Absence absence,
        @Required PartialDate effectiveFrom,
        @Nullable PartialDate lastDay,
        @Nullable PartialDate until,
        DateBasis dateBasis)
        implements AppointmentEffect {

    public RecordAbsence {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
        FirstDayOut.requireDates(lastDay, until);
    }

    @JsonIgnore
    @AssertTrue(message = "LAST_DAY_OR_UNTIL")
    public boolean isEndGivenAtMostOnce() {
        return lastDay == null || until == null;
    }

    @Nullable
    PartialDate firstDayBack() {
        return lastDay == null ? until : lastDay.following();
    }
}
