package org.uteuzi.query.structure;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.uteuzi.structure.Things;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.UnitTimeline;

/** Finds the days on which the structure of an institution changes. */
final class ChangeDays {

    private final String institutionId;
    private final Map<LocalDate, Set<String>> days = new TreeMap<>();

    private ChangeDays(String institutionId) {
        this.institutionId = institutionId;
    }

    static List<ChangeDay> of(String institutionId, Things things) {
        ChangeDays changes = new ChangeDays(institutionId);
        things.institution(institutionId)
                .ifPresent(institution -> institution
                        .states()
                        .forEach(state -> changes.note("institution:" + institutionId, state.effective())));
        things.units().filter(changes::isHere).forEach(changes::note);
        things.posts()
                .filter(post -> post.states().stream()
                        .anyMatch(state ->
                                things.unit(state.value().unitId()).stream().anyMatch(changes::isHere)))
                .forEach(changes::note);
        return changes.days.entrySet().stream()
                .map(day -> new ChangeDay(day.getKey(), day.getValue().size()))
                .toList();
    }

    private boolean isHere(UnitTimeline unit) {
        return unit.established().fact().institutionId().equals(institutionId);
    }

    private void note(UnitTimeline unit) {
        String id = unit.established().fact().unitId();
        unit.states().forEach(state -> note("unit:" + id, state.effective()));
        unit.mandates().forEach(mandate -> note("mandate:" + id, mandate.effective()));
    }

    private void note(PostTimeline post) {
        String id = post.established().fact().postId();
        post.states().forEach(state -> note("post:" + id, state.effective()));
        post.holdings()
                .forEach(holding ->
                        holding.turningDays().forEach(day -> note("appointment:" + holding.appointmentId(), day)));
    }

    private void note(String thing, Effective stretch) {
        if (!stretch.isEmpty()) {
            note(thing, stretch.from());
            note(thing, stretch.until());
        }
    }

    private void note(String thing, @Nullable LocalDate day) {
        if (day != null) {
            days.computeIfAbsent(day, first -> new HashSet<>()).add(thing);
        }
    }
}
