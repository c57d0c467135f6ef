package org.uteuzi.rule;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline;

/** Somebody is appointed by the authority that the law names on the day from which the appointment counts. */
final class AnAppointmentIsMadeByTheAuthorityInForce extends PostRule {

    private static final String CODE = "APPOINTED_BY_OTHER_THAN_THE_AUTHORITY_IN_FORCE";

    AnAppointmentIsMadeByTheAuthorityInForce() {
        super(List.of("terms.appointingAuthority"), CODE);
    }

    @Override
    Stream<StandingFinding> findings(PostTimeline post, Belief belief) {
        return held(post).flatMap(holding -> finding(post, holding));
    }

    private Stream<StandingFinding> finding(PostTimeline post, Holding holding) {
        HolderAppointed appointed = holding.appointed().fact();
        String authority = appointed.appointedBy();
        if (authority == null) {
            return Stream.of();
        }
        return broken(
                post,
                appointed.effectiveFrom(),
                terms -> terms.appointingAuthority() != null && !authority.equals(terms.appointingAuthority()))
                .map(terms -> onAppointment(
                        CODE,
                        holding,
                        Map.of(
                                "authority",
                                authority,
                                "required",
                                Objects.requireNonNull(terms.appointingAuthority()),
                                "on",
                                appointed.effectiveFrom(),
                                "legalBasis",
                                Law.of(terms))))
                .stream();
    }
}
