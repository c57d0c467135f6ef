package org.uteuzi.rule;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.rule.StandingFinding.Arises;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline;

/** Nobody acts in a post without a break for longer than the law says on the day of the appointment, over all instruments. */
final class ActingEndsWithinItsLimit extends PostRule {

    private static final String CODE = "ACTING_BEYOND_ITS_LIMIT";

    /** Acting of one person without a break: since when, and until when as far as was seen. */
    private record Unbroken(LocalDate since, @Nullable LocalDate until) {

        boolean reaches(LocalDate day) {
            return until == null || !until.isBefore(day);
        }
    }

    ActingEndsWithinItsLimit() {
        super(List.of("terms.actingLimit"), CODE);
    }

    @Override
    Stream<StandingFinding> findings(PostTimeline post, Belief belief) {
        Map<Set<String>, Unbroken> acting = new HashMap<>();
        return held(post)
                .filter(holding -> holding.capacity() == Capacity.ACTING
                        && holding.appointed().fact().personId() != null)
                .flatMap(holding -> finding(post, holding, since(holding, belief.idsOf(who(holding)), acting)));
    }

    private static LocalDate since(Holding holding, Set<String> person, Map<Set<String>, Unbroken> acting) {
        Unbroken before = acting.get(person);
        Unbroken now = before == null || !before.reaches(holding.from())
                ? new Unbroken(Days.certain(holding).from(), holding.until())
                : new Unbroken(before.since(), Days.later(before.until(), holding.until()));
        acting.put(person, now);
        return now.since();
    }

    private static Stream<StandingFinding> finding(PostTimeline post, Holding holding, LocalDate since) {
        return broken(
                post,
                holding.appointed().fact().effectiveFrom(),
                terms -> terms.actingLimit() != null
                        && !beyond(holding, since, terms.actingLimit()).isEmpty())
                .map(terms -> finding(holding, since, Objects.requireNonNull(terms.actingLimit())))
                .stream();
    }

    private static StandingFinding finding(Holding holding, LocalDate since, Period limit) {
        return new StandingFinding(
                CODE,
                holding.end() == null ? Arises.WITH_TIME : Arises.DAY_BY_DAY,
                Map.of(
                        "person",
                        who(holding),
                        "post",
                        post(holding),
                        "since",
                        since,
                        "limit",
                        limit,
                        "on",
                        since.plus(limit).minusDays(1)),
                List.of("post:" + post(holding)),
                List.of(holding.appointed().factId()),
                List.of(holding.appointmentId()),
                0,
                beyond(holding, since, limit));
    }

    private static Effective beyond(Holding holding, LocalDate since, Period limit) {
        return Days.both(Days.certain(holding), new Effective(since.plus(limit), null));
    }
}
