package org.uteuzi.rule;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline;

/** An appointment is revoked by the authority that the law names on the day of its end. It stays open after the end. */
final class ARevocationIsMadeByTheAuthorityInForce extends PostRule {

    private static final String CODE = "ENDED_BY_OTHER_THAN_THE_AUTHORITY_IN_FORCE";

    ARevocationIsMadeByTheAuthorityInForce() {
        super(List.of("terms.appointingAuthority"), CODE);
    }

    @Override
    Stream<StandingFinding> findings(PostTimeline post, Belief belief) {
        return post.holdings().stream()
                .flatMap(holding -> Stream.ofNullable(holding.end())
                        .filter(end -> end.fact().reason() == EndReason.REVOKED)
                        .flatMap(end -> finding(post, holding, end)));
    }

    private static Stream<StandingFinding> finding(PostTimeline post, Holding holding, Believed<AppointmentEnded> end) {
        String authority = end.fact().endedBy();
        if (authority == null) {
            return Stream.of();
        }
        return broken(
                post,
                end.fact().until(),
                terms -> terms.appointingAuthority() != null && !authority.equals(terms.appointingAuthority()))
                .map(terms -> onStatement(
                        CODE,
                        holding,
                        end.factId(),
                        Map.of(
                                "authority",
                                authority,
                                "required",
                                Objects.requireNonNull(terms.appointingAuthority()),
                                "on",
                                end.fact().until(),
                                "legalBasis",
                                Law.of(terms)),
                        new Effective(end.fact().until().first(), null)))
                .stream();
    }
}
