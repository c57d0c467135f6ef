package org.uteuzi.command.instrument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.uteuzi.command.instrument.InstrumentRequest.Acknowledge;
import org.uteuzi.command.problem.Problem;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.event.instrument.Finding;

/** What the recorder acknowledges; each finding needs one, and each must match a finding. */
final class Acknowledgements {

    /** What tells one finding of an instrument from another. */
    private record Place(
            String code, @Nullable Integer effect, @Nullable String factId) {

        static Place of(Acknowledge given) {
            return new Place(given.code(), given.effect(), given.factId());
        }

        static Place of(Problem finding) {
            return new Place(finding.code(), finding.effect(), finding.factId());
        }
    }

    private final List<Acknowledge> given;
    private final Map<Place, String> reasons = new HashMap<>();

    Acknowledgements(List<Acknowledge> given) {
        this.given = given;
        given.forEach(acknowledge -> reasons.putIfAbsent(Place.of(acknowledge), acknowledge.reason()));
    }

    /** @throws ProblemException if a finding is left without a reason, or a reason without a finding */
    List<Finding> demandedFor(List<Problem> findings) {
        refuse(
                "FINDINGS_TO_ACKNOWLEDGE",
                findings.stream()
                        .filter(finding -> !reasons.containsKey(Place.of(finding)))
                        .toList());
        refuse("RULES_REFUSED", idle(findings));
        return notedOn(findings);
    }

    /** The findings, each with the reason given for it, if any. */
    List<Finding> notedOn(List<Problem> findings) {
        return findings.stream()
                .map(finding ->
                        new Finding(finding.code(), finding.effect(), finding.factId(), reasons.get(Place.of(finding))))
                .distinct()
                .toList();
    }

    /** The reason given for a finding; null while there is none. */
    @Nullable
    String reasonFor(Problem finding) {
        return reasons.get(Place.of(finding));
    }

    /** What acknowledges nothing. */
    List<Problem> idle(List<Problem> findings) {
        Set<Place> found = new HashSet<>();
        findings.forEach(finding -> found.add(Place.of(finding)));
        List<Problem> idle = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            if (!found.contains(Place.of(given.get(i)))) {
                idle.add(Problem.at(
                        "acknowledge[" + i + "]",
                        "NOTHING_TO_ACKNOWLEDGE",
                        Map.of("code", given.get(i).code())));
            }
        }
        return idle;
    }

    private static void refuse(String code, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, problems);
        }
    }
}
