package org.uteuzi.query.problem;

import java.util.Map;
import org.springframework.http.HttpStatus;

/** A question that cannot be answered, with a stable code; its text is in the message bundles. */
public final class ProblemException extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final transient Map<String, Object> arguments;

    public ProblemException(HttpStatus status, String code, Map<String, Object> arguments) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.arguments = arguments;
    }

    public static ProblemException malformed(String code, String parameter, String value) {
        return new ProblemException(HttpStatus.BAD_REQUEST, code, Map.of("parameter", parameter, "value", value));
    }

    public static ProblemException notFound(String id) {
        return new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", Map.of("id", id));
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> arguments() {
        return arguments;
    }
}
