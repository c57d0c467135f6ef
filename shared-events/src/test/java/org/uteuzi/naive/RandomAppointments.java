package org.uteuzi.naive;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.post.Absence;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.DutyNoted;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.TermChanged;
import org.uteuzi.time.PartialDate;

/** Makes facts about appointments, as {@link RandomThings} does. */
final class RandomAppointments {

    private final Dice dice;
    private final boolean live;
    private final Choices choices;

    RandomAppointments(Dice dice, boolean live, Choices choices) {
        this.dice = dice;
        this.live = live;
        this.choices = choices;
    }

    HolderAppointed appointed(
            @Nullable HolderAppointed old,
            String id,
            String postId,
            LocalDate start,
            Capacity capacityOfFresh,
            String factId,
            @Nullable Correction corrects) {
        PartialDate from = dice.keepOf(old, HolderAppointed::effectiveFrom, () -> dice.asWritten(start));
        Capacity capacity = dice.keepOf(old, HolderAppointed::capacity, () -> capacityOfFresh);
        String exOfficio =
                capacity == Capacity.EX_OFFICIO ? dice.keepOf(old, HolderAppointed::exOfficio, this::exOfficio) : null;
        return new HolderAppointed(
                factId,
                id,
                postId,
                exOfficio != null && exOfficio.startsWith("post:") ? null : person(old),
                exOfficio,
                capacity,
                live
                        ? null
                        : dice.keepOf(old, HolderAppointed::appointedBy, () -> dice.maybe(0.3, choices::someAuthority)),
                dice.keepOf(old, HolderAppointed::termEndsOn, () -> dice.maybe(0.6, () -> termOf(from))),
                dice.keepOf(old, HolderAppointed::termNumber, () -> dice.maybe(0.2, () -> dice.between(1, 3))),
                dice.keepOf(old, HolderAppointed::qualifications, dice::words),
                dice.keepOf(old, HolderAppointed::legalBasis, () -> dice.maybe(0.2, dice::legalBasis)),
                null,
                old == null ? null : old.replaces(),
                from,
                dice.dateBasis(),
                corrects);
    }

    private PartialDate termOf(PartialDate from) {
        if (!live && dice.chance(0.05)) {
            return dice.oneOf(
                    new PartialDate("9999"), PartialDate.of(from.first().minusDays(1)), from);
        }
        return dice.asWritten(from.first().plusMonths(dice.oneOf(6, 12, 24, 36)).minusDays(1));
    }

    AppointmentEnded ended(
            @Nullable AppointmentEnded old,
            HolderAppointed appointment,
            @Nullable LocalDate day,
            String factId,
            @Nullable Correction corrects) {
        boolean heldOnNoDay = day == null && dice.chance(0.1);
        LocalDate start = appointment.effectiveFrom().first();
        return new AppointmentEnded(
                factId,
                appointment.appointmentId(),
                appointment.postId(),
                dice.keepOf(
                        old,
                        AppointmentEnded::until,
                        () -> dice.asWritten(
                                day != null
                                        ? day
                                        : heldOnNoDay
                                                ? start.minusDays(dice.below(3) * 20L)
                                                : start.plusDays(dice.between(1, 1500)))),
                heldOnNoDay
                        ? dice.oneOf(EndReason.REVOKED, EndReason.DECLINED, EndReason.ANNULLED)
                        : dice.keepOf(old, AppointmentEnded::reason, () -> dice.oneOf(EndReason.values())),
                dice.keepOf(
                        old, AppointmentEnded::endedBy, () -> live ? null : dice.maybe(0.2, choices::someAuthority)),
                dice.dateBasis(),
                corrects);
    }

    /** The one who comes on the day on which another goes. */
    HolderAppointed successor(AppointmentEnded ended, String id, String factId) {
        HolderAppointed drawn =
                appointed(null, id, ended.postId(), ended.until().first(), Capacity.SUBSTANTIVE, factId, null);
        return new HolderAppointed(
                factId,
                id,
                ended.postId(),
                drawn.personId(),
                null,
                Capacity.SUBSTANTIVE,
                drawn.appointedBy(),
                drawn.termEndsOn(),
                drawn.termNumber(),
                drawn.qualifications(),
                drawn.legalBasis(),
                null,
                ended.appointmentId(),
                ended.until(),
                ended.dateBasis(),
                null);
    }

    /** The same appointment once more, as a source that tells everything twice has it. */
    HolderAppointed twin(HolderAppointed of, String id, String factId) {
        return new HolderAppointed(
                factId,
                id,
                of.postId(),
                of.personId(),
                of.exOfficio(),
                of.capacity(),
                of.appointedBy(),
                of.termEndsOn(),
                of.termNumber(),
                of.qualifications(),
                of.legalBasis(),
                of.continues(),
                of.replaces(),
                of.effectiveFrom(),
                of.dateBasis(),
                null);
    }

    private @Nullable String person(@Nullable HolderAppointed old) {
        String kept = dice.keepOf(
                old, HolderAppointed::personId, () -> live || dice.chance(0.95) ? choices.somePerson() : null);
        return kept == null && live ? choices.somePerson() : kept;
    }

    private @Nullable String exOfficio() {
        return live || dice.chance(0.3)
                ? null
                : dice.chance(0.8) ? "post:" + choices.somePost() : "office:" + choices.someOffice();
    }

    HolderAppointed exOfficio(HolderAppointed of, String id, String postId, LocalDate start, String factId) {
        return new HolderAppointed(
                factId,
                id,
                postId,
                null,
                "post:" + of.postId(),
                Capacity.EX_OFFICIO,
                null,
                dice.maybe(0.2, () -> termOf(PartialDate.of(start))),
                null,
                List.of(),
                null,
                null,
                null,
                dice.asWritten(start),
                dice.dateBasis(),
                null);
    }

    /** The same person goes on in another post, under the term that runs: the event states it. */
    HolderAppointed continuation(AppointmentEnded ended, HolderAppointed of, String id, String postId, String factId) {
        return new HolderAppointed(
                factId,
                id,
                postId,
                of.personId(),
                null,
                Capacity.SUBSTANTIVE,
                null,
                dice.chance(0.3) ? termOf(ended.until()) : of.termEndsOn(),
                of.termNumber(),
                List.of(),
                null,
                of.appointmentId(),
                null,
                ended.until(),
                dice.dateBasis(),
                null);
    }

    /** Before the term has run out, on the last day on which that is possible, or, in an import, too late. */
    TermChanged termChanged(
            @Nullable TermChanged old, HolderAppointed of, String factId, @Nullable Correction corrects) {
        PartialDate term = of.termEndsOn();
        LocalDate start = of.effectiveFrom().first();
        LocalDate lastPossible = term == null || term.last().getYear() > 2100
                ? start.plusDays(dice.between(1, 1500))
                : term.last().plusDays(1);
        LocalDate from = dice.chance(0.3)
                ? lastPossible
                : dice.chance(live ? 0 : 0.3)
                        ? lastPossible.plusDays(dice.between(1, 300))
                        : start.plusDays(dice.below(1 + (int) Math.max(0, start.until(lastPossible, ChronoUnit.DAYS))));
        return new TermChanged(
                factId,
                of.appointmentId(),
                of.postId(),
                dice.keepOf(
                        old,
                        TermChanged::termEndsOn,
                        () -> dice.asWritten(from.plusDays(dice.oneOf(-100, -1, 0, 30, 200, 400, 1000)))),
                dice.keepOf(
                        old,
                        TermChanged::effectiveFrom,
                        () -> dice.chance(0.8) ? PartialDate.of(from) : dice.asWritten(from)),
                dice.dateBasis(),
                corrects);
    }

    HolderAbsent absent(@Nullable HolderAbsent old, HolderAppointed of, String factId, @Nullable Correction corrects) {
        LocalDate from = of.effectiveFrom().first().plusDays(dice.between(live ? 0 : -30, 700));
        return new HolderAbsent(
                factId,
                of.appointmentId(),
                of.postId(),
                dice.keepOf(old, HolderAbsent::absence, () -> dice.oneOf(Absence.values())),
                dice.keepOf(old, HolderAbsent::effectiveFrom, () -> dice.asWritten(from)),
                dice.keepOf(
                        old,
                        HolderAbsent::until,
                        () -> dice.maybe(0.6, () -> dice.asWritten(from.plusDays(dice.between(live ? 1 : -5, 500))))),
                dice.dateBasis(),
                corrects);
    }

    DutyNoted duty(@Nullable DutyNoted old, HolderAppointed of, String factId, @Nullable Correction corrects) {
        PartialDate sworn = dice.keepOf(old, DutyNoted::swornOn, () -> dice.maybe(0.6, dice::date));
        PartialDate released = dice.keepOf(old, DutyNoted::releasedOn, () -> dice.maybe(0.4, dice::date));
        return new DutyNoted(
                factId,
                of.appointmentId(),
                of.postId(),
                sworn,
                sworn == null && released == null
                        ? dice.date()
                        : dice.keepOf(old, DutyNoted::assumedOn, () -> dice.maybe(0.5, dice::date)),
                released,
                dice.dateBasis(),
                corrects);
    }
}
