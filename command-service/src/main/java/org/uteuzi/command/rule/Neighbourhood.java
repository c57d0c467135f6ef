package org.uteuzi.command.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.command.register.RecordedThings;
import org.uteuzi.rule.RuleOfLaw;
import org.uteuzi.rule.RuleOfLaw.About;
import org.uteuzi.rule.RulesOfLaw;
import org.uteuzi.rule.StandingFinding;

/** The things that an instrument touches, before and after it, and what the rules of law look at beside them. */
final class Neighbourhood {

    private final List<Touched> things;
    private final RecordedBelief before;
    private final RecordedBelief after;

    Neighbourhood(List<Touched> things, RecordedThings register) {
        this.things = things;
        this.before = new RecordedBelief(things, Touched::before, register);
        this.after = new RecordedBelief(things, Touched::after, register);
    }

    /** The findings that the instrument causes. */
    Stream<StandingFinding> caused(Predicate<RuleOfLaw> judged, LocalDate today) {
        return RulesOfLaw.caused(findings(judged, before), findings(judged, after), today).stream();
    }

    private Stream<StandingFinding> findings(Predicate<RuleOfLaw> judged, RecordedBelief belief) {
        return things.stream()
                .filter(thing -> thing.kind().equals("post"))
                .flatMap(post -> RulesOfLaw.findings(judged, About.POST, post.id(), belief));
    }
}
