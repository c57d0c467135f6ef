package org.uteuzi.query.problem;

import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/** Problems that are told before anything of ours is asked. */
public final class ServerProblems {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    private ServerProblems() {}

    /** As JSON. */
    public static String unreadable(String language) {
        return JSON.writeValueAsString(ProblemAdvice.answer(
                        HttpStatus.BAD_REQUEST, "MALFORMED", Map.of(), new HttpHeaders(), Locale.of(language))
                .getBody());
    }
}
