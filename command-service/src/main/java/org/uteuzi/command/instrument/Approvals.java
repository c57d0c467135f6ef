package org.uteuzi.command.instrument;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.uteuzi.command.guard.ApprovalPolicy;
import org.uteuzi.command.guard.Guard;
import org.uteuzi.command.problem.Problem;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.register.RecordedThings.RecordedEvent;
import org.uteuzi.command.thing.Effect;

/** What of an instrument another must approve, by the policies of all institutions that it touches. */
@Component
class Approvals {

    private final Guard guard;
    private final InstantSource clock;

    Approvals(Guard guard, InstantSource clock) {
        this.guard = guard;
        this.clock = clock;
    }

    /** To be asked before the guard is written: a policy that this instrument changes counts as it was. */
    List<Problem> needed(List<Item> items, List<RecordedEvent> events, UnitOfThings things) {
        SortedMap<Integer, Set<String>> kinds = kinds(items, events, things);
        return guard.approvalPolicies(guard.institutionsTouched(things.touched()), clock.instant()).stream()
                .flatMap(policy -> kinds.entrySet().stream()
                        .flatMap(effect ->
                                policy.of(effect.getValue()).map(kind -> needed(effect.getKey(), kind, policy))))
                .toList();
    }

    /** What the door answers instead of recording. */
    static ProblemException missing(List<Problem> needed) {
        URI proposals = URI.create("/api/proposals");
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "APPROVAL_NEEDED",
                "PROPOSE_INSTEAD",
                Map.of("address", proposals),
                needed,
                proposals);
    }

    private static Problem needed(int effect, String kind, ApprovalPolicy policy) {
        return Problem.of(effect, "APPROVAL_NEEDED", Map.of("institution", policy.institution(), "kind", kind));
    }

    /** Each effect is of its own kind and of the kinds of what it comes to. */
    private static SortedMap<Integer, Set<String>> kinds(
            List<Item> items, List<RecordedEvent> events, UnitOfThings things) {
        SortedMap<Integer, Set<String>> kinds = new TreeMap<>();
        items.forEach(
                item -> add(kinds, item.effect(), Effect.kind(item.statement().getClass())));
        for (RecordedEvent recorded : events) {
            if (recorded.effect() != null) {
                add(kinds, recorded.effect(), things.kindOf(recorded.event()));
            }
        }
        return kinds;
    }

    private static void add(Map<Integer, Set<String>> kinds, int effect, String kind) {
        kinds.computeIfAbsent(effect, it -> new TreeSet<>()).add(kind);
    }
}
