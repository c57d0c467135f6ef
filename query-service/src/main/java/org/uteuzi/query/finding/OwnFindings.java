package org.uteuzi.query.finding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.uteuzi.query.finding.Judgement.Subject;
import org.uteuzi.query.history.ForgetsErased;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.rule.RuleOfLaw.About;
import org.uteuzi.rule.StandingFinding;

/**
 * The findings that answers about an institution show on its holders. Only its own entries count, as for everything else in
 * such an answer, so that it stays the same for ever; what lies in several institutions is told by the report of findings.
 */
@Component
public class OwnFindings implements ForgetsErased {

    private static final int MOST_FOUND = 100_000;
    private static final int MOST_SEEN = 100_000;
    private static final Duration LONG_UNASKED = Duration.ofMinutes(5);

    private record Point(String institution, long entry) {}

    /** All days at once: an institution is judged once for each of its points, and a slider asks many days. */
    private final Cache<Point, Map<String, List<StandingFinding>>> judged = Caffeine.newBuilder()
            .maximumWeight(MOST_FOUND)
            .weigher((Point point, Map<String, List<StandingFinding>> found) ->
                    1 + found.values().stream().mapToInt(List::size).sum())
            .build();

    /**
     * Of the point of each institution that was judged last: at the next one little is judged otherwise. It holds on to beliefs
     * that would else be freed with the institution, so it is small and short-lived.
     */
    private final Cache<String, Map<Subject, Judgement>> last = Caffeine.newBuilder()
            .expireAfterAccess(LONG_UNASKED)
            .maximumWeight(MOST_SEEN)
            .weigher((String institution, Map<Subject, Judgement> judgements) -> 1
                    + judgements.values().stream()
                            .mapToInt(judgement -> judgement.seen().size())
                            .sum())
            .build();

    private volatile long lastErasure = -1;

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
        return openOn(day, byAppointment(judge(history, Long.MAX_VALUE, Map.of())));
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

    private Map<String, List<StandingFinding>> judge(InstitutionHistory history, long entry) {
        Map<Subject, Judgement> judgements = judge(
                history,
                entry,
                Optional.ofNullable(last.getIfPresent(history.id())).orElse(Map.of()));
        last.put(history.id(), judgements);
        if (history.upTo() < lastErasure) {
            last.invalidate(history.id()); // it may have been read before somebody was erased, or is as it was
        }
        return byAppointment(judgements);
    }

    /** What was seen of people names them. */
    @Override
    public void forgetErased(long erasure) {
        if (erasure > lastErasure) {
            lastErasure = erasure;
            last.invalidateAll();
        }
    }

    /** @param earlier of another point, or none */
    private static Map<Subject, Judgement> judge(
            InstitutionHistory history, long entry, Map<Subject, Judgement> earlier) {
        Inside inside = Inside.own(history, entry);
        OwnBelief belief = new OwnBelief(inside);
        Map<Subject, Judgement> judgements = new LinkedHashMap<>();
        subjects(inside).forEach(subject -> {
            Judgement before = earlier.get(subject);
            judgements.put(subject, before != null && before.holdsFor(belief) ? before : Judgement.of(subject, belief));
        });
        return judgements;
    }

    private static Stream<Subject> subjects(Inside inside) {
        return Stream.of(
                        of(About.POST, inside.posts().values().stream().flatMap(Set::stream)),
                        of(About.UNIT, inside.units()),
                        of(About.PERSON, inside.holdings().keySet().stream()))
                .flatMap(subjects -> subjects);
    }

    private static Stream<Subject> of(About about, Stream<String> ids) {
        return ids.distinct().sorted().map(id -> new Subject(about, id));
    }

    private static Map<String, List<StandingFinding>> byAppointment(Map<Subject, Judgement> judgements) {
        Map<String, List<StandingFinding>> found = new HashMap<>();
        judgements.values().stream()
                .flatMap(judgement -> judgement.found().stream())
                .forEach(finding -> finding.appointmentIds()
                        .forEach(id -> found.computeIfAbsent(id, it -> new ArrayList<>())
                                .add(finding)));
        return found;
    }
}
