package org.uteuzi.rule;

import java.util.stream.Stream;

/** A rule of law, judged by what was in force on the effective day of a fact; what nobody stated is not judged. */
public interface RuleOfLaw extends Rule {

    /** Things of what kind it judges, each by itself. */
    enum About {
        POST,
        UNIT,
        PERSON
    }

    About about();

    /** All findings about a thing of that kind, over all days. */
    Stream<StandingFinding> findings(String id, Belief belief);

    @Override
    default Severity live() {
        return Severity.FINDING;
    }

    @Override
    default Severity historic() {
        return Severity.FINDING;
    }
}
