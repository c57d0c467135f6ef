package org.uteuzi.rule;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.Terms;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline;

/** An instrument shows that the appointee has each qualification that the law asks for on the day of the appointment. */
final class AnAppointeeShowsTheQualifications extends PostRule {

    private static final String CODE = "QUALIFICATION_NOT_SHOWN";

    AnAppointeeShowsTheQualifications() {
        super(List.of("terms.qualifications"), CODE);
    }

    @Override
    Stream<StandingFinding> findings(PostTimeline post, Belief belief) {
        return held(post)
                .filter(holding -> holding.capacity() != Capacity.EX_OFFICIO)
                .flatMap(holding -> finding(post, holding));
    }

    private Stream<StandingFinding> finding(PostTimeline post, Holding holding) {
        HolderAppointed appointed = holding.appointed().fact();
        return broken(
                post,
                appointed.effectiveFrom(),
                terms -> !missing(terms, appointed).isEmpty())
                .map(terms -> onAppointment(CODE, holding, Map.of("qualification", missing(terms, appointed))))
                .stream();
    }

    private static List<String> missing(Terms terms, HolderAppointed appointed) {
        return Objects.requireNonNullElse(terms.qualifications(), List.<String>of()).stream()
                .filter(asked ->
                        appointed.qualifications().stream().noneMatch(shown -> Qualifications.same(shown, asked)))
                .toList();
    }
}
