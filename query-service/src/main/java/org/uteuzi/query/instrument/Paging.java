package org.uteuzi.query.instrument;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.UriComponentsBuilder;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.structure.Questions;

/**
 * A page of a list that is ordered by entries: it begins beside the last entry of the page before, so that nothing is shown
 * twice or left out whatever is recorded meanwhile.
 *
 * @param key the parameter that says where it begins
 * @param from null: at the beginning
 */
record Paging(String key, @Nullable Long from, int limit) {

    /** @throws ProblemException 400 for what is unknown or malformed */
    static Paging read(
            ServletWebRequest request, int usual, int most, String key, Set<String> others, Questions questions) {
        Set<String> names = new TreeSet<>(others);
        names.add(key);
        questions.check(request.getRequest().getParameterMap(), names);
        String from = request.getParameter(key);
        String limit = request.getParameter("limit");
        if (limit != null
                && (!limit.matches("[0-9]{1,9}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > most)) {
            throw ProblemException.malformed("LIMIT_MALFORMED", "limit", limit);
        }
        return new Paging(
                key,
                from == null ? null : Questions.number(key, from),
                limit == null ? usual : Integer.parseInt(limit));
    }

    /** The header that names the page after this one (RFC 8288). */
    String next(ServletWebRequest request, long last) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath(request.getRequest().getRequestURI());
        request.getRequest().getParameterMap().forEach((name, values) -> {
            if (!name.equals(key)) {
                address.queryParam(name, (Object[]) values);
            }
        });
        return "<" + address.queryParam(key, last).encode().toUriString() + ">; rel=\"next\"";
    }
}
