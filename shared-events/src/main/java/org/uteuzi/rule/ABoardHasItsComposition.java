package org.uteuzi.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.event.unit.CompositionSet.Quota;
import org.uteuzi.rule.StandingFinding.Arises;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.Holding.EndBecause;
import org.uteuzi.timeline.UnitTimeline;
import org.uteuzi.timeline.Version;

/**
 * A board has on each day the members that the law asks for: no fewer and no more, and of each kind. Who fills a seat of a post
 * in the unit is a member; a seat held ex officio is one while somebody holds the post that it names.
 */
final class ABoardHasItsComposition extends RuleOfLaw {

    private static final String TOO_FEW = "BOARD_BELOW_ITS_MINIMUM";
    private static final String TOO_MANY = "BOARD_ABOVE_ITS_MAXIMUM";
    private static final String TOO_FEW_OF_A_KIND = "BOARD_QUOTA_NOT_MET";
    private static final String TOO_MANY_OF_A_KIND = "BOARD_QUOTA_EXCEEDED";

    /** A member over the days on which the appointment lies in the unit. */
    private record Member(Stretch possible, Stretch certain) {

        HolderAppointed appointed() {
            return possible.holding().appointed().fact();
        }
    }

    ABoardHasItsComposition() {
        super(About.UNIT, List.of("composition"), TOO_FEW, TOO_MANY, TOO_FEW_OF_A_KIND, TOO_MANY_OF_A_KIND);
    }

    @Override
    Stream<StandingFinding> findings(String id, Belief belief) {
        return belief.unit(id)
                .filter(unit -> !unit.compositions().isEmpty())
                .map(unit -> findings(id, unit, belief))
                .orElse(Stream.of());
    }

    private static Stream<StandingFinding> findings(String id, UnitTimeline unit, Belief belief) {
        List<Member> members = members(id, belief);
        TreeSet<LocalDate> days = new TreeSet<>();
        unit.compositions().forEach(composition -> Days.addBounds(days, composition.effective()));
        members.forEach(member -> Days.addBounds(days, member.possible().days()));
        members.forEach(member -> Days.addBounds(days, member.certain().days()));
        return Segments.joined(
                days,
                day -> unit.compositionOn(day).stream()
                        .flatMap(composition -> new Count(id, day, composition, members).findings()));
    }

    private static List<Member> members(String unit, Belief belief) {
        return belief.postsIn(unit).stream()
                .sorted()
                .flatMap(post -> belief.post(post).stream())
                .flatMap(post -> post.states().stream()
                        .filter(state -> state.value().unitId().equals(unit))
                        .flatMap(state -> PostRule.held(post)
                                .filter(holding -> holding.capacity().fillsSeat())
                                .flatMap(holding -> seatHeld(holding, belief)
                                        .map(days -> member(holding, Days.both(days, state.effective()))))))
                .filter(member -> !member.possible().days().isEmpty())
                .toList();
    }

    /** A seat held ex officio is held while somebody holds the post that it names. */
    private static Stream<Effective> seatHeld(Holding holding, Belief belief) {
        String named = holding.appointed().fact().exOfficio();
        return named == null || !named.startsWith("post:")
                ? Stream.of(new Effective(LocalDate.MIN, null))
                : belief.post(named.substring("post:".length())).stream().flatMap(post -> Presence.held(post).stream());
    }

    private static Member member(Holding holding, Effective days) {
        return new Member(
                new Stretch(holding, Days.both(holding.effective(), days)),
                new Stretch(holding, Days.both(Days.certain(holding), days)));
    }

    /** The members of a day, counted by the composition of that day. */
    private record Count(String unit, LocalDate day, Version<CompositionSet> composition, List<Member> members) {

        Stream<StandingFinding> findings() {
            CompositionSet asked = composition.value();
            return Stream.concat(
                    bounds(asked.minimum(), asked.maximum(), member -> true, null),
                    asked.quotas().stream()
                            .flatMap(quota ->
                                    bounds(quota.minimum(), quota.maximum(), member -> isOf(quota, member), quota)));
        }

        /** Too few are only those whom even the doubtful ones do not make enough; too many only those who are certain. */
        private Stream<StandingFinding> bounds(
                @Nullable Integer minimum, @Nullable Integer maximum, Predicate<Member> kind, @Nullable Quota quota) {
            int most = count(kind, Member::possible);
            int fewest = count(kind, Member::certain);
            Stream<StandingFinding> few = minimum != null && most < minimum
                    ? Stream.of(finding(quota == null ? TOO_FEW : TOO_FEW_OF_A_KIND, quota, most, minimum))
                    : Stream.of();
            Stream<StandingFinding> many = maximum != null && fewest > maximum
                    ? Stream.of(finding(quota == null ? TOO_MANY : TOO_MANY_OF_A_KIND, quota, fewest, maximum))
                    : Stream.of();
            return Stream.concat(few, many);
        }

        private int count(Predicate<Member> kind, java.util.function.Function<Member, Stretch> days) {
            return (int) members.stream()
                    .filter(member -> days.apply(member).days().contains(day) && kind.test(member))
                    .map(Member::appointed)
                    .distinct()
                    .count();
        }

        private StandingFinding finding(String code, @Nullable Quota quota, int actual, int required) {
            List<Member> ended = members.stream()
                    .filter(member -> day.equals(member.possible().days().until()))
                    .toList();
            List<Member> begun = members.stream()
                    .filter(member -> day.equals(member.certain().days().from()))
                    .toList()
                    .reversed();
            boolean withTime = begun.isEmpty()
                    && !composition.from().equals(day)
                    && !ended.isEmpty()
                    && ended.stream()
                            .allMatch(member -> member.possible().holding().endBecause() == EndBecause.TERM);
            Map<String, Object> counted = Map.of("unit", unit, "on", day, "actual", actual, "required", required);
            return new StandingFinding(
                    code,
                    withTime ? Arises.WITH_TIME : Arises.DAY_BY_DAY,
                    quota == null ? counted : PostRule.with(counted, Map.of("quota", kind(quota))),
                    List.of("unit:" + unit),
                    facts(ended, begun),
                    Stream.concat(ended.stream(), begun.stream())
                            .map(member -> member.appointed().appointmentId())
                            .distinct()
                            .toList(),
                    Math.abs(actual - required),
                    new Effective(day, null));
        }

        private List<String> facts(List<Member> ended, List<Member> begun) {
            return Stream.of(
                            ended.stream()
                                    .flatMap(member -> Stream.ofNullable(
                                                    member.possible().holding().end())
                                            .map(end -> end.factId())),
                            begun.stream()
                                    .map(member -> member.possible()
                                            .holding()
                                            .appointed()
                                            .factId()),
                            Stream.of(composition.because().factId()))
                    .flatMap(facts -> facts)
                    .distinct()
                    .toList();
        }
    }

    /** A quota without its numbers. */
    private static Quota kind(Quota quota) {
        return new Quota(quota.qualification(), quota.appointedBy(), null, null);
    }

    private static boolean isOf(Quota quota, Member member) {
        HolderAppointed appointed = member.appointed();
        return (quota.appointedBy() == null || quota.appointedBy().equals(appointed.appointedBy()))
                && (quota.qualification() == null
                        || appointed.qualifications().stream()
                                .anyMatch(shown -> Qualifications.same(shown, quota.qualification())));
    }
}
