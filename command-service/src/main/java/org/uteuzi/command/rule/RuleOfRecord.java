package org.uteuzi.command.rule;

import java.util.List;
import org.uteuzi.rule.Rule;
import org.uteuzi.rule.Severity;

/** A rule about what can be recorded at all, judged on what is believed after the last effect of an instrument. */
interface RuleOfRecord extends Rule {

    List<Violation> violations(Judgement judgement);

    /** What it asks the guard; all rules are answered together. */
    default List<Question> questions() {
        return List.of();
    }

    @Override
    default List<String> needs() {
        return List.of();
    }

    @Override
    default Severity live() {
        return Severity.REFUSED;
    }

    @Override
    default Severity historic() {
        return Severity.REFUSED;
    }
}
