package org.uteuzi.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.uteuzi.rule.StandingFinding.Arises;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline;

/**
 * Somebody acts only in a seat that is vacant or whose holder is absent. Where the seats are not stated, nobody acts beside any
 * present holder.
 */
final class NobodyActsBesideAPresentHolder extends PostRule {

    private static final String CODE = "ACTING_BESIDE_A_SUBSTANTIVE_HOLDER";

    NobodyActsBesideAPresentHolder() {
        super(List.of(), CODE);
    }

    @Override
    Stream<StandingFinding> findings(PostTimeline post, Belief belief) {
        List<Stretch> acting = stretches(post, false);
        if (acting.isEmpty()) {
            return Stream.of();
        }
        List<Stretch> holders = stretches(post, true);
        TreeSet<LocalDate> days = new TreeSet<>();
        post.states().forEach(state -> Days.addBounds(days, state.effective()));
        acting.forEach(stretch -> Days.addBounds(days, stretch.days()));
        holders.forEach(stretch -> Days.addBounds(days, stretch.days()));
        holders.forEach(stretch -> Days.absences(stretch.holding()).forEach(away -> Days.addBounds(days, away)));
        return Segments.joined(days, day -> beside(post, day, on(day, acting), present(day, on(day, holders))));
    }

    /** Of several who act the ones who began last are those beside the holders. */
    private static Stream<StandingFinding> beside(
            PostTimeline post, LocalDate day, List<Holding> acting, List<Holding> present) {
        if (present.isEmpty() || post.on(day).isEmpty()) {
            return Stream.of();
        }
        Integer seats = post.on(day).get().value().seats();
        int free = seats == null ? 0 : Math.clamp((long) seats - present.size(), 0, acting.size());
        return acting.stream().skip(free).map(holding -> finding(holding, present.getLast(), day));
    }

    private static StandingFinding finding(Holding acting, Holding holder, LocalDate day) {
        return new StandingFinding(
                CODE,
                Arises.DAY_BY_DAY,
                Map.of("person", who(acting), "holder", who(holder), "post", post(acting), "from", day),
                List.of("post:" + post(acting)),
                List.of(acting.appointed().factId(), holder.appointed().factId()),
                List.of(acting.appointmentId(), holder.appointmentId()),
                0,
                new Effective(day, null));
    }

    private static List<Holding> present(LocalDate day, List<Holding> holders) {
        return holders.stream().filter(holder -> holder.absentOn(day).isEmpty()).toList();
    }

    private static List<Holding> on(LocalDate day, List<Stretch> stretches) {
        return stretches.stream()
                .filter(stretch -> stretch.days().contains(day))
                .map(Stretch::holding)
                .toList();
    }

    private static List<Stretch> stretches(PostTimeline post, boolean fillsSeat) {
        return held(post)
                .filter(holding -> holding.capacity().fillsSeat() == fillsSeat)
                .map(holding -> new Stretch(holding, Days.certain(holding)))
                .toList();
    }
}
