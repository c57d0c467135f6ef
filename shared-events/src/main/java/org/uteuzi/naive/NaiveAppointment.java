package org.uteuzi.naive;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.AppointmentEvent;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.DutyNoted;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.TermChanged;
import org.uteuzi.event.post.Terms;
import org.uteuzi.naive.NaiveAttributes.Given;
import org.uteuzi.naive.NaiveBelief.Believed;
import org.uteuzi.naive.NaiveHolder.EndBecause;
import org.uteuzi.naive.NaiveHolder.State;
import org.uteuzi.time.PartialDate;

/** One believed appointment while its post is being folded; its end moves when a successor comes. */
final class NaiveAppointment {

    final Believed believed;
    final HolderAppointed appointed;
    final @Nullable AppointmentEnded endFact;
    final LocalDate start;
    final NaiveTerm term;
    private final List<Believed> facts;

    @Nullable
    LocalDate end;

    @Nullable
    EndBecause endBecause;

    /** The first day out as the fact that ends it has it; null where no fact does. */
    private @Nullable PartialDate endAsWritten;

    /** @param facts the believed ones about this appointment, itself among them */
    NaiveAppointment(Believed believed, List<Believed> facts, @Nullable AppointmentEnded endFact, NaiveTerm term) {
        this.believed = believed;
        this.facts = facts;
        this.endFact = endFact;
        this.term = term;
        appointed = (HolderAppointed) believed.fact();
        start = appointed.effectiveFrom().first();
        // "The end is the earliest believed end fact; else, by the post's terms in force on the day after termEndsOn:
        // VACATE ends it there"
        LocalDate vacated = term.vacatedOn();
        if (endFact != null) {
            end = endFact.until().first();
            endBecause = EndBecause.FACT;
            endAsWritten = endFact.until();
        } else if (vacated != null) {
            end = vacated;
            endBecause = EndBecause.TERM;
        }
    }

    String id() {
        return appointed.appointmentId();
    }

    /** "SUBSTANTIVE and EX_OFFICIO fill seats; ACTING fills none." */
    boolean isForASeat() {
        return appointed.capacity() == Capacity.SUBSTANTIVE || appointed.capacity() == Capacity.EX_OFFICIO;
    }

    /** "An appointment holds from its start to the day before its end"; with its end at or before its start on no day. */
    boolean holdsOn(LocalDate day) {
        return !day.isBefore(start) && (end == null || day.isBefore(end));
    }

    /** "Nothing is held in a post that does not exist that day": its end is the end of what is held in it. */
    void endByDissolution(LocalDate day, @Nullable PartialDate asWritten) {
        if (day.isAfter(start) && (end == null || day.isBefore(end))) {
            end = day;
            endBecause = EndBecause.DISSOLUTION;
            endAsWritten = asWritten;
        }
    }

    void endBySuccessor(LocalDate day) {
        end = day;
        endBecause = EndBecause.SUCCESSOR;
        endAsWritten = null;
    }

    boolean isPastTermOn(LocalDate day) {
        return term.runOutOn(day) != null;
    }

    /** "With an end fact and VACATE the days between term and end are TERM_RUN_OUT." */
    private State stateOn(LocalDate day) {
        NaiveTerm.RunOut runOut = term.runOutOn(day);
        if (runOut == null) {
            return State.IN_TERM;
        }
        return runOut.onExpiry() == Terms.OnExpiry.HOLD_OVER ? State.HOLDING_OVER : State.TERM_RUN_OUT;
    }

    /**
     * "The seat stays held." Of several absences that last that day the one by <i>Order</i>, and of two from one day "the
     * entry decides": the earlier statement then says nothing more.
     */
    @Nullable
    NaiveAbsence absenceOn(LocalDate day) {
        return absences().stream()
                .filter(it -> !day.isBefore(it.firstDay()) && isAwayUntilAfter(day, it))
                .max(NaiveAttributes.ORDER)
                .map(it -> (HolderAbsent) it.fact())
                .map(absent -> new NaiveAbsence(absent.absence(), absent.effectiveFrom(), absent.until()))
                .orElse(null);
    }

    private List<Believed> absences() {
        List<Believed> absences =
                facts.stream().filter(it -> it.fact() instanceof HolderAbsent).toList();
        return absences.stream()
                .filter(it -> absences.stream()
                        .noneMatch(other -> other.dated().equals(it.dated()) && other.order() > it.order()))
                .toList();
    }

    private static boolean isAwayUntilAfter(LocalDate day, Believed absence) {
        PartialDate until = ((HolderAbsent) absence.fact()).until();
        return until == null || day.isBefore(until.first());
    }

    /** In the order in which they count. */
    List<Believed> termChanges() {
        return facts.stream()
                .filter(it -> it.fact() instanceof TermChanged)
                .sorted(NaiveAttributes.ORDER)
                .toList();
    }

    private NaiveDuty duty() {
        return new NaiveDuty(
                lastTold(DutyNoted::swornOn), lastTold(DutyNoted::assumedOn), lastTold(DutyNoted::releasedOn));
    }

    private @Nullable PartialDate lastTold(Function<DutyNoted, @Nullable PartialDate> date) {
        return facts.stream()
                .map(Believed::fact)
                .filter(DutyNoted.class::isInstance)
                .map(fact -> date.apply((DutyNoted) fact))
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /**
     * "A day inside the stretch that a partial date leaves open is answered with certain: false": that of the start, of the
     * end that counts, of the term in force, of the day from which it is in force, and of an absence.
     */
    private boolean isCertainOn(LocalDate day) {
        Given<@Nullable PartialDate> inForce = Objects.requireNonNull(term.on(day));
        Stream<@Nullable PartialDate> dates = Stream.of(
                appointed.effectiveFrom(),
                inForce.value(),
                inForce.by().fact().effectiveFrom(),
                endAsWritten == null ? null : lastDay(endAsWritten));
        Stream<@Nullable PartialDate> ofAbsences = absences().stream()
                .map(it -> (HolderAbsent) it.fact())
                .flatMap(it -> Stream.of(it.effectiveFrom(), it.until() == null ? null : lastDay(it.until())));
        return Stream.concat(dates, ofAbsences).noneMatch(date -> isOpen(date, day));
    }

    /** "The open stretch of a partial end is the period of its lastDay": the year or month before {@code until}. */
    private static PartialDate lastDay(PartialDate until) {
        LocalDate before = until.first().minusDays(1);
        return new PartialDate(before.toString().substring(0, until.text().length()));
    }

    private static boolean isOpen(@Nullable PartialDate date, LocalDate day) {
        return date != null
                && date.text().length() < "2019-07-01".length()
                && !day.isBefore(date.first())
                && !day.isAfter(date.last());
    }

    /** By this appointment itself, whoever it is by whom another post is held. */
    NaiveHolder holder(LocalDate day, NaivePeople people) {
        return new NaiveHolder(
                id(),
                appointed.personId(),
                people.nameOn(day, appointed.personId()),
                appointed.capacity(),
                appointed.effectiveFrom(),
                end,
                endAsWritten,
                endBecause,
                Objects.requireNonNull(term.on(day)).value(),
                stateOn(day),
                isCertainOn(day),
                believed.id(),
                absenceOn(day),
                duty(),
                null);
    }

    static boolean isAbout(Fact fact, String appointmentId) {
        return fact instanceof AppointmentEvent event && event.appointmentId().equals(appointmentId);
    }
}
