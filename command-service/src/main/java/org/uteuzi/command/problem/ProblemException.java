package org.uteuzi.command.problem;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that cannot be carried out; becomes the answer that says why. */
public final class ProblemException extends RuntimeException {

    /** The code of where nobody can say whether it was done. */
    public static final String OUTCOME_UNKNOWN = "OUTCOME_UNKNOWN";

    private final HttpStatus status;
    private final String code;
    private final transient Map<String, Object> arguments;
    private final transient List<Problem> problems;
    private final transient @Nullable URI location;
    private final String text;

    /**
     * @param text the key of the sentence that says it, where it is not the code
     * @param location where to go on
     */
    public ProblemException(
            HttpStatus status,
            String code,
            String text,
            Map<String, Object> arguments,
            List<Problem> problems,
            @Nullable URI location) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.text = text;
        this.arguments = arguments;
        this.problems = problems;
        this.location = location;
    }

    public ProblemException(HttpStatus status, String code, Map<String, Object> arguments) {
        this(status, code, code, arguments, List.of(), null);
    }

    public ProblemException(HttpStatus status, String code, List<Problem> problems) {
        this(
                status,
                code,
                code,
                problems.size() == 1 ? withCount(problems.getFirst().arguments(), 1) : Map.of("count", problems.size()),
                problems,
                null);
    }

    private static Map<String, Object> withCount(Map<String, Object> arguments, int count) {
        Map<String, Object> all = new HashMap<>(arguments);
        all.put("count", count);
        return all;
    }

    /** We do not know whether it was recorded; the caller can ask at the location. */
    public static ProblemException outcomeUnknown(String instrumentId, URI location) {
        return new ProblemException(
                HttpStatus.GATEWAY_TIMEOUT,
                OUTCOME_UNKNOWN,
                OUTCOME_UNKNOWN,
                Map.of("instrumentId", instrumentId),
                List.of(),
                location);
    }

    /** We do not know whether it was done to the proposal; the caller can ask at the location. */
    public static ProblemException outcomeOfProposalUnknown(String proposalId, URI location) {
        return new ProblemException(
                HttpStatus.GATEWAY_TIMEOUT,
                OUTCOME_UNKNOWN,
                "PROPOSAL_OUTCOME_UNKNOWN",
                Map.of("id", proposalId),
                List.of(),
                location);
    }

    /** Somebody else was faster; the code is that of the rule which can no longer be kept. */
    public static ProblemException lostRace(String code) {
        return new ProblemException(HttpStatus.CONFLICT, code, "CHANGED_MEANWHILE", Map.of(), List.of(), null);
    }

    /** Others were faster at a proposal, each time that it was tried. */
    public static ProblemException proposalBusy() {
        return new ProblemException(
                HttpStatus.CONFLICT, "CHANGED_MEANWHILE", "PROPOSAL_BUSY", Map.of(), List.of(), null);
    }

    /**
     * Somebody else was faster in a seat.
     *
     * @param findings what there would be to acknowledge now; empty where nothing says so
     */
    public static ProblemException seatTaken(String postId, List<Problem> findings) {
        String code = "SEAT_TAKEN_MEANWHILE";
        return new ProblemException(HttpStatus.CONFLICT, code, code, Map.of("post", postId), findings, null);
    }

    /**
     * Whoever asks may not in all institutions that are touched.
     *
     * @param institutions those of them that the request names itself
     */
    public static ProblemException notAllowedIn(List<String> institutions) {
        String code = "NOT_ALLOWED_IN_INSTITUTION";
        return new ProblemException(
                HttpStatus.FORBIDDEN,
                code,
                institutions.isEmpty() ? "NOT_ALLOWED_ELSEWHERE" : code,
                Map.of("institutions", String.join(", ", institutions)),
                List.of(),
                null);
    }

    /** Whether another request would fare better; otherwise it is we who cannot go on. */
    public boolean isOfTheRequest() {
        return status.is4xxClientError();
    }

    /** Whether it is who asks that is refused, who is then told nothing else. */
    public boolean isOfWhoAsks() {
        return status == HttpStatus.FORBIDDEN;
    }

    HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The key of the sentence that says it; mostly the code itself. */
    String text() {
        return text;
    }

    Map<String, Object> arguments() {
        return arguments;
    }

    public List<Problem> problems() {
        return problems;
    }

    @Nullable
    URI location() {
        return location;
    }
}
