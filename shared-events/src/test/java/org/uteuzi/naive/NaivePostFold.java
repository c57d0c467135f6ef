package org.uteuzi.naive;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.Change;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.post.Terms;
import org.uteuzi.event.post.TermsChange;
import org.uteuzi.naive.NaiveAttributes.Given;
import org.uteuzi.naive.NaiveAttributes.Said;
import org.uteuzi.naive.NaiveBelief.Believed;
import org.uteuzi.naive.NaiveHolder.EndBecause;

/** One post and the appointments to it, as believed; whether its unit exists is not asked here. */
final class NaivePostFold {

    private final String postId;
    private final NaiveBelief belief;
    private final List<Believed> facts;
    private final List<NaiveAppointment> appointments;

    NaivePostFold(String postId, NaiveBelief belief) {
        this.postId = postId;
        this.belief = belief;
        facts = belief.about("post:" + postId);
        // "Withdrawing an appointment's start withdraws the appointment": then no believed start stands here
        appointments = facts.stream()
                .filter(believed -> believed.fact() instanceof HolderAppointed)
                .map(this::appointment)
                .sorted(Comparator.comparing(NaiveAppointment::id))
                .toList();
        endThoseWhomSuccessorsReplace();
    }

    private NaiveAppointment appointment(Believed believed) {
        HolderAppointed appointed = (HolderAppointed) believed.fact();
        LocalDate pastTerm = NaiveAppointment.firstDayPastTerm(appointed);
        return new NaiveAppointment(
                believed,
                earliestEnd(appointed.appointmentId()),
                // "not stated (or post not existing that day): TERM_RUN_OUT from then"
                pastTerm == null || !existsOn(pastTerm)
                        ? null
                        : termsOn(pastTerm).onExpiry());
    }

    /** "The earliest believed end fact (earliest until.first(); tie: earlier order)." */
    private @Nullable AppointmentEnded earliestEnd(String appointmentId) {
        return facts.stream()
                .filter(believed -> believed.fact() instanceof AppointmentEnded ended
                        && ended.appointmentId().equals(appointmentId))
                .min(Comparator.comparing(Believed::firstDay).thenComparing(Believed::order))
                .map(believed -> (AppointmentEnded) believed.fact())
                .orElse(null);
    }

    /**
     * "On each day on which a SUBSTANTIVE appointment starts (and holds that day), if seats are stated that day and more
     * seat-filling holders hold that day than seats, then of those past their term that day and without an end fact as many
     * end that day as the excess requires: longest run out first, then lowest appointmentId."
     */
    private void endThoseWhomSuccessorsReplace() {
        List<LocalDate> starts = appointments.stream()
                .filter(appointment -> appointment.appointed.capacity() == Capacity.SUBSTANTIVE)
                .map(appointment -> appointment.start)
                .distinct()
                .sorted()
                .toList();
        for (LocalDate day : starts) {
            List<NaiveAppointment> holding = holdingOn(day);
            Integer seats = existsOn(day) ? seatsOn(day) : null;
            boolean startsThatDay = holding.stream()
                    .anyMatch(appointment ->
                            appointment.appointed.capacity() == Capacity.SUBSTANTIVE && appointment.start.equals(day));
            if (seats == null || !startsThatDay) {
                continue;
            }
            long excess = holding.stream().filter(NaiveAppointment::fillsASeat).count() - seats;
            holding.stream()
                    .filter(NaiveAppointment::fillsASeat)
                    .filter(appointment -> appointment.isPastTermOn(day) && appointment.endFact == null)
                    .sorted(Comparator.comparing((NaiveAppointment appointment) -> appointment.firstDayPastTerm)
                            .thenComparing(NaiveAppointment::id))
                    .limit(Math.max(0, excess))
                    .forEach(appointment -> {
                        appointment.end = day;
                        appointment.endBecause = EndBecause.SUCCESSOR;
                    });
        }
    }

    /** "A thing exists from its establishment." No event dissolves a post yet. */
    boolean existsOn(LocalDate day) {
        return facts.stream()
                .anyMatch(believed -> believed.fact() instanceof PostEstablished && !day.isBefore(believed.firstDay()));
    }

    /** "Nothing is held in a post that does not exist that day." */
    List<NaiveAppointment> holdingOn(LocalDate day) {
        return existsOn(day)
                ? appointments.stream()
                        .filter(appointment -> appointment.holdsOn(day))
                        .toList()
                : List.of();
    }

    long seatsFilledOn(LocalDate day) {
        return holdingOn(day).stream().filter(NaiveAppointment::fillsASeat).count();
    }

    @Nullable
    NaivePost on(LocalDate day) {
        if (!existsOn(day)) {
            return null;
        }
        Integer seats = seatsOn(day);
        return new NaivePost(
                postId,
                unitOn(day),
                Objects.requireNonNull(on(day, PostEstablished::title, amended -> changed(amended.title()))),
                reportsToOn(day),
                on(day, PostEstablished::headsUnit, amended -> changed(amended.headsUnit())),
                seats,
                termsOn(day),
                seats == null ? null : (int) Math.max(0, seats - seatsFilledOn(day)),
                vacantSince(day, seats),
                holdingOn(day).stream()
                        .map(appointment -> appointment.holder(day, nameOf(appointment.appointed.personId())))
                        .toList());
    }

    String unitOn(LocalDate day) {
        return Objects.requireNonNull(on(day, PostEstablished::unitId, amended -> changed(amended.unitId())));
    }

    @Nullable
    String reportsToOn(LocalDate day) {
        return on(day, PostEstablished::reportsTo, amended -> changed(amended.reportsTo()));
    }

    @Nullable
    String authorityOn(LocalDate day) {
        return term(day, Terms::appointingAuthority, TermsChange::appointingAuthority);
    }

    @Nullable
    Integer seatsOn(LocalDate day) {
        return on(day, PostEstablished::seats, amended -> changed(amended.seats()));
    }

    /** "Each member of terms likewise by itself." */
    private Terms termsOn(LocalDate day) {
        return new Terms(
                authorityOn(day),
                term(day, Terms::qualifications, TermsChange::qualifications),
                term(day, Terms::termLength, TermsChange::termLength),
                term(day, Terms::maxTerms, TermsChange::maxTerms),
                term(day, Terms::fullTime, TermsChange::fullTime),
                term(day, Terms::onExpiry, TermsChange::onExpiry),
                term(day, Terms::actingLimit, TermsChange::actingLimit),
                term(day, Terms::legalBasis, TermsChange::legalBasis));
    }

    private <T> @Nullable T term(
            LocalDate day,
            Function<Terms, @Nullable T> stated,
            Function<TermsChange, @Nullable Change<? extends @Nullable T>> changed) {
        return on(
                day,
                established -> established.terms() == null ? null : stated.apply(established.terms()),
                amended -> amended.terms() == null ? null : changed(changed.apply(amended.terms())));
    }

    /** "Change null = unchanged; Change(null) = not stated any more." */
    private static <T> @Nullable Said<T> changed(@Nullable Change<? extends @Nullable T> change) {
        return change == null ? null : new Said<>(change.to());
    }

    private <T> @Nullable T on(
            LocalDate day,
            Function<PostEstablished, @Nullable T> established,
            Function<PostAmended, @Nullable Said<T>> amended) {
        Given<T> given = NaiveAttributes.on(day, facts, (Fact fact) -> switch (fact) {
            case PostEstablished it -> new Said<>(established.apply(it));
            case PostAmended it -> amended.apply(it);
            default -> null;
        });
        return given == null ? null : given.value();
    }

    /**
     * "Seats are counted, not numbered: the n-th vacant seat is vacant since the day the number of holders last fell below
     * it." A seat that is not stated is not vacant either; without stated seats "the post is then vacant only while nobody
     * holds it".
     */
    private List<LocalDate> vacantSince(LocalDate day, @Nullable Integer seats) {
        if (seats == null) {
            return seatsFilledOn(day) > 0 ? List.of() : List.of(sinceWhen(day, 1));
        }
        return IntStream.rangeClosed((int) seatsFilledOn(day) + 1, seats)
                .mapToObj(seat -> sinceWhen(day, seat))
                .sorted()
                .toList();
    }

    private LocalDate sinceWhen(LocalDate day, int seat) {
        TreeSet<LocalDate> daysOfChange = new TreeSet<>();
        facts.forEach(believed -> daysOfChange.add(believed.firstDay()));
        appointments.stream()
                .filter(appointment -> appointment.end != null)
                .forEach(appointment -> daysOfChange.add(appointment.end));
        LocalDate since = day;
        for (LocalDate earlier : daysOfChange.headSet(day, true).descendingSet()) {
            if (!isVacantOn(earlier, seat)) {
                return since;
            }
            since = earlier;
        }
        return since;
    }

    private boolean isVacantOn(LocalDate day, int seat) {
        if (!existsOn(day)) {
            return false;
        }
        Integer seats = seatsOn(day);
        return seatsFilledOn(day) < seat && (seats == null ? seat == 1 : seat <= seats);
    }

    private @Nullable String nameOf(@Nullable String personId) {
        return belief.all(PersonRegistered.class).stream()
                .filter(registered -> registered.personId().equals(personId))
                .map(PersonRegistered::name)
                .findFirst()
                .orElse(null);
    }
}
