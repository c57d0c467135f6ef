package org.uteuzi.command.rule;

import java.util.List;

/** One rule, judged on what is believed after the last effect of an instrument. */
public interface Rule {

    /** What happens to an instrument that breaks a rule. */
    enum Severity {
        /** It cannot be: nothing is recorded. */
        REFUSED,
        /** The law is broken, but it may well have happened: recorded when acknowledged with a reason, and kept visible. */
        FINDING
    }

    Severity severity();

    List<Violation> violations(Judgement judgement);
}
