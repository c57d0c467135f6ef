package org.uteuzi.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.post.Terms;
import org.uteuzi.rule.StandingFinding.Arises;
import org.uteuzi.time.Effective;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline;

/** A rule of law about one post and who holds it. */
abstract class PostRule extends RuleOfLaw {

    PostRule(List<String> needs, String... codes) {
        super(About.POST, needs, codes);
    }

    abstract Stream<StandingFinding> findings(PostTimeline post, Belief belief);

    @Override
    final Stream<StandingFinding> findings(String id, Belief belief) {
        return belief.post(id).stream().flatMap(post -> findings(post, belief));
    }

    /** The appointments that held on any day. */
    static Stream<Holding> held(PostTimeline post) {
        return post.holdings().stream().filter(holding -> !holding.effective().isEmpty());
    }

    /**
     * The terms in force on a day, if they are broken. Where the date leaves the day open, they must be broken by the terms
     * of each day that may be meant.
     */
    static Optional<Terms> broken(PostTimeline post, PartialDate date, Predicate<Terms> breaks) {
        Effective days = new Effective(date.first(), date.last().plusDays(1));
        List<Terms> inForce = post.states().stream()
                .filter(state -> !Days.both(days, state.effective()).isEmpty())
                .map(state -> state.value().terms())
                .toList();
        return inForce.stream().allMatch(breaks) ? inForce.stream().findFirst() : Optional.empty();
    }

    /** A finding that lies on the statement of an appointment, as long as the appointment holds. */
    StandingFinding onAppointment(String code, Holding holding, Map<String, Object> arguments) {
        return onStatement(code, holding, holding.appointed().factId(), arguments, holding.effective());
    }

    static StandingFinding onStatement(
            String code, Holding holding, String factId, Map<String, Object> arguments, Effective open) {
        return new StandingFinding(
                code,
                Arises.ON_ITS_DAY,
                with(arguments, Map.of("post", post(holding), "person", who(holding))),
                List.of("post:" + post(holding)),
                List.of(factId),
                List.of(holding.appointmentId()),
                0,
                open);
    }

    static String post(Holding holding) {
        return holding.appointed().fact().postId();
    }

    /** The person; where none is named, the post or office by which the post is held; else the appointment. */
    static String who(Holding holding) {
        String person = holding.appointed().fact().personId();
        return person == null ? named(holding.appointed().fact().exOfficio(), holding.appointmentId()) : person;
    }

    static Map<String, Object> with(Map<String, Object> some, Map<String, Object> others) {
        Map<String, Object> all = new java.util.HashMap<>(some);
        all.putAll(others);
        return Map.copyOf(all);
    }

    private static String named(@Nullable String name, String other) {
        return name == null ? other : name;
    }
}
