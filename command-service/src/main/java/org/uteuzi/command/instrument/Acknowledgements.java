package org.uteuzi.command.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.uteuzi.command.instrument.InstrumentRequest.Acknowledge;
import org.uteuzi.command.problem.Problem;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.event.instrument.Finding;

/** What the recorder acknowledges; each finding needs one, and each must match a finding. */
record Acknowledgements(List<Acknowledge> given) {

    /** @throws ProblemException if a finding is left without a reason, or a reason without a finding */
    List<Finding> applyTo(List<Problem> findings) {
        List<Problem> open =
                findings.stream().filter(finding -> matching(finding).isEmpty()).toList();
        if (!open.isEmpty()) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "FINDINGS_TO_ACKNOWLEDGE", open);
        }
        List<Problem> idle = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Acknowledge acknowledge = given.get(i);
            if (findings.stream().noneMatch(finding -> matches(acknowledge, finding))) {
                idle.add(Problem.at(
                        "acknowledge[" + i + "]", "NOTHING_TO_ACKNOWLEDGE", Map.of("code", acknowledge.code())));
            }
        }
        if (!idle.isEmpty()) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "RULES_REFUSED", idle);
        }
        return findings.stream()
                .map(finding -> new Finding(
                        finding.code(),
                        finding.effect(),
                        finding.factId(),
                        matching(finding).map(Acknowledge::reason).orElseThrow()))
                .toList();
    }

    private Optional<Acknowledge> matching(Problem finding) {
        return given.stream()
                .filter(acknowledge -> matches(acknowledge, finding))
                .findFirst();
    }

    private static boolean matches(Acknowledge acknowledge, Problem finding) {
        return acknowledge.code().equals(finding.code())
                && Objects.equals(acknowledge.effect(), finding.effect())
                && Objects.equals(acknowledge.factId(), finding.factId());
    }
}
