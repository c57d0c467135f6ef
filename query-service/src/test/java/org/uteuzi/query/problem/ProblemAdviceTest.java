package org.uteuzi.query.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletResponse;

/** What nobody foresaw is told to whoever runs the service, and to whoever asked only where it stands. */
@ExtendWith(OutputCaptureExtension.class)
class ProblemAdviceTest {

    private static final Pattern REFERENCE = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    @Test
    void an_unexpected_failure_is_logged_under_the_reference_that_the_answer_names(CapturedOutput output)
            throws Exception {
        ResponseEntity<Object> answer = new ProblemAdvice()
                .failed(new IllegalStateException("imeharibika"), Locale.ENGLISH, new MockHttpServletResponse());

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        String told = String.valueOf(answer.getBody());
        String reference = REFERENCE
                .matcher(told)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
        assertThat(told).doesNotContain("imeharibika", "IllegalState");
        assertThat(output).contains("unexpected failure " + reference, "IllegalStateException: imeharibika");
    }
}
