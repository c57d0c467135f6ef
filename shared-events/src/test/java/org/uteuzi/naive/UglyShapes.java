package org.uteuzi.naive;

import static org.uteuzi.naive.UglyShape.*;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionDissolved;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.AppointmentEvent;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.DutyNoted;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostAbolished;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.post.TermChanged;
import org.uteuzi.event.unit.MandateLapsed;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.event.unit.UnitMoved;
import org.uteuzi.event.unit.UnitRenamed;
import org.uteuzi.naive.NaiveBelief.Believed;
import org.uteuzi.naive.NaiveHolder.EndBecause;
import org.uteuzi.naive.NaiveHolder.State;
import org.uteuzi.time.PartialDate;

/** Counts in finished histories what the generator was to bring about, so that a generator gone tame is noticed. */
final class UglyShapes {

    private final Map<UglyShape, Integer> counts = new EnumMap<>(UglyShape.class);
    private final Map<String, Integer> recordedTypes = new TreeMap<>();
    private final Map<String, Integer> correctedTypes = new TreeMap<>();

    UglyShapes() {
        for (UglyShape shape : UglyShape.values()) {
            counts.put(shape, 0);
        }
    }

    Map<UglyShape, Integer> counts() {
        return counts;
    }

    Map<String, Integer> recordedTypes() {
        return recordedTypes;
    }

    Map<String, Integer> correctedTypes() {
        return correctedTypes;
    }

    void add(RandomHistory history) {
        List<NaiveEntry> entries = history.entries();
        NaiveBelief belief = new NaiveBelief(entries);
        entries.forEach(this::countEntry);
        countChains(entries, belief);
        countRivals(belief);
        countBelieved(belief);
        countAppointments(belief);
        countExOfficio(belief);
        countHolders(belief);
        countReturns(history);
        List<RandomInstrument> instruments = history.instruments();
        for (int i = 1; i < instruments.size(); i++) {
            count(
                    TWO_INSTRUMENTS_AT_ONE_TIME,
                    instruments
                            .get(i)
                            .recordedAt()
                            .equals(instruments.get(i - 1).recordedAt()));
        }
        count(SEVERAL_INSTITUTIONS, belief.all(InstitutionEstablished.class).size() > 1);
    }

    private void count(UglyShape shape, boolean found) {
        if (found) {
            counts.merge(shape, 1, Integer::sum);
        }
    }

    private void countEntry(NaiveEntry entry) {
        Fact fact = (Fact) entry.event();
        String type = EventCatalogue.nameOf(fact.getClass());
        recordedTypes.merge(type, 1, Integer::sum);
        if (fact.corrects() != null) {
            correctedTypes.merge(type, 1, Integer::sum);
        }
        PartialDate from = fact.effectiveFrom();
        if (from != null) {
            LocalDate recorded = LocalDate.ofInstant(entry.recordedAt(), ZoneOffset.UTC);
            count(LATE, from.first().isBefore(recorded.minusDays(30)));
            count(FUTURE, from.first().isAfter(recorded));
            count(LEAP_DAY, from.text().endsWith("-02-29"));
            count(fact instanceof AppointmentEnded ? PARTIAL_END : PARTIAL_START, isPartial(from));
        }
        if (fact instanceof HolderAppointed it && it.termEndsOn() != null) {
            count(PARTIAL_TERM, isPartial(it.termEndsOn()));
            count(TERM_UNTIL_THE_YEAR_9999, it.termEndsOn().text().startsWith("9999"));
            count(
                    TERM_BEFORE_ITS_START,
                    it.termEndsOn().last().isBefore(it.effectiveFrom().first()));
        }
    }

    private static boolean isPartial(PartialDate date) {
        return !date.first().equals(date.last());
    }

    private void countChains(List<NaiveEntry> entries, NaiveBelief belief) {
        Map<String, NaiveEntry> byId =
                entries.stream().collect(Collectors.toMap(entry -> ((Fact) entry.event()).factId(), entry -> entry));
        Set<String> corrected = new HashSet<>();
        Set<String> withACorrectionWithdrawn = new HashSet<>();
        Set<String> withdrawnOnce = new HashSet<>();
        Set<String> dissolved = new HashSet<>();
        for (NaiveEntry entry : entries) {
            Fact fact = (Fact) entry.event();
            if (fact instanceof PostAbolished
                    || fact instanceof UnitDissolved
                    || fact instanceof InstitutionDissolved) {
                dissolved.add(fact.thing());
                count(DISSOLUTION_CORRECTED, fact.corrects() != null);
            }
            count(ABSENCE_CORRECTED, fact instanceof HolderAbsent && fact.corrects() != null);
            if (fact.corrects() != null) {
                String root = fact.corrects().factId();
                count(CORRECTED_AFTER_THE_DISSOLUTION, dissolved.contains(fact.thing()));
                count(CORRECTION_OF_A_CORRECTED_FACT, !corrected.add(root));
                count(CORRECTED_AGAIN_AFTER_A_WITHDRAWN_CORRECTION, withACorrectionWithdrawn.contains(root));
                count(
                        CORRECTION_IN_THE_INSTRUMENT_OF_ITS_FACT,
                        byId.get(root).instrumentId().equals(entry.instrumentId()));
            }
            if (fact instanceof FactWithdrawn withdrawn) {
                Fact target = (Fact) byId.get(withdrawn.withdraws()).event();
                count(WITHDRAWN_AGAIN_AFTER_IT_CAME_BACK, !withdrawnOnce.add(target.factId()));
                if (target instanceof FactWithdrawn other) {
                    count(WITHDRAWN_WITHDRAWAL, true);
                    count(
                            WITHDRAWN_WITHDRAWAL_OF_A_WITHDRAWAL,
                            byId.get(other.withdraws()).event() instanceof FactWithdrawn);
                } else if (target.corrects() != null) {
                    count(WITHDRAWN_CORRECTION, true);
                    withACorrectionWithdrawn.add(target.corrects().factId());
                } else {
                    count(WITHDRAWN_FACT, true);
                    count(ABOLITION_WITHDRAWN, target instanceof PostAbolished);
                    count(JOIN_WITHDRAWN, target instanceof PersonsJoined);
                    count(WITHDRAWN_THING, target.getClass().getSimpleName().endsWith("Established"));
                }
            }
            if (fact instanceof AppointmentEnded ended
                    && belief.fact(fact.factId()).isPresent()) {
                count(
                        END_OF_A_WITHDRAWN_APPOINTMENT,
                        belief.all(HolderAppointed.class).stream()
                                .noneMatch(it -> it.appointmentId().equals(ended.appointmentId())));
            }
        }
    }

    private void countRivals(NaiveBelief belief) {
        for (Believed one : belief.facts()) {
            for (Believed other : belief.facts()) {
                Fact fact = one.fact();
                Fact rival = other.fact();
                if (one.order() < other.order()
                        && fact.getClass() == rival.getClass()
                        && fact.thing().equals(rival.thing())
                        && !(fact instanceof AppointmentEvent)
                        && fact.effectiveFrom() != null
                        && fact.effectiveFrom()
                                .first()
                                .equals(rival.effectiveFrom().first())) {
                    count(SAME_DAY_RIVALS, true);
                    count(
                            RENAMED_TWICE_ON_ONE_DAY,
                            fact.getClass().getSimpleName().endsWith("Renamed"));
                    count(
                            SAME_DAY_RIVALS_WRITTEN_DIFFERENTLY,
                            !fact.effectiveFrom().equals(rival.effectiveFrom()));
                }
            }
        }
    }

    private void countBelieved(NaiveBelief belief) {
        Map<String, PostEstablished> posts = belief.all(PostEstablished.class).stream()
                .collect(Collectors.toMap(PostEstablished::postId, post -> post));
        NaiveKnown known = new NaiveKnown(belief);
        count(
                JOINED_TWICE_OVER,
                belief.all(PersonsJoined.class).stream()
                        .anyMatch(joined ->
                                !known.personGoesOnAs(joined.personId()).equals(joined.sameAs())));
        count(
                SUCCESSION_OF_SEVERAL,
                belief.all(UnitDissolved.class).stream()
                        .anyMatch(it -> it.succeededBy().size() > 1));
        for (MandateLapsed lapsed : belief.all(MandateLapsed.class)) {
            count(
                    MANDATE_LAPSED_AND_ANOTHER_SET,
                    belief.all(MandateSet.class).stream()
                            .anyMatch(set -> set.unitId().equals(lapsed.unitId())
                                    && !set.effectiveFrom()
                                            .first()
                                            .isBefore(lapsed.effectiveFrom().first())));
        }
        for (UnitDissolved dissolved : belief.all(UnitDissolved.class)) {
            LocalDate day = dissolved.effectiveFrom().first();
            count(
                    ESTABLISHED_AFTER_ITS_DISSOLUTION,
                    belief.all(UnitEstablished.class).stream()
                            .anyMatch(it -> it.unitId().equals(dissolved.unitId())
                                    && !it.effectiveFrom().first().isBefore(day)));
            count(
                    LEFT_IN_A_DISSOLVED_UNIT,
                    belief.all(PostEstablished.class).stream()
                            .map(it -> known.post(it.postId(), day))
                            .anyMatch(post -> post != null
                                    && post.unitId().equals(dissolved.unitId())
                                    && !post.holders().isEmpty()));
        }
        count(UNIT_RENAMED, !belief.all(UnitRenamed.class).isEmpty());
        count(UNIT_MOVED, !belief.all(UnitMoved.class).isEmpty());
        for (PostAmended it : belief.all(PostAmended.class)) {
            count(POST_MOVED, it.unitId() != null);
            count(SEATS_NO_LONGER_STATED, it.seats() != null && it.seats().to() == null);
            count(
                    EXPIRY_NO_LONGER_STATED,
                    it.terms().onExpiry() != null && it.terms().onExpiry().to() == null);
            count(
                    AMENDED_BEFORE_IT_EXISTED,
                    it.effectiveFrom()
                            .first()
                            .isBefore(posts.get(it.postId()).effectiveFrom().first()));
        }
        List<HolderAppointed> appointments = belief.all(HolderAppointed.class);
        for (HolderAppointed it : appointments) {
            LocalDate start = it.effectiveFrom().first();
            count(ACTING, it.capacity() == Capacity.ACTING);
            count(EX_OFFICIO, it.capacity() == Capacity.EX_OFFICIO);
            count(NOBODY_NAMED, it.personId() == null);
            count(
                    APPOINTED_BEFORE_THE_POST_EXISTED,
                    start.isBefore(posts.get(it.postId()).effectiveFrom().first()));
            count(
                    TWINS,
                    appointments.stream()
                            .anyMatch(other -> other != it
                                    && other.postId().equals(it.postId())
                                    && other.capacity() == it.capacity()
                                    && other.effectiveFrom().equals(it.effectiveFrom())
                                    && Objects.equals(other.personId(), it.personId())));
            List<AppointmentEnded> ends = belief.all(AppointmentEnded.class).stream()
                    .filter(ended -> ended.appointmentId().equals(it.appointmentId()))
                    .toList();
            count(SECOND_END, ends.size() > 1);
            count(SECOND_END_EARLIER, ends.size() > 1 && isBefore(ends.get(1), ends.get(0)));
            count(
                    END_AT_OR_BEFORE_START,
                    ends.stream().anyMatch(ended -> !ended.until().first().isAfter(start)));
            count(
                    SAME_DAY_SUCCESSION,
                    ends.stream()
                            .anyMatch(ended -> appointments.stream()
                                    .anyMatch(next -> next.postId().equals(it.postId())
                                            && next.effectiveFrom()
                                                    .first()
                                                    .equals(ended.until().first()))));
        }
    }

    private void countAppointments(NaiveBelief belief) {
        for (HolderAppointed it : belief.all(HolderAppointed.class)) {
            List<Fact> facts = belief.facts().stream()
                    .map(Believed::fact)
                    .filter(fact -> NaiveAppointment.isAbout(fact, it.appointmentId()))
                    .toList();
            List<TermChanged> changes = only(TermChanged.class, facts);
            count(TERM_CHANGED_TWICE, changes.size() > 1);
            for (TermChanged change : changes) {
                LocalDate from = change.effectiveFrom().first();
                LocalDate dayAfter = it.termEndsOn() == null
                        ? LocalDate.MAX
                        : it.termEndsOn().last().plusDays(1);
                count(TERM_CHANGED_ON_THE_LAST_POSSIBLE_DAY, from.equals(dayAfter));
                count(TERM_CHANGED_AFTER_IT_RAN_OUT, from.isAfter(dayAfter));
                count(
                        TERM_CHANGED_TO_A_DAY_ALREADY_PAST,
                        change.termEndsOn().last().isBefore(from.minusDays(1)));
            }
            List<HolderAbsent> absences = only(HolderAbsent.class, facts);
            count(ABSENCE_OPEN_ENDED, absences.stream().anyMatch(absent -> absent.until() == null));
            count(
                    ABSENCES_AT_ONE_TIME,
                    absences.stream()
                            .anyMatch(one -> absences.stream()
                                    .anyMatch(other -> other != one
                                            && lastsOn(
                                                    one, other.effectiveFrom().first()))));
            count(
                    ACTING_DURING_ABSENCE,
                    absences.stream()
                            .anyMatch(absent -> belief.all(HolderAppointed.class).stream()
                                    .anyMatch(other -> other.capacity() == Capacity.ACTING
                                            && other.postId().equals(it.postId())
                                            && lastsOn(
                                                    absent,
                                                    other.effectiveFrom().first()))));
            count(DUTY_TOLD_TWICE, only(DutyNoted.class, facts).size() > 1);
            count(
                    CONTINUED_TERM,
                    it.continues() != null
                            && it.termEndsOn() != null
                            && belief.all(HolderAppointed.class).stream()
                                    .anyMatch(before -> before.appointmentId().equals(it.continues())
                                            && before.termEndsOn() != null));
        }
    }

    private static boolean lastsOn(HolderAbsent absent, LocalDate day) {
        return !day.isBefore(absent.effectiveFrom().first())
                && (absent.until() == null || day.isBefore(absent.until().first()));
    }

    private static <F> List<F> only(Class<F> type, List<Fact> facts) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void countExOfficio(NaiveBelief belief) {
        NaiveKnown known = new NaiveKnown(belief);
        for (HolderAppointed it : belief.all(HolderAppointed.class)) {
            String named = it.exOfficio();
            count(EX_OFFICIO_OF_AN_OFFICE, named != null && named.startsWith("office:"));
            if (named == null || !named.startsWith("post:")) {
                continue;
            }
            NaivePostFold post = known.foldTogether(it.postId());
            Set<String> held = new HashSet<>();
            for (LocalDate day : Door.daysOfChange(belief, fact -> fact.thing().equals(named))) {
                count(
                        EX_OFFICIO_THROUGH_A_VACATED_POST,
                        !held.isEmpty() && post.isForNobodyOn(day, it.appointmentId()));
                post.holdersOn(day).stream()
                        .filter(holder -> holder.appointmentId().equals(it.appointmentId()))
                        .forEach(holder -> {
                            held.add(holder.appointmentId());
                            count(EX_OFFICIO_THROUGH_A_POST, true);
                            count(
                                    EX_OFFICIO_THROUGH_THE_ACTING_ONE,
                                    holder.through() != null && holder.through().acting());
                            count(
                                    EX_OFFICIO_THROUGH_ANOTHER_EX_OFFICIO,
                                    holder.through() != null
                                            && belief.all(HolderAppointed.class).stream()
                                                    .anyMatch(other -> other.exOfficio() != null
                                                            && other.exOfficio().startsWith("post:")
                                                            && other.appointmentId()
                                                                    .equals(holder.through()
                                                                            .appointmentId())));
                        });
            }
        }
    }

    private static boolean isBefore(AppointmentEnded one, AppointmentEnded other) {
        return one.until().first().isBefore(other.until().first());
    }

    private void countHolders(NaiveBelief belief) {
        NaiveKnown known = new NaiveKnown(belief);
        for (PostEstablished established : belief.all(PostEstablished.class)) {
            Set<String> outOfTerm = new HashSet<>();
            for (LocalDate day : Door.daysOfChange(belief, fact -> fact.thing().equals(established.thing()))) {
                NaivePost post = known.post(established.postId(), day);
                if (post != null) {
                    countHolders(post);
                    for (NaiveHolder holder : post.holders()) {
                        count(
                                IN_TERM_AGAIN,
                                holder.state() == State.IN_TERM && outOfTerm.contains(holder.appointmentId()));
                        if (holder.state() != State.IN_TERM) {
                            outOfTerm.add(holder.appointmentId());
                        }
                    }
                }
            }
        }
    }

    private void countHolders(NaivePost post) {
        count(SEVERAL_VACANT_SEATS, post.vacantSince().stream().distinct().count() > 1);
        count(
                MORE_HOLDERS_THAN_SEATS,
                post.seats() != null
                        && post.holders().stream()
                                        .filter(holder -> holder.capacity() != Capacity.ACTING)
                                        .count()
                                > post.seats());
        for (NaiveHolder holder : post.holders()) {
            count(UNCERTAIN, !holder.certain());
            count(HOLDING_OVER, holder.state() == State.HOLDING_OVER);
            count(TERM_RUN_OUT, holder.state() == State.TERM_RUN_OUT);
            count(
                    TERM_RUN_OUT_BEFORE_AN_END,
                    holder.state() == State.TERM_RUN_OUT && holder.endBecause() == EndBecause.FACT);
            count(ENDED_BY_TERM, holder.endBecause() == EndBecause.TERM);
            count(ENDED_BY_SUCCESSOR, holder.endBecause() == EndBecause.SUCCESSOR);
            count(ENDED_BY_DISSOLUTION, holder.endBecause() == EndBecause.DISSOLUTION);
        }
    }

    private void countReturns(RandomHistory history) {
        Map<String, LocalDate> before = Map.of();
        NaiveRegister register = new NaiveRegister(history.entries());
        for (RandomInstrument instrument : history.instruments()) {
            NaiveBelief belief = register.at(instrument.entries().getLast().number())
                    .orElseThrow()
                    .belief();
            Map<String, LocalDate> after = replaced(belief);
            boolean withdraws = instrument.entries().stream().anyMatch(entry -> entry.event() instanceof FactWithdrawn);
            Set<String> believed = belief.all(HolderAppointed.class).stream()
                    .map(HolderAppointed::appointmentId)
                    .collect(Collectors.toSet());
            count(
                    BACK_WHEN_THE_SUCCESSOR_WAS_WITHDRAWN,
                    withdraws
                            && before.keySet().stream()
                                    .anyMatch(id -> believed.contains(id) && !after.containsKey(id)));
            before = after;
        }
    }

    /** Who is ended by a successor, and from when. */
    private static Map<String, LocalDate> replaced(NaiveBelief belief) {
        NaiveKnown known = new NaiveKnown(belief);
        return belief.all(HolderAppointed.class).stream()
                .map(appointed -> holderOnItsFirstDay(known, appointed))
                .filter(holder -> holder != null && holder.endBecause() == EndBecause.SUCCESSOR)
                .collect(Collectors.toMap(NaiveHolder::appointmentId, NaiveHolder::until));
    }

    private static @Nullable NaiveHolder holderOnItsFirstDay(NaiveKnown known, HolderAppointed appointed) {
        NaivePost post =
                known.post(appointed.postId(), appointed.effectiveFrom().first());
        return post == null
                ? null
                : post.holders().stream()
                        .filter(holder -> holder.appointmentId().equals(appointed.appointmentId()))
                        .findFirst()
                        .orElse(null);
    }
}
