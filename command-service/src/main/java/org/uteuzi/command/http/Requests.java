package org.uteuzi.command.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.uteuzi.command.problem.ProblemException;

/** What every request that changes something has in common. */
public final class Requests {

    private static final int LARGEST_BODY = 10;
    private static final int MEGABYTE = 1024 * 1024;
    private static final int LONGEST_KEY = 200;

    private Requests() {}

    public static byte[] body(HttpServletRequest request) {
        return body(request, LARGEST_BODY);
    }

    /** @param limit in megabytes */
    public static byte[] body(HttpServletRequest request, int limit) {
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(limit * MEGABYTE + 1);
        } catch (IOException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "MALFORMED", Map.of("count", 1));
        }
        if (body.length > limit * MEGABYTE) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE, "CONTENT_TOO_LARGE", Map.of("limit", limit + " MB"));
        }
        return body;
    }

    /** Of the answer. */
    public static String language(Locale locale) {
        return "en".equals(locale.getLanguage()) ? "en" : "sw";
    }

    /** @return the key itself */
    public static @Nullable String key(@Nullable String idempotencyKey) {
        if (idempotencyKey != null && (idempotencyKey.isBlank() || idempotencyKey.length() > LONGEST_KEY)) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "IDEMPOTENCY_KEY_MALFORMED", Map.of("limit", LONGEST_KEY));
        }
        return idempotencyKey;
    }
}
