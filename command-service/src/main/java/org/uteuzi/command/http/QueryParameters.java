package org.uteuzi.command.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.uteuzi.command.problem.ProblemException;

/**
 * The parameters of a request as they are written: nothing that we take needs an escape. One that we passed over might have
 * meant that nothing is to be recorded, so none is.
 */
public record QueryParameters(Map<String, List<String>> values) {

    public static QueryParameters of(HttpServletRequest request) {
        String query = request.getQueryString();
        return new QueryParameters(
                query == null || query.isBlank()
                        ? Map.of()
                        : Arrays.stream(query.split("&"))
                                .map(parameter -> parameter.split("=", 2))
                                .collect(Collectors.groupingBy(
                                        parameter -> parameter[0],
                                        TreeMap::new,
                                        Collectors.mapping(
                                                parameter -> parameter.length == 2 ? parameter[1] : "",
                                                Collectors.toList()))));
    }

    /** @throws ProblemException 400 UNKNOWN_PARAMETER if there is any other */
    public void refuseOthersThan(Set<String> known) {
        List<String> unknown =
                values.keySet().stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "UNKNOWN_PARAMETER", Map.of("parameters", String.join(", ", unknown)));
        }
    }

    /** @throws ProblemException 400 PARAMETER_MALFORMED if it is given more than once */
    public @Nullable String value(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw malformed(name, String.join(", ", given));
        }
        return given.isEmpty() ? null : given.getFirst();
    }

    /** @throws ProblemException 400 PARAMETER_MALFORMED if it is neither true nor false nor missing */
    public boolean isTrue(String name) {
        return switch (value(name)) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            case String other -> throw malformed(name, other);
        };
    }

    private static ProblemException malformed(String parameter, String value) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "PARAMETER_MALFORMED", Map.of("parameter", parameter, "value", value));
    }
}
