package org.uteuzi.query.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.uteuzi.query.structure.Answers;
import org.uteuzi.query.structure.Paging;
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
            Paging paging = Paging.of(request, "after", USUAL, MOST);
            Search.Found found = search.find(new Search.Wanted(
                    words, on, known.entry(), request.getParameter("institution"), paging.from(), paging.limit()));
            if (found.next() != null) {
                Objects.requireNonNull(request.getResponse())
                        .addHeader(HttpHeaders.LINK, paging.next(request, found.next(), known.entry()));
            }
            return new SearchAnswer(basis, found.hits());
        });
    }
}
