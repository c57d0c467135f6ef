package org.uteuzi.query.structure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.UriComponentsBuilder;
import org.uteuzi.query.problem.ProblemException;

/**
 * A page of a list: it begins beside the last of the page before, so that nothing is shown twice or left out whatever is
 * recorded meanwhile.
 *
 * @param key the parameter that says where it begins
 * @param from null: at the beginning
 */
public record Paging(String key, @Nullable String from, int limit) {

    private static final Set<String> POINT = Set.of("knownAt", "entry", "consistentWith");

    /**
     * @param usual how much is on a page where nothing is asked for
     * @throws ProblemException 400 for a limit that is none, or over the most
     */
    public static Paging of(ServletWebRequest request, String key, int usual, int most) {
        String limit = request.getParameter("limit");
        if (limit != null
                && (!limit.matches("[0-9]{1,9}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > most)) {
            throw ProblemException.malformed("LIMIT_MALFORMED", "limit", limit);
        }
        return new Paging(key, request.getParameter(key), limit == null ? usual : Integer.parseInt(limit));
    }

    /**
     * The number of the entry beside which it begins; null: at the beginning.
     *
     * @throws ProblemException 400 for what is no number
     */
    public @Nullable Long fromEntry() {
        return from == null ? null : Questions.number(key, from);
    }

    /** The header that names the page after this one (RFC 8288). */
    public String next(ServletWebRequest request, String last) {
        return next(request, last, Map.of());
    }

    /** The same at a point of the register, however that was asked for. */
    public String next(ServletWebRequest request, String last, long entry) {
        return next(request, last, Map.of("entry", String.valueOf(entry)));
    }

    private String next(ServletWebRequest request, String last, Map<String, String> point) {
        Map<String, String> parameters = new LinkedHashMap<>();
        request.getRequest().getParameterMap().forEach((name, values) -> {
            if (point.isEmpty() || !POINT.contains(name)) {
                parameters.put(name, values[0]);
            }
        });
        parameters.putAll(point);
        parameters.put(key, last);
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath(request.getRequest().getRequestURI());
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return "<" + address.encode().buildAndExpand(parameters).toUriString() + ">; rel=\"next\"";
    }
}
