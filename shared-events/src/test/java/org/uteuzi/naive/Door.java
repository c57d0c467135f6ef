package org.uteuzi.naive;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.ApprovalPolicySet;
import org.uteuzi.event.institution.InstitutionDissolved;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.institution.InstitutionRenamed;
import org.uteuzi.event.institution.LegalBasisChanged;
import org.uteuzi.event.institution.OfficeEstablished;
import org.uteuzi.event.institution.OfficeRenamed;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.AppointmentEvent;
import org.uteuzi.event.post.Change;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostAbolished;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.post.TermChanged;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.event.unit.MandateLapsed;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.event.unit.UnitEvent;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.event.unit.UnitMoved;
import org.uteuzi.event.unit.UnitRenamed;
import org.uteuzi.time.PartialDate;

/**
 * Which histories the register takes. A historic import refuses only what cannot be represented (references to nothing,
 * cycles of units); the live door wants more. Both judge the whole belief after an effect, day by day.
 */
final class Door {

    private static final Set<EndReason> MAY_PRECEDE_START =
            Set.of(EndReason.REVOKED, EndReason.DECLINED, EndReason.ANNULLED);

    private final NaiveBelief belief;
    private final NaiveKnown known;
    private final List<Fact> facts;
    private final Set<String> things;

    Door(NaiveBelief belief) {
        this.belief = belief;
        known = new NaiveKnown(belief);
        facts = belief.facts().stream().map(NaiveBelief.Believed::fact).toList();
        things = new HashSet<>();
        for (Fact fact : facts) {
            switch (fact) {
                case OfficeEstablished it -> things.add(it.thing());
                case InstitutionEstablished it -> things.add(it.thing());
                case UnitEstablished it -> things.add(it.thing());
                case PostEstablished it -> things.add(it.thing());
                case PersonRegistered it -> things.add(it.thing());
                default -> {}
            }
        }
        belief.facts().stream()
                .filter(believed -> believed.fact() instanceof MandateSet)
                .forEach(believed -> things.add("mandate:" + believed.id()));
    }

    /** @param unitsMayHaveMoved whether it is worth looking for cycles */
    boolean takesAsHistory(boolean unitsMayHaveMoved) {
        return everythingNamedExists()
                && (!unitsMayHaveMoved
                        || daysOfChange(belief, fact -> fact instanceof UnitEvent).stream()
                                .noneMatch(day -> hasCycle(unitIds(), id -> parentOn(id, day))))
                && !postsHoldOneAnotherInACircle()
                && !personsAreOneAnotherInACircle();
    }

    /** "A cycle […] is refused": by what any believed appointment names, on whatever days. */
    private boolean postsHoldOneAnotherInACircle() {
        Map<String, Set<String>> named = new HashMap<>();
        belief.all(HolderAppointed.class).stream()
                .filter(appointed ->
                        appointed.exOfficio() != null && appointed.exOfficio().startsWith("post:"))
                .forEach(appointed -> named.computeIfAbsent(appointed.postId(), id -> new HashSet<>())
                        .add(appointed.exOfficio().substring("post:".length())));
        return hasCircle(named);
    }

    private boolean personsAreOneAnotherInACircle() {
        Map<String, Set<String>> named = new HashMap<>();
        belief.all(PersonsJoined.class)
                .forEach(joined -> named.computeIfAbsent(joined.personId(), id -> new HashSet<>())
                        .add(joined.sameAs()));
        return hasCircle(named);
    }

    private boolean everybodyIsJoinedOnce() {
        List<String> joined = belief.all(PersonsJoined.class).stream()
                .map(PersonsJoined::personId)
                .toList();
        return joined.size() == Set.copyOf(joined).size();
    }

    private static boolean hasCircle(Map<String, Set<String>> named) {
        return named.keySet().stream().anyMatch(start -> {
            Set<String> reached = new HashSet<>();
            Deque<String> open = new ArrayDeque<>(named.get(start));
            while (!open.isEmpty()) {
                String next = open.pop();
                if (reached.add(next)) {
                    open.addAll(named.getOrDefault(next, Set.of()));
                }
            }
            return reached.contains(start);
        });
    }

    boolean takesLive() {
        return everythingNamedExists()
                && factsLieWithinTheirThings()
                && !personsAreOneAnotherInACircle()
                && everybodyIsJoinedOnce()
                && appointmentsAreSound()
                && daysOfChange(belief, fact -> true).stream().allMatch(this::isSoundOn);
    }

    /** Ends of one appointment that are believed together; the live door takes a second one only if it is earlier. */
    static long endsOf(NaiveBelief belief, String appointmentId) {
        return belief.all(AppointmentEnded.class).stream()
                .filter(ended -> ended.appointmentId().equals(appointmentId))
                .count();
    }

    private boolean everythingNamedExists() {
        return facts.stream().flatMap(Door::references).filter(Objects::nonNull).allMatch(things::contains);
    }

    /** What a fact stands on, itself excepted. */
    static Stream<@Nullable String> references(Fact fact) {
        return switch (fact) {
            case UnitEstablished it ->
                Stream.concat(
                        Stream.of("institution:" + it.institutionId(), reference("unit:", it.parentUnitId())),
                        it.succeeds().stream());
            case UnitMoved it -> Stream.of(it.thing(), reference("unit:", it.parentUnitId()));
            case MandateSet it ->
                Stream.concat(Stream.of(it.thing()), it.from().stream().map(id -> "mandate:" + id));
            case PostEstablished it ->
                Stream.of(
                        "unit:" + it.unitId(),
                        reference("post:", it.reportsTo()),
                        it.terms().appointingAuthority());
            case PostAmended it ->
                Stream.of(
                        it.thing(),
                        reference("unit:", valueOf(it.unitId())),
                        reference("post:", valueOf(it.reportsTo())),
                        valueOf(it.terms().appointingAuthority()));
            case HolderAppointed it ->
                Stream.of(it.thing(), reference("person:", it.personId()), it.exOfficio(), it.appointedBy());
            case AppointmentEnded it -> Stream.of(it.thing(), it.endedBy());
            case UnitDissolved it -> Stream.concat(Stream.of(it.thing()), it.succeededBy().stream());
            case CompositionSet it ->
                Stream.concat(Stream.of(it.thing()), it.quotas().stream().map(CompositionSet.Quota::appointedBy));
            case MandateLapsed it -> Stream.of(it.thing(), "mandate:" + it.mandate());
            case InstitutionEstablished it -> it.succeeds().stream();
            case InstitutionDissolved it -> Stream.concat(Stream.of(it.thing()), it.succeededBy().stream());
            case PersonsJoined it -> Stream.of(it.thing(), "person:" + it.sameAs());
            case UnitRenamed it -> Stream.of(it.thing());
            case InstitutionRenamed it -> Stream.of(it.thing());
            case LegalBasisChanged it -> Stream.of(it.thing());
            case ApprovalPolicySet it -> Stream.of(it.thing());
            case OfficeRenamed it -> Stream.of(it.thing());
            case PersonAmended it -> Stream.of(it.thing());
            case PostAbolished it -> Stream.of(it.thing());
            case AppointmentEvent it -> Stream.of(it.thing());
            default -> Stream.empty();
        };
    }

    private static @Nullable String reference(String kind, @Nullable String id) {
        return id == null ? null : kind + id;
    }

    private static <T> @Nullable T valueOf(@Nullable Change<T> change) {
        return change == null ? null : change.to();
    }

    private boolean factsLieWithinTheirThings() {
        return facts.stream().allMatch(fact -> switch (fact) {
            case InstitutionRenamed it -> known.institution(it.institutionId(), first(it)) != null;
            case InstitutionDissolved it -> known.institution(it.institutionId(), lastDayOf(it)) != null;
            case UnitEstablished it -> known.institution(it.institutionId(), first(it)) != null;
            case UnitDissolved it -> known.unit(it.unitId(), lastDayOf(it)) != null;
            case UnitMoved it -> known.unit(it.unitId(), first(it)) != null;
            case MandateSet it -> known.unit(it.unitId(), first(it)) != null;
            case CompositionSet it -> isABoard(known.unit(it.unitId(), first(it)));
            case UnitRenamed it -> known.unit(it.unitId(), first(it)) != null;
            case PostAmended it -> known.fold(it.postId()).existsOn(first(it));
            case PostAbolished it -> known.fold(it.postId()).existsOn(lastDayOf(it));
            case HolderAppointed it -> known.fold(it.postId()).existsOn(first(it));
            default -> true;
        });
    }

    private static boolean isABoard(@Nullable NaiveUnit unit) {
        return unit != null && unit.kind() == UnitKind.BOARD;
    }

    private static LocalDate lastDayOf(Fact dissolution) {
        return first(dissolution).minusDays(1);
    }

    private boolean appointmentsAreSound() {
        for (HolderAppointed appointed : belief.all(HolderAppointed.class)) {
            LocalDate start = first(appointed);
            if (appointed.termEndsOn() != null && appointed.termEndsOn().last().isBefore(start)) {
                return false;
            }
            if (!whatIsSaidOfTheHolderIsSound(appointed)) {
                return false;
            }
            LocalDate earlierRecorded = LocalDate.MAX;
            for (AppointmentEnded ended : belief.all(AppointmentEnded.class)) {
                if (ended.appointmentId().equals(appointed.appointmentId())) {
                    boolean later = !first(ended).isBefore(earlierRecorded);
                    if (later || !first(ended).isAfter(start) && !MAY_PRECEDE_START.contains(ended.reason())) {
                        return false;
                    }
                    earlierRecorded = first(ended);
                }
            }
        }
        return true;
    }

    /** Abolition is told with the ends of those who hold; terms change in time; terms and absences lie within the holding. */
    private boolean whatIsSaidOfTheHolderIsSound(HolderAppointed appointed) {
        NaiveAppointment folded = known.fold(appointed.postId()).appointment(appointed.appointmentId());
        if (folded.endBecause == NaiveHolder.EndBecause.DISSOLUTION) {
            return false;
        }
        PartialDate runs = appointed.termEndsOn();
        for (NaiveBelief.Believed change : folded.termChanges()) {
            LocalDate from = Objects.requireNonNull(change.firstDay());
            PartialDate to = ((TermChanged) change.fact()).termEndsOn();
            if (!folded.holdsOn(from)
                    || runs != null && from.isAfter(runs.last().plusDays(1))
                    || to.last().isBefore(from)) {
                return false;
            }
            runs = to;
        }
        return facts.stream()
                .filter(fact -> fact instanceof HolderAbsent && NaiveAppointment.isAbout(fact, folded.id()))
                .map(HolderAbsent.class::cast)
                .allMatch(absent -> folded.holdsOn(first(absent))
                        && (absent.until() == null
                                || absent.until()
                                        .first()
                                        .isAfter(absent.effectiveFrom().last())));
    }

    private boolean isSoundOn(LocalDate day) {
        for (String unitId : unitIds()) {
            NaiveUnit unit = known.unit(unitId, day);
            if (unit != null && unit.parentId() != null) {
                NaiveUnit parent = known.unit(unit.parentId(), day);
                if (parent == null || !parent.institutionId().equals(unit.institutionId())) {
                    return false;
                }
            }
            if (unit != null && known.institution(unit.institutionId(), day) == null) {
                return false;
            }
        }
        return postIds().stream().allMatch(postId -> isSoundOn(day, known.fold(postId)))
                && !hasCycle(unitIds(), id -> parentOn(id, day))
                && !hasCycle(
                        postIds(),
                        id -> known.fold(id).existsOn(day) ? known.fold(id).reportsToOn(day) : null);
    }

    private boolean isSoundOn(LocalDate day, NaivePostFold post) {
        if (!post.existsOn(day)) {
            return true;
        }
        String superior = post.reportsToOn(day);
        String authority = post.authorityOn(day);
        Integer seats = post.seatsOn(day);
        List<NaiveAppointment> holding = post.holdingOn(day);
        return known.unit(post.unitOn(day), day) != null
                && (superior == null || known.fold(superior).existsOn(day))
                && (authority == null
                        || !authority.startsWith("post:")
                        || known.fold(authority.substring("post:".length())).existsOn(day))
                && (seats == null || post.seatsFilledOn(day) <= seats)
                && holding.stream()
                                .map(appointment -> appointment.appointed.personId())
                                .distinct()
                                .count()
                        == holding.size();
    }

    private @Nullable String parentOn(String unitId, LocalDate day) {
        NaiveUnit unit = known.unit(unitId, day);
        return unit == null ? null : unit.parentId();
    }

    private static boolean hasCycle(List<String> ids, UnaryOperator<@Nullable String> next) {
        for (String start : ids) {
            Set<String> seen = new HashSet<>();
            for (String id = start; id != null; id = next.apply(id)) {
                if (!seen.add(id)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Every day on which one of these facts may change something. */
    static Set<LocalDate> daysOfChange(NaiveBelief belief, Predicate<Fact> ofThese) {
        Set<LocalDate> days = new TreeSet<>();
        for (NaiveBelief.Believed believed : belief.facts()) {
            if (!ofThese.test(believed.fact())) {
                continue;
            }
            if (believed.firstDay() != null) {
                days.add(believed.firstDay());
            }
            switch (believed.fact()) {
                case HolderAppointed it
                when it.termEndsOn() != null -> days.add(it.termEndsOn().last().plusDays(1));
                case TermChanged it -> days.add(it.termEndsOn().last().plusDays(1));
                case HolderAbsent it
                when it.until() != null -> days.add(it.until().first());
                default -> {}
            }
        }
        return days;
    }

    private List<String> unitIds() {
        return belief.all(UnitEstablished.class).stream()
                .map(UnitEstablished::unitId)
                .toList();
    }

    private List<String> postIds() {
        return belief.all(PostEstablished.class).stream()
                .map(PostEstablished::postId)
                .toList();
    }

    private static LocalDate first(Fact fact) {
        return Objects.requireNonNull(fact.effectiveFrom()).first();
    }
}
