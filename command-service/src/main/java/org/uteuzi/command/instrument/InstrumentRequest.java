package org.uteuzi.command.instrument;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Limited;
import org.uteuzi.command.thing.Mode;
import org.uteuzi.command.thing.OptionalIdentifier;
import org.uteuzi.command.thing.Reason;
import org.uteuzi.command.thing.Required;
import org.uteuzi.command.thing.Text;
import org.uteuzi.event.instrument.Document;
import org.uteuzi.event.instrument.InstrumentKind;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/**
 * An instrument with its effects, as somebody asks to record it.
 *
 * @param sourceRecordedAt in an import, when the source says to have learned it
 */
public record InstrumentRequest(
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

        @Nullable @Null(groups = Mode.Live.class, message = "UNKNOWN_FIELD") @Required(groups = Mode.Historic.class)
        Instant sourceRecordedAt,

        @Nullable @OptionalIdentifier String continues,
        List<@Identifier String> amends,
        List<@Identifier String> replaces,
        List<@Identifier String> repeals,
        List<@Required @Valid StatedDocument> documents,
        List<@Required @Valid Acknowledge> acknowledge,

        @NotEmpty(message = "FIELD_REQUIRED") @Size(max = MOST_EFFECTS, message = "TOO_MANY_EFFECTS")
        List<@Required @Valid Effect> effects) {

    static final int MOST_EFFECTS = 20_000;

    public InstrumentRequest {
        amends = amends == null ? List.of() : amends;
        replaces = replaces == null ? List.of() : replaces;
        repeals = repeals == null ? List.of() : repeals;
        documents = documents == null ? List.of() : documents;
        acknowledge = acknowledge == null ? List.of() : acknowledge;
    }

    /** A file of the paper. */
    record StatedDocument(
            @NotBlank(message = "FIELD_REQUIRED") @Text String name,
            @NotBlank(message = "FIELD_REQUIRED") @Text String mediaType,

            @Required @Pattern(regexp = "[0-9a-f]{64}", message = "HASH_MALFORMED")
            String sha256) {}

    /** Why an instrument is recorded although it breaks a rule of law. */
    record Acknowledge(
            @NotBlank(message = "FIELD_REQUIRED") @Text String code,
            @Nullable Integer effect,
            @Nullable @OptionalIdentifier String factId,
            @Reason String reason) {}

    Particulars particulars() {
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
                documents.stream()
                        .map(document -> new Document(document.name(), document.mediaType(), document.sha256()))
                        .toList());
    }
}
