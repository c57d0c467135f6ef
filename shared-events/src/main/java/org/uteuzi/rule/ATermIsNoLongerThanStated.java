package org.uteuzi.rule;

import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.Terms;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.Holding.Term;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Version;

/** A term, from the start of the appointment in which it began, lasts no longer than the law says on the day that sets it. */
final class ATermIsNoLongerThanStated extends PostRule {

    private static final String CODE = "TERM_LONGER_THAN_ALLOWED";

    ATermIsNoLongerThanStated() {
        super(List.of("terms.termLength"), CODE);
    }

    @Override
    Stream<StandingFinding> findings(PostTimeline post, Belief belief) {
        Map<String, PartialDate> starts = starts(post);
        return held(post)
                .filter(holding -> holding.capacity() == Capacity.SUBSTANTIVE)
                .flatMap(holding -> holding.terms().stream()
                        .flatMap(term -> finding(
                                post, holding, term, Objects.requireNonNull(starts.get(holding.appointmentId())))));
    }

    /** What continues an appointment of the same post goes on with its term. */
    private static Map<String, PartialDate> starts(PostTimeline post) {
        Map<String, PartialDate> starts = new HashMap<>();
        for (Holding holding : post.holdings()) {
            PartialDate own = holding.appointed().fact().effectiveFrom();
            String continued = holding.continues();
            starts.put(holding.appointmentId(), continued == null ? own : starts.getOrDefault(continued, own));
        }
        return starts;
    }

    private static Stream<StandingFinding> finding(
            PostTimeline post, Holding holding, Version<Term> term, PartialDate start) {
        PartialDate endsOn = term.value().endsOn();
        PartialDate set = term.because().fact().effectiveFrom();
        if (endsOn == null || set == null) {
            return Stream.of();
        }
        return broken(post, set, terms -> isTooLong(terms, start, endsOn))
                .map(terms -> onStatement(
                        CODE,
                        holding,
                        term.because().factId(),
                        Map.of(
                                "actual",
                                Period.between(start.first(), endsOn.last().plusDays(1)),
                                "allowed",
                                Objects.requireNonNull(terms.termLength()),
                                "legalBasis",
                                Law.of(terms)),
                        Days.both(holding.effective(), term.effective())))
                .stream();
    }

    private static boolean isTooLong(Terms terms, PartialDate start, PartialDate endsOn) {
        Period allowed = terms.termLength();
        return allowed != null && !endsOn.first().isBefore(start.last().plus(allowed));
    }
}
