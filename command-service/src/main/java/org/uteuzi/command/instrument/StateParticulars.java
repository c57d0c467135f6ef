package org.uteuzi.command.instrument;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Limited;
import org.uteuzi.command.thing.OptionalIdentifier;
import org.uteuzi.command.thing.Required;
import org.uteuzi.command.thing.Text;
import org.uteuzi.event.instrument.Document;
import org.uteuzi.event.instrument.InstrumentKind;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** What a paper says of itself, in the words of {@link InstrumentRequest}: not said at the door, in these words corrected. */
@JsonTypeName("stateParticulars")
public record StateParticulars(
        @Identifier String factId,
        @Identifier String instrumentId,
        @Required InstrumentKind kind,
        @NotBlank(message = "FIELD_REQUIRED") @Text String jurisdiction,
        @Nullable @Text String number,

        @Nullable @Min(value = 1, message = "NUMBER_OUT_OF_RANGE") @Max(value = 9999, message = "NUMBER_OUT_OF_RANGE")
        Integer year,

        @Required @Limited LocalizedText title,
        @Nullable @Text String issuer,
        @Nullable @Text String signedBy,
        @Nullable @Text String onBehalfOf,
        @Nullable @Text String reference,
        @Nullable PartialDate signedOn,
        @Nullable PartialDate publishedOn,
        @Nullable @OptionalIdentifier String continues,
        List<@Identifier String> amends,
        List<@Identifier String> replaces,
        List<@Identifier String> repeals)
        implements InstrumentEffect {

    public StateParticulars {
        amends = amends == null ? List.of() : amends;
        replaces = replaces == null ? List.of() : replaces;
        repeals = repeals == null ? List.of() : repeals;
    }

    /** The files stay as they are: none is ever exchanged. */
    Particulars with(List<Document> documents) {
        return new Particulars(
                kind,
                jurisdiction,
                number,
                year,
                title,
                issuer,
                signedBy,
                onBehalfOf,
                reference,
                signedOn,
                publishedOn,
                continues,
                amends,
                replaces,
                repeals,
                documents);
    }
}
