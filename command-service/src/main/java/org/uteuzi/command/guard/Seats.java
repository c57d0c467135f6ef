package org.uteuzi.command.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline;

/**
 * Which seat of a post each of its holders fills, so that no two are in one seat on one day. Nobody but the guard numbers
 * seats. Without a seat is who acts, who holds on days only for which no number of seats is stated, and who on some day is
 * one too many: by a finding that was acknowledged, or as far as partial dates leave it open.
 */
final class Seats {

    private Seats() {}

    /** From 1, by appointmentId. */
    static Map<String, Integer> of(PostTimeline post) {
        List<Holding> holders = post.holdings().stream()
                .filter(holding ->
                        holding.capacity().fillsSeat() && !holding.effective().isEmpty())
                .toList();
        Set<String> counted = new HashSet<>();
        Set<String> tooMany = new HashSet<>();
        for (LocalDate day : post.turningDays()) {
            Integer seats = post.on(day).map(state -> state.value().seats()).orElse(null);
            if (seats != null) {
                List<String> there = holders.stream()
                        .filter(holding -> holding.holdsOn(day))
                        .map(Holding::appointmentId)
                        .toList();
                counted.addAll(there);
                there.stream().skip(seats).forEach(tooMany::add);
            }
        }
        counted.removeAll(tooMany);
        return numbered(holders.stream()
                .filter(holding -> counted.contains(holding.appointmentId()))
                .toList());
    }

    /** Each takes the lowest seat that is free when it comes. */
    private static Map<String, Integer> numbered(List<Holding> inOrderOfTheirFirstDays) {
        Map<String, Integer> seats = new HashMap<>();
        List<@Nullable LocalDate> takenUntil = new ArrayList<>();
        for (Holding holding : inOrderOfTheirFirstDays) {
            int seat = 0;
            while (seat < takenUntil.size() && !isFree(takenUntil.get(seat), holding.from())) {
                seat++;
            }
            if (seat == takenUntil.size()) {
                takenUntil.add(null);
            }
            takenUntil.set(seat, holding.until());
            seats.put(holding.appointmentId(), seat + 1);
        }
        return seats;
    }

    private static boolean isFree(@Nullable LocalDate takenUntil, LocalDate day) {
        return takenUntil != null && !day.isBefore(takenUntil);
    }
}
