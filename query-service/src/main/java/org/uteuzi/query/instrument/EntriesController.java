package org.uteuzi.query.instrument;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.uteuzi.query.access.Redaction;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.register.RegisterSearch;
import org.uteuzi.query.register.StoredEntry;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.Paging;
import org.uteuzi.query.structure.Questions;
import tools.jackson.databind.json.JsonMapper;

/** The register itself, entry by entry, as far as answers show it. */
@RestController
@RequestMapping("/api/register/entries")
class EntriesController {

    private static final int MOST = 5_000;

    private final RegisterSearch register;
    private final Questions questions;
    private final Histories histories;
    private final JsonMapper mapper;

    EntriesController(RegisterSearch register, Questions questions, Histories histories, JsonMapper mapper) {
        this.register = register;
        this.questions = questions;
        this.histories = histories;
        this.mapper = mapper;
    }

    /** What stands in institutions too that whoever asks does not audit, such as a paper that touched both, without its findings and reasons. */
    private Stream<StoredEntry> shown(List<StoredEntry> entries) {
        Set<String> audited = histories.audited(
                entries.stream().map(StoredEntry::thing).distinct().toList());
        return entries.stream()
                .map(entry -> audited.contains(entry.thing()) ? entry : entry.saying(Redaction.of(entry.data())));
    }

    /** One entry a line, those after the one that is named; the address of the next ones is in the header Link. */
    @GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<String> after(ServletWebRequest request) {
        questions.check(request.getRequest().getParameterMap(), Set.of("after", "limit", "consistentWith"));
        Paging paging = Paging.of(request, "after", 1_000, MOST);
        long after = Objects.requireNonNullElse(paging.fromEntry(), -1L);
        long newest = questions.newestOrNone().map(KnownPoint::entry).orElse(-1L);
        List<StoredEntry> found = register.between(after, newest, Sight.now().scope(), paging.limit() + 1);
        List<StoredEntry> entries = found.subList(0, Math.min(found.size(), paging.limit()));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (found.size() > entries.size()) {
            answer.header(
                    HttpHeaders.LINK,
                    paging.next(request, String.valueOf(entries.getLast().entry())));
        }
        return answer.body(shown(entries)
                .map(entry -> mapper.writeValueAsString(entry) + "\n")
                .collect(Collectors.joining()));
    }

    @GetMapping(path = "/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<StoredEntry> one(ServletWebRequest request, @PathVariable String number) {
        questions.check(request.getRequest().getParameterMap(), Set.of("consistentWith"));
        Redaction.none(); // it is looked to below what is left out
        long entry = Questions.number("number", number);
        long newest = questions.newestOrNone().map(KnownPoint::entry).orElse(-1L);
        List<StoredEntry> found =
                register.between(entry - 1, Math.min(entry, newest), Sight.now().scope(), 1);
        return shown(found)
                .findFirst()
                .map(it -> ResponseEntity.ok()
                        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                        .body(it))
                .orElseThrow(() -> ProblemException.notFound(number));
    }
}
