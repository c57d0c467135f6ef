package org.uteuzi.query.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.UriComponentsBuilder;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.structure.Answers;
import org.uteuzi.query.structure.Resource;

/** Institutions, units, posts, persons, offices and papers by their names. */
@RestController
class SearchController {

    private static final Resource NAMES = Resource.PLAIN.naming().with("q", "institution", "after", "limit");
    private static final int USUAL = 20;
    private static final int MOST = 100;

    private final Search search;
    private final Answers answers;

    SearchController(Search search, Answers answers) {
        this.search = search;
        this.answers = answers;
    }

    /** Of any day unless one is named; the address of the next ones is in the header Link, at the same point of the register. */
    @GetMapping(path = "/api/search", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<SearchAnswer> search(ServletWebRequest request) {
        return answers.aboutAll(request, NAMES, (basis, known) -> {
            List<String> words = Search.words(request.getParameter("q"));
            LocalDate on = request.getParameter("on") == null ? null : basis.on();
            Search.Found found = search.find(new Search.Wanted(
                    words,
                    on,
                    known.entry(),
                    request.getParameter("institution"),
                    request.getParameter("after"),
                    limit(request.getParameter("limit"))));
            if (found.next() != null) {
                Objects.requireNonNull(request.getResponse())
                        .addHeader(HttpHeaders.LINK, next(request, known.entry(), found.next()));
            }
            return new SearchAnswer(basis, found.hits());
        });
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw ProblemException.malformed("LIMIT_MALFORMED", "limit", text);
        }
        return Integer.parseInt(text);
    }

    private static String next(ServletWebRequest request, long entry, String after) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath(request.getRequest().getRequestURI());
        for (String name : List.of("on", "institution", "limit")) {
            if (request.getParameter(name) != null) {
                address.queryParam(name, "{" + name + "}");
            }
        }
        return "<"
                + address.queryParam("q", "{q}")
                        .queryParam("entry", entry)
                        .queryParam("after", after)
                        .encode()
                        .buildAndExpand(request.getRequest().getParameterMap().entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue()[0])))
                        .toUriString()
                + ">; rel=\"next\"";
    }
}
