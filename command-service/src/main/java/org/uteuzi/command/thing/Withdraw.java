package org.uteuzi.command.thing;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;

/**
 * Takes a fact, with all its corrections, out of what is believed from now on; or a single correction or withdrawal.
 *
 * @param ownFactId the id of the withdrawal itself
 * @param factId the statement that is withdrawn
 * @param paper the order that sets it aside, or the instrument that puts the paper right
 */
@JsonTypeName("withdraw")
public record Withdraw(
        @Identifier String ownFactId,
        @Identifier String factId,
        Correction.Cause cause,
        @Reason String reason,
        @Nullable @OptionalIdentifier String paper)
        implements Effect {

    public Withdraw {
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
