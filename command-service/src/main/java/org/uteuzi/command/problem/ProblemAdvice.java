package org.uteuzi.command.problem;

import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.uteuzi.service.problem.Problems;

/** Says of a request that is refused all that is wrong with it. */
@RestControllerAdvice
class ProblemAdvice extends Problems {

    @ExceptionHandler
    ResponseEntity<Object> refused(ProblemException problem, Locale locale) {
        HttpHeaders headers = new HttpHeaders();
        if (problem.location() != null) {
            headers.setLocation(problem.location());
        }
        return answer(
                problem.status(),
                problem.code(),
                problem.text(),
                problem.arguments(),
                problem.problems().stream()
                        .map(each -> ProblemTexts.described(each, language(locale)))
                        .toList(),
                headers,
                locale);
    }

    @Override
    protected String words(String language, String key, Map<String, Object> arguments) {
        return ProblemTexts.in(language, key, arguments);
    }
}
