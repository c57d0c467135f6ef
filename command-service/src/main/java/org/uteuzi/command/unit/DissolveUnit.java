package org.uteuzi.command.unit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Body;
import org.uteuzi.command.thing.FirstDayOut;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.event.DateBasis;
import org.uteuzi.time.PartialDate;

/** Brings a unit to its end; the end is given as the last day in or as the first day out. */
@JsonTypeName("dissolveUnit")
public record DissolveUnit(
        @Identifier String factId,
        @Identifier String unitId,
        @Size(max = 100, message = "LIST_TOO_LONG") List<@Body String> succeededBy,
        @Nullable PartialDate lastDay,
        @Nullable PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements UnitEffect {

    public DissolveUnit {
        succeededBy = succeededBy == null ? List.of() : succeededBy;
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
        FirstDayOut.requireDates(lastDay, effectiveFrom);
    }

    @JsonIgnore
    @AssertTrue(message = "LAST_DAY_OR_UNTIL")
    public boolean isEndGivenOnce() {
        return (lastDay == null) != (effectiveFrom == null);
    }

    PartialDate firstDayOut() {
        return FirstDayOut.of(lastDay, effectiveFrom);
    }
}
