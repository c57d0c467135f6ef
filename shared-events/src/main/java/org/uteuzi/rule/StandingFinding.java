package org.uteuzi.rule;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.time.Effective;

/**
 * A rule of law that what is believed breaks, and the days on which that is so. It is open until a fact ends it.
 *
 * @param arguments what its text names; things by their ids
 * @param things what it is about, as references; the one that was judged first
 * @param factIds the facts on which it lies, the one that breaks the rule first
 * @param appointmentIds the appointments on which it lies
 * @param beyond by how many a bound is missed; 0 where nothing is counted
 * @param open the days on which it is open
 */
public record StandingFinding(
        String code,
        Arises arises,
        Map<String, Object> arguments,
        List<String> things,
        List<String> factIds,
        List<String> appointmentIds,
        int beyond,
        Effective open) {

    /** Why a finding begins. */
    public enum Arises {
        /** By a statement, judged by the law of its day. */
        ON_ITS_DAY,
        /** By what holds together on each day. */
        DAY_BY_DAY,
        /** Because days pass and nothing is said; before its first day nobody has broken anything. */
        WITH_TIME
    }

    boolean hasArisenBy(LocalDate today) {
        return arises != Arises.WITH_TIME || !open.from().isAfter(today);
    }

    /** What stays the same while a finding grows or shrinks. */
    Object subject() {
        if (beyond > 0) {
            return List.of(code, things.getFirst(), arguments.getOrDefault("quota", ""));
        }
        return arises == Arises.ON_ITS_DAY
                ? List.of(code, Objects.requireNonNull(factIds.getFirst()))
                : List.of(code, appointmentIds);
    }

    StandingFinding until(@Nullable LocalDate day) {
        return new StandingFinding(
                code, arises, arguments, things, factIds, appointmentIds, beyond, new Effective(open.from(), day));
    }

    StandingFinding alsoAbout(String thing) {
        return new StandingFinding(
                code,
                arises,
                arguments,
                Stream.concat(things.stream(), Stream.of(thing)).toList(),
                factIds,
                appointmentIds,
                beyond,
                open);
    }

    StandingFinding openOn(Effective days) {
        Map<String, Object> changed = new HashMap<>(arguments);
        changed.computeIfPresent("from", (name, from) -> days.from());
        return new StandingFinding(code, arises, Map.copyOf(changed), things, factIds, appointmentIds, beyond, days);
    }
}
