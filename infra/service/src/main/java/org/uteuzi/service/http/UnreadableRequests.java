package org.uteuzi.service.http;

import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.uteuzi.service.problem.Problems;

/** Answers as a problem like any other what the server itself cannot read and so hands to nobody, such as an address with %00. */
final class UnreadableRequests extends ErrorReportValve {

    private final SecurityHeaders headers;
    private final Problems problems;

    UnreadableRequests(SecurityHeaders headers, Problems problems) {
        this.headers = headers;
        this.problems = problems;
        setShowServerInfo(false);
        setShowReport(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() != HttpStatus.BAD_REQUEST.value()) {
            super.report(request, response, failure);
        } else if (response.getContentWritten() == 0 && response.setErrorReported()) {
            Locale locale =
                    request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.of("sw") : request.getLocale();
            String language = "en".equals(locale.getLanguage()) ? "en" : "sw";
            headers.say(request, response);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            try {
                response.setCharacterEncoding("UTF-8");
                response.getReporter().write(problems.unreadable(language));
                response.finishResponse();
            } catch (IOException e) {
                containerLog.debug("nobody is there to hear it", e);
            }
        }
    }
}
