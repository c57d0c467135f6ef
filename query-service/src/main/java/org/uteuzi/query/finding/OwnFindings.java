package org.uteuzi.query.finding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.rule.RuleOfLaw.About;
import org.uteuzi.rule.RulesOfLaw;
import org.uteuzi.rule.StandingFinding;

/**
 * The findings that answers about an institution show on its holders. Only its own entries count, as for everything else in
 * such an answer, so that it stays the same for ever; what lies in several institutions is told by the report of findings.
 */
@Component
public class OwnFindings {

    private static final int MOST = 100_000;

    private record Point(String institution, long entry) {}

    /** All days at once: an institution is judged once for each of its points, and a slider asks many days. */
    private final Cache<Point, Map<String, List<StandingFinding>>> judged = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Point point, Map<String, List<StandingFinding>> found) ->
                    1 + found.values().stream().mapToInt(List::size).sum())
            .build();

    /**
     * Those that are open on a day, by their codes, for each appointment.
     *
     * @param entry the last one that counts
     */
    public Function<String, List<String>> on(LocalDate day, InstitutionHistory history, long entry) {
        return openOn(
                day,
                history.pointAt(entry)
                        .map(point ->
                                judged.get(new Point(history.id(), point.entry()), it -> judge(history, point.entry())))
                        .orElse(Map.of()));
    }

    /** The same by all of a history in the order of its sources. More may yet be told of these, so nothing is kept. */
    public Function<String, List<String>> knownToSources(LocalDate day, InstitutionHistory history) {
        return openOn(day, judge(history, Long.MAX_VALUE));
    }

    private static Function<String, List<String>> openOn(LocalDate day, Map<String, List<StandingFinding>> found) {
        return appointmentId -> {
            List<StandingFinding> lying = found.get(appointmentId);
            return lying == null
                    ? List.of()
                    : lying.stream()
                            .filter(finding -> finding.open().contains(day))
                            .map(StandingFinding::code)
                            .distinct()
                            .sorted()
                            .toList();
        };
    }

    private static Map<String, List<StandingFinding>> judge(InstitutionHistory history, long entry) {
        Inside inside = Inside.own(history, entry);
        OwnBelief belief = new OwnBelief(inside);
        Stream<StandingFinding> all = Stream.of(
                        of(About.POST, inside.posts().values().stream().flatMap(posts -> posts.stream()), belief),
                        of(About.UNIT, inside.units(), belief),
                        of(About.PERSON, inside.holdings().keySet().stream(), belief))
                .flatMap(found -> found);
        Map<String, List<StandingFinding>> byAppointment = new HashMap<>();
        all.forEach(finding -> finding.appointmentIds()
                .forEach(id -> byAppointment.merge(
                        id,
                        List.of(finding),
                        (some, more) ->
                                Stream.concat(some.stream(), more.stream()).toList())));
        return byAppointment;
    }

    private static Stream<StandingFinding> of(About about, Stream<String> ids, OwnBelief belief) {
        return ids.collect(Collectors.toCollection(TreeSet::new)).stream()
                .flatMap(id -> RulesOfLaw.findings(rule -> true, about, id, belief));
    }
}
