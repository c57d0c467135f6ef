package org.uteuzi.command.thing;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replaces a fact in what is believed from now on.
 *
 * @param ownFactId the id of the correction itself
 * @param factId the fact that is corrected
 * @param with a merge patch (RFC 7396): what is missing stays, null means not stated
 * @param paper the instrument that puts the paper right, or the order that sets it aside
 */
@JsonTypeName("correct")
public record Correct(
        @Identifier String ownFactId,
        @Identifier String factId,
        @Required ObjectNode with,
        Correction.Cause cause,
        @Reason String reason,
        @Nullable @OptionalIdentifier String paper)
        implements Effect {

    public Correct {
        cause = cause == null ? Correction.Cause.RECORDING : cause;
    }

    @Override
    public @Nullable String thing() {
        return null;
    }

    @Override
    public Stream<String> factIds() {
        return Stream.of(ownFactId);
    }
}
