package org.uteuzi.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.rule.StandingFinding.Arises;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.PostTimeline.PostState;
import org.uteuzi.timeline.Version;

/** A post whose seats are stated has on no day more substantive and ex-officio holders than seats. */
final class APostHasNoMoreHoldersThanSeats extends RuleOfLaw {

    private static final String CODE = "MORE_HOLDERS_THAN_SEATS";

    APostHasNoMoreHoldersThanSeats() {
        super(About.POST, List.of("seats"), CODE);
    }

    @Override
    Stream<StandingFinding> findings(String id, Belief belief) {
        return belief.post(id).stream().flatMap(post -> findings(id, post).stream());
    }

    private static List<StandingFinding> findings(String id, PostTimeline post) {
        NavigableMap<LocalDate, List<Holding>> starts = new TreeMap<>();
        NavigableMap<LocalDate, List<Holding>> ends = new TreeMap<>();
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Holding holding : post.holdings()) {
            Effective certain = Days.both(Days.certain(holding), post.existence());
            if (holding.capacity().fillsSeat() && !certain.isEmpty()) {
                put(starts, certain.from(), holding);
                put(ends, certain.until(), holding);
            }
        }
        post.states().forEach(state -> days.add(state.from()));
        days.addAll(starts.keySet());
        days.addAll(ends.keySet());
        TreeSet<Holding> holders = new TreeSet<>(Comparator.comparing(Holding::from)
                .thenComparing(holding -> holding.appointed().order()));
        List<StandingFinding> findings = new ArrayList<>();
        for (LocalDate day : days) {
            ends.getOrDefault(day, List.of()).forEach(holders::remove);
            List<Holding> newcomers = starts.getOrDefault(day, List.of());
            holders.addAll(newcomers);
            Optional<Version<PostState>> state = post.on(day);
            Integer seats = state.map(version -> version.value().seats()).orElse(null);
            if (seats != null && holders.size() > seats) {
                findings.add(finding(
                        id,
                        state.get(),
                        newcomers,
                        holders.last(),
                        holders.size(),
                        seats,
                        new Effective(day, days.higher(day))));
            }
        }
        return findings;
    }

    private static void put(NavigableMap<LocalDate, List<Holding>> holdings, @Nullable LocalDate day, Holding holding) {
        if (day != null) {
            holdings.computeIfAbsent(day, first -> new ArrayList<>()).add(holding);
        }
    }

    private static StandingFinding finding(
            String id,
            Version<PostState> state,
            List<Holding> newcomers,
            Holding last,
            int actual,
            int seats,
            Effective open) {
        List<Holding> tooMany = newcomers.isEmpty() ? List.of(last) : newcomers.reversed();
        List<String> facts = new ArrayList<>(
                tooMany.stream().map(holding -> holding.appointed().factId()).toList());
        if (newcomers.isEmpty() && state.from().equals(open.from())) {
            facts.addFirst(state.because().factId());
        }
        return new StandingFinding(
                CODE,
                Arises.DAY_BY_DAY,
                Map.of("post", id, "actual", actual, "from", open.from(), "seats", seats),
                List.of("post:" + id),
                facts,
                tooMany.stream().map(Holding::appointmentId).toList(),
                actual - seats,
                open);
    }
}
