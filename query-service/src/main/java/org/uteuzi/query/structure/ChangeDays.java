package org.uteuzi.query.structure;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.sentence.Sentences;
import org.uteuzi.structure.Things;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.Holding.EndBecause;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Through;
import org.uteuzi.timeline.UnitTimeline;
import org.uteuzi.timeline.Version;

/** Finds the days on which the structure of an institution changes, and tells what happens. */
final class ChangeDays {

    private final String institutionId;
    private final Sentences sentences;
    private final Map<LocalDate, Day> days = new TreeMap<>();

    /** @param told each sentence with the place of its statement, once */
    private record Day(Set<String> things, Set<Told> told) {}

    private record Told(long order, String sentence) {}

    private ChangeDays(String institutionId, Sentences sentences) {
        this.institutionId = institutionId;
        this.sentences = sentences;
    }

    static List<ChangeDay> of(String institutionId, Things things, Sentences sentences) {
        ChangeDays changes = new ChangeDays(institutionId, sentences);
        things.institution(institutionId).ifPresent(institution -> {
            institution.states().forEach(state -> changes.note("institution:" + institutionId, state));
            changes.tell(institution.existence().until(), institution.dissolved());
        });
        things.units().filter(changes::isHere).forEach(changes::note);
        things.posts()
                .filter(post -> post.states().stream()
                        .anyMatch(state ->
                                things.unit(state.value().unitId()).stream().anyMatch(changes::isHere)))
                .forEach(changes::note);
        return changes.days.entrySet().stream()
                .map(day -> new ChangeDay(
                        day.getKey(),
                        day.getValue().things().size(),
                        day.getValue().told().stream()
                                .sorted(Comparator.comparingLong(Told::order).thenComparing(Told::sentence))
                                .map(Told::sentence)
                                .toList()))
                .toList();
    }

    private boolean isHere(UnitTimeline unit) {
        return unit.established().fact().institutionId().equals(institutionId);
    }

    private void note(UnitTimeline unit) {
        String id = unit.established().fact().unitId();
        unit.states().forEach(state -> note("unit:" + id, state));
        unit.mandates().forEach(mandate -> note("mandate:" + id, mandate));
        tell(unit.existence().until(), unit.dissolved());
    }

    private void note(PostTimeline post) {
        String id = post.established().fact().postId();
        post.states().forEach(state -> note("post:" + id, state));
        post.holdings().forEach(this::note);
        tell(post.existence().until(), post.abolished());
    }

    private void note(String thing, Version<?> version) {
        note(thing, version.from());
        note(thing, version.until());
        tell(version.from(), version.because());
    }

    private void note(Holding holding) {
        holding.turningDays().forEach(day -> note("appointment:" + holding.appointmentId(), day));
        if (holding.effective().isEmpty()) {
            return;
        }
        tell(holding.from(), holding.appointed());
        holding.terms().stream().skip(1).forEach(term -> tell(term.from(), term.because()));
        holding.absences().forEach(absent -> tell(absent.fact().effectiveFrom().first(), absent));
        if (holding.through() != null) {
            holding.through().forEach(this::tellWhoHoldsIt);
        }
        LocalDate until = holding.until();
        if (until != null && holding.endBecause() == EndBecause.TERM) {
            tell(
                    until,
                    holding.appointed().statedAt(),
                    () -> sentences.ranOut(holding.appointed().fact(), until));
        } else if (holding.endBecause() == EndBecause.FACT) {
            tell(until, holding.end());
        }
    }

    /** What brings about that another one holds an ex-officio seat, perhaps in another institution. */
    private void tellWhoHoldsIt(Version<Through> stretch) {
        for (Holding by : stretch.value().chain()) {
            if (by.from().equals(stretch.from())) {
                tell(stretch.from(), by.appointed());
            }
            if (by.endBecause() == EndBecause.FACT && Objects.equals(by.until(), stretch.until())) {
                tell(stretch.until(), by.end());
            }
        }
    }

    private void note(String thing, @Nullable LocalDate day) {
        if (day != null) {
            day(day).things().add(thing);
        }
    }

    private void tell(@Nullable LocalDate day, @Nullable Believed<?> because) {
        if (because != null) {
            tell(day, because.statedAt(), () -> sentences.of(because.fact()));
        }
    }

    private void tell(@Nullable LocalDate day, long order, Supplier<String> sentence) {
        if (day != null) {
            day(day).told().add(new Told(order, sentence.get()));
        }
    }

    private Day day(LocalDate day) {
        return days.computeIfAbsent(day, first -> new Day(new LinkedHashSet<>(), new LinkedHashSet<>()));
    }
}
