package org.uteuzi.command.unit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.OptionalIdentifier;
import org.uteuzi.command.thing.Required;
import org.uteuzi.event.DateBasis;
import org.uteuzi.time.PartialDate;

/** Ends a mandate whose law is no more; said by a change of the legal basis, and in these words corrected. */
@JsonTypeName("lapseMandate")
public record LapseMandate(
        @Identifier String factId,
        @Nullable @OptionalIdentifier String unitId,
        @Identifier String mandate,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements UnitEffect {

    /** As part of a change of the legal basis, which knows the mandate alone. */
    public static LapseMandate of(String factId, String mandate, PartialDate effectiveFrom, DateBasis dateBasis) {
        return new LapseMandate(factId, null, mandate, effectiveFrom, dateBasis);
    }

    public LapseMandate {
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
