package org.uteuzi.command.instrument;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.uteuzi.command.problem.Problem;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.thing.Mode;
import org.uteuzi.event.instrument.Finding;

/**
 * What is to be said against an instrument.
 *
 * @param refusals what cannot be
 * @param findings what breaks the law, on its own facts or on earlier ones that it puts in doubt
 * @param given what the recorder acknowledges
 */
record Judged(List<Problem> refusals, List<Problem> findings, Acknowledgements given) {

    /**
     * The findings as they are recorded.
     *
     * @throws ProblemException if the instrument cannot be recorded so
     */
    List<Finding> accepted(Mode mode) {
        if (!refusals.isEmpty()) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "RULES_REFUSED", refusals);
        }
        return mode == Mode.LIVE ? given.demandedFor(findings) : noted();
    }

    /** The findings, each with the reason given for it, if any. */
    List<Finding> noted() {
        return given.notedOn(findings);
    }

    /** All that refuses it, acknowledgements that match nothing among them. */
    List<Problem> allRefusals() {
        return refusals.isEmpty() ? given.idle(findings) : refusals;
    }

    /** Findings on facts that were recorded earlier. */
    Stream<Problem> doubts() {
        return findings.stream().filter(finding -> finding.factId() != null);
    }

    @Nullable
    String reasonFor(Problem finding) {
        return given.reasonFor(finding);
    }
}
