package org.uteuzi.query.comparison;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.post.AppointmentEvent;
import org.uteuzi.query.comparison.DiffAnswer.Because;
import org.uteuzi.query.comparison.DiffAnswer.Change;
import org.uteuzi.query.comparison.DiffAnswer.Entity;
import org.uteuzi.query.comparison.DiffAnswer.Kind;
import org.uteuzi.query.comparison.DiffAnswer.Why;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.timeline.Chains;

/**
 * Compares what an institution was at two points of both axes. The way from the one to the other is gone in two steps: what
 * happened between the two days, as known at the later of the two entries, and what was learned or corrected between the
 * two entries about the day that goes with the earlier one. So nothing counts as learned late that had not happened yet.
 */
public final class Comparison {

    /** A day as known with an entry. */
    public record Point(LocalDate on, long entry) {

        static Point of(Basis basis) {
            return new Point(basis.on(), basis.entry());
        }
    }

    private final InstitutionHistory history;

    public Comparison(InstitutionHistory history) {
        this.history = history;
    }

    public List<Change> between(Point before, Point after) {
        Point middle = before.entry() <= after.entry()
                ? new Point(before.on(), after.entry())
                : new Point(after.on(), before.entry());
        return Stream.concat(step(before, middle), step(middle, after)).toList();
    }

    /** Changes along one axis. */
    private Stream<Change> step(Point before, Point after) {
        if (before.equals(after)) {
            return Stream.of();
        }
        Entities was = at(before);
        Entities is = at(after);
        return was.unlike(is).stream().map(entity -> change(entity, was, is, before, after));
    }

    private Entities at(Point point) {
        return Entities.of(history.at(point.entry()), point.on(), history.id());
    }

    private Change change(Entity entity, Entities was, Entities is, Point before, Point after) {
        Kind kind = !was.has(entity) ? Kind.ADDED : is.has(entity) ? Kind.CHANGED : Kind.REMOVED;
        String thing = Objects.requireNonNull(was.has(entity) ? was.state(entity) : is.state(entity))
                .thing();
        Set<String> through = Stream.of(was, is)
                .flatMap(entities -> Stream.ofNullable(entities.state(entity)))
                .flatMap(state -> state.through().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean learned = before.entry() != after.entry();
        List<Entry> because = learned
                ? learned(entity, thing, through, before, after)
                : happened(entity, thing, through, before, after);
        Why why = !learned
                ? Why.CHANGED_IN_THE_WORLD
                : because.stream().anyMatch(entry -> putsRight(entry, Math.min(before.entry(), after.entry())))
                        ? Why.CORRECTED
                        : Why.LEARNED_LATE;
        return new Change(
                entity,
                kind,
                why,
                was.changed(entity, is),
                because.stream().map(this::because).toList());
    }

    /**
     * What was recorded between the points about the thing itself, else about the posts by which an ex-officio seat is held,
     * else about what it stands in, else at all.
     */
    private List<Entry> learned(Entity entity, String thing, Set<String> through, Point before, Point after) {
        long from = Math.min(before.entry(), after.entry());
        long to = Math.max(before.entry(), after.entry());
        List<Entry> ofThing = history.stream(thing, to).stream()
                .filter(entry -> entry.number() > from)
                .toList();
        List<Entry> ofEntity = ofThing.stream().filter(about(entity, thing)).toList();
        List<Entry> ofOthers = through.stream()
                .flatMap(other -> history.stream(other, to).stream())
                .filter(entry -> entry.number() > from)
                .toList();
        return Stream.of(ofEntity, ofOthers, ofThing, history.between(from, to))
                .filter(entries -> !entries.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The believed statements that begin to count between the days, else those that counted last. */
    private List<Entry> happened(Entity entity, String thing, Set<String> through, Point before, Point after) {
        LocalDate from = before.on().isBefore(after.on()) ? before.on() : after.on();
        LocalDate to = before.on().isBefore(after.on()) ? after.on() : before.on();
        List<Entry> believed = believed(thing, before.entry());
        Predicate<Entry> isBetween =
                entry -> day(entry).isAfter(from) && !day(entry).isAfter(to);
        List<Entry> between = believed.stream().filter(isBetween).toList();
        List<Entry> ofOthers = through.stream()
                .flatMap(other -> believed(other, before.entry()).stream())
                .filter(isBetween)
                .toList();
        List<Entry> ofEntity = between.stream().filter(about(entity, thing)).toList();
        List<Entry> last = believed.stream()
                .filter(about(entity, thing))
                .filter(entry -> !day(entry).isAfter(to))
                .max(Comparator.comparing(Comparison::day).thenComparing(Entry::number))
                .map(List::of)
                .orElse(List.of());
        return Stream.of(ofEntity, ofOthers, between, last)
                .filter(entries -> !entries.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<Entry> believed(String thing, long known) {
        List<Entry> stream = history.stream(thing, known);
        Set<Long> counting =
                Chains.believed(stream).stream().map(fact -> fact.statedAt()).collect(Collectors.toSet());
        return stream.stream()
                .filter(entry -> counting.contains(entry.number()))
                .toList();
    }

    private static LocalDate day(Entry entry) {
        return entry.event() instanceof Fact fact && fact.effectiveFrom() != null
                ? fact.effectiveFrom().first()
                : LocalDate.MIN;
    }

    private Predicate<Entry> about(Entity entity, String thing) {
        return entry -> {
            String appointment = appointment(entry, thing);
            return entity.kind().equals("appointment") ? entity.id().equals(appointment) : appointment == null;
        };
    }

    /** The appointment that a statement is about; a withdrawal is about what it withdraws. */
    private @Nullable String appointment(Entry entry, String thing) {
        return switch (entry.event()) {
            case AppointmentEvent event -> event.appointmentId();
            case FactWithdrawn withdrawal -> {
                Entry withdrawn = history.statement(thing, withdrawal.withdraws());
                yield withdrawn == null ? null : appointment(withdrawn, thing);
            }
            default -> null;
        };
    }

    /** Whether a statement corrects or withdraws what was there by an entry. */
    private boolean putsRight(Entry entry, long known) {
        String target = switch (entry.event()) {
            case FactWithdrawn withdrawal -> withdrawal.withdraws();
            case Fact fact when fact.corrects() != null -> fact.corrects().factId();
            default -> null;
        };
        Entry before = target == null ? null : history.statement(entry.thing(), target);
        return before != null && before.number() <= known;
    }

    private Because because(Entry entry) {
        Correction correction = entry.event() instanceof Fact fact ? fact.corrects() : null;
        String reason = entry.event() instanceof FactWithdrawn withdrawal
                ? withdrawal.reason()
                : correction == null ? null : correction.reason();
        return new Because(
                entry.number(),
                EventCatalogue.nameOf(entry.event().getClass()),
                entry.instrumentId(),
                history.instrument(entry.instrumentId())
                        .map(InstrumentRecorded::recordedBy)
                        .orElse(null),
                reason);
    }
}
