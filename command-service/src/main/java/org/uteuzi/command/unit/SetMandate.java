package org.uteuzi.command.unit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Identifier;
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
        @Required LocalizedText text,
        List<LocalizedText> functions,
        @Nullable LegalBasis legalBasis,
        List<String> from,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements UnitEffect {

    public SetMandate {
        functions = functions == null ? List.of() : List.copyOf(functions);
        from = from == null ? List.of() : List.copyOf(from);
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }
}
