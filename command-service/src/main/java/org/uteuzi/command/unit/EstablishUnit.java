package org.uteuzi.command.unit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Body;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Limited;
import org.uteuzi.command.thing.OptionalIdentifier;
import org.uteuzi.command.thing.Required;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** Sets up a unit within an institution. */
@JsonTypeName("establishUnit")
public record EstablishUnit(
        @Identifier String factId,
        @Identifier String unitId,
        @Identifier String institutionId,
        @Nullable @OptionalIdentifier String parentUnitId,
        @Required UnitKind kind,
        @Required @Limited LocalizedText name,
        @Nullable @Limited LegalBasis legalBasis,
        @Size(max = 100, message = "LIST_TOO_LONG") List<@Body String> succeeds,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements UnitEffect {

    public EstablishUnit {
        succeeds = succeeds == null ? List.of() : succeeds;
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }

    @Override
    public boolean establishes() {
        return true;
    }
}
