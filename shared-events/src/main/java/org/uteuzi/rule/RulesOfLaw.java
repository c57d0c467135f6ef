package org.uteuzi.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.uteuzi.event.post.Terms;
import org.uteuzi.rule.RuleOfLaw.About;
import org.uteuzi.rule.StandingFinding.Arises;
import org.uteuzi.time.Effective;
import org.uteuzi.timeline.PostTimeline;

/** The one list of the rules of law, and what follows from it. */
public final class RulesOfLaw {

    /**
     * In the order in which findings are told. Holders are answered with the codes of what is found: whoever adds a rule, takes
     * one away or lets one find something else raises the version of the answers, or caches keep the old ones.
     */
    public static final List<RuleOfLaw> ALL = List.of(
            new AnAppointmentIsMadeByTheAuthorityInForce(),
            new ARevocationIsMadeByTheAuthorityInForce(),
            new SomebodyPresentHeldTheAppointingPostOnTheDayOfSigning(),
            new APostHasNoMoreHoldersThanSeats(),
            new APersonHoldsAPostOnce(),
            new NobodyActsBesideAPresentHolder(),
            new AFullTimePersonHoldsOneFullTimePost(),
            new ATermIsNoLongerThanStated(),
            new NobodyServesMoreTermsThanStated(),
            new AnAppointeeShowsTheQualifications(),
            new ActingEndsWithinItsLimit(),
            new ABoardHasItsComposition(),
            new ADeadPersonHoldsNothing(),
            new APersonIsRegisteredOnce(),
            new ATermThatRanOutIsFollowed());

    private RulesOfLaw() {}

    /** All findings about a post, unit or person by some of the rules, over all days. */
    public static Stream<StandingFinding> findings(Predicate<RuleOfLaw> judged, About about, String id, Belief belief) {
        return ALL.stream()
                .filter(rule -> rule.about() == about && judged.test(rule))
                .flatMap(rule -> rule.findings(id, belief));
    }

    /**
     * The findings about a post, unit or person that are open on a day. Those of an institution are those of its posts and
     * units and of the people in its posts; one about a person concerns every post in its appointmentIds.
     */
    public static Stream<StandingFinding> openOn(LocalDate day, About about, String id, Belief belief) {
        return findings(rule -> true, about, id, belief)
                .filter(finding -> finding.open().contains(day));
    }

    /** Whether a law says anything of the post on a day; of how many posts none does is told beside every count of findings. */
    public static boolean isJudgedOn(LocalDate day, PostTimeline post) {
        return post.on(day)
                .map(state -> !state.value().terms().equals(Terms.NOT_STATED))
                .orElse(false);
    }

    /**
     * The findings that are there after an instrument and were not before: new ones, those open on further days, and bounds
     * missed by more. Of a bound missed over several stretches the first is told.
     *
     * @param today of what comes with time, what is not due yet is nobody's doing
     */
    public static List<StandingFinding> caused(
            Stream<StandingFinding> before, Stream<StandingFinding> after, LocalDate today) {
        List<StandingFinding> arisen =
                after.filter(finding -> finding.hasArisenBy(today)).toList();
        if (arisen.isEmpty()) {
            return List.of(); // as a rule; what was found before need not be looked for then
        }
        Map<Object, List<StandingFinding>> known = new HashMap<>();
        before.filter(finding -> finding.hasArisenBy(today))
                .forEach(finding -> known.computeIfAbsent(finding.subject(), subject -> new ArrayList<>())
                        .add(finding));
        Set<Object> told = new HashSet<>();
        List<StandingFinding> caused = new ArrayList<>();
        arisen.stream()
                .flatMap(finding -> beyond(finding, known.getOrDefault(finding.subject(), List.of())).stream())
                .filter(finding -> told.add(finding.subject()))
                .forEach(caused::add);
        return caused;
    }

    /** What of a finding goes beyond the ones that were known of the same subject. */
    private static List<StandingFinding> beyond(StandingFinding finding, List<StandingFinding> known) {
        List<Effective> days = known.stream()
                .filter(earlier -> earlier.beyond() >= finding.beyond())
                .map(StandingFinding::open)
                .toList();
        if (finding.arises() == Arises.ON_ITS_DAY) {
            return days.isEmpty() ? List.of(finding) : List.of();
        }
        return Days.without(finding.open(), days).stream()
                .limit(1)
                .map(finding::openOn)
                .toList();
    }
}
