package org.uteuzi.command.guard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an institution wants another to approve.
 *
 * @param kinds those that its policy names
 * @param daysToDecide null: not stated
 */
public record ApprovalPolicy(
        String institution, Set<String> kinds, @Nullable Integer daysToDecide, ZoneId timeZone) {

    /** What could end the policy itself; else one pair of eyes would be enough to be rid of the other. */
    private static final Set<String> ENDING_IT =
            Set.of("setApprovalPolicy", "establishInstitution", "dissolveInstitution");

    /**
     * Those of the kinds that need approval, in their order.
     *
     * @param past whether they tell what was done elsewhere: then only what could end the policy itself
     */
    public Stream<String> amongThese(Collection<String> all, boolean past) {
        return all.stream().filter(kind -> ENDING_IT.contains(kind) || !past && kinds.contains(kind));
    }

    /** Whether any of these kinds could end a policy. */
    public static boolean couldEndOne(Collection<String> kinds) {
        return !Collections.disjoint(kinds, ENDING_IT);
    }

    /** The moment from which a proposal made now can no longer be approved; empty: not stated. */
    public Optional<Instant> expiryOf(Instant now) {
        return Optional.ofNullable(daysToDecide)
                .map(days -> now.atZone(timeZone)
                        .toLocalDate()
                        .plusDays(days + 1L)
                        .atStartOfDay(timeZone)
                        .toInstant());
    }
}
