package org.uteuzi.command.unit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Limited;
import org.uteuzi.command.thing.Required;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** Lays down what a unit is there for. */
@JsonTypeName("setMandate")
public record SetMandate(
        @Identifier String factId,
        @Identifier String unitId,
        @Required @Limited(Limited.PROSE) LocalizedText text,
        @Size(max = 1_000, message = "LIST_TOO_LONG") List<@Required @Limited(Limited.PROSE) LocalizedText> functions,
        @Nullable @Limited LegalBasis legalBasis,
        @Size(max = 1_000, message = "LIST_TOO_LONG") List<@Identifier String> from,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements UnitEffect {

    public SetMandate {
        functions = functions == null ? List.of() : functions;
        from = from == null ? List.of() : from;
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
