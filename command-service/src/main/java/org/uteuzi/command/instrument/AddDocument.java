package org.uteuzi.command.instrument;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Required;
import org.uteuzi.command.thing.Text;

/** Adds a file to a paper that was recorded earlier. */
@JsonTypeName("addDocument")
public record AddDocument(
        @Identifier String factId,
        @Identifier String instrumentId,
        @NotBlank(message = "FIELD_REQUIRED") @Text String name,
        @NotBlank(message = "FIELD_REQUIRED") @Text String mediaType,

        @Required @Pattern(regexp = "[0-9a-f]{64}", message = "HASH_MALFORMED")
        String sha256)
        implements InstrumentEffect {}
