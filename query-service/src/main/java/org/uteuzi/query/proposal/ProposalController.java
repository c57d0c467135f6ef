package org.uteuzi.query.proposal;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.uteuzi.proposal.ProposalState.Status;
import org.uteuzi.query.access.Redaction;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.Paging;
import org.uteuzi.query.structure.Questions;

/** The queue of proposals, and each of them whole: who is asked to decide sees all of what is asked. */
@RestController
class ProposalController {

    private final Proposals proposals;
    private final ProposalAnswers answers;
    private final Questions questions;

    ProposalController(Proposals proposals, ProposalAnswers answers, Questions questions) {
        this.proposals = proposals;
        this.answers = answers;
        this.questions = questions;
    }

    /** A page may hold fewer than its limit; the address of the next one is in the header Link. */
    @GetMapping(path = "/api/proposals", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProposalAnswers.Listed> proposals(ServletWebRequest request) {
        questions.check(request.getRequest().getParameterMap(), Set.of("institution", "state", "before", "limit"));
        Paging paging = Paging.of(request, "before", 20, 50);
        Sight sight = Sight.now();
        Proposals.Page page = proposals.page(
                paging.fromEntry(),
                request.getParameter("institution"),
                status(request.getParameter("state")),
                sight,
                paging.limit());
        Redaction.none();
        ResponseEntity.BodyBuilder answer = fresh();
        Long next = page.next();
        if (next != null) {
            answer.header(HttpHeaders.LINK, paging.next(request, String.valueOf(next)));
        }
        return answer.body(answers.listed(page.proposals(), sight));
    }

    @GetMapping(path = "/api/proposals/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProposalAnswers.Whole> proposal(ServletWebRequest request, @PathVariable String id) {
        questions.check(request.getRequest().getParameterMap(), Set.of());
        Sight sight = Sight.now();
        Standing.Whole standing = proposals.one(id, sight).orElseThrow(() -> ProblemException.notFound(id));
        long newest = questions.newestOrNone().map(KnownPoint::entry).orElse(-1L);
        Redaction.none();
        return fresh().body(answers.whole(standing, sight, newest));
    }

    /** It changes without anything in the register. */
    private static ResponseEntity.BodyBuilder fresh() {
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }

    private static @Nullable Status status(@Nullable String state) {
        return state == null
                ? null
                : Arrays.stream(Status.values())
                        .filter(status -> status.name().equals(state))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.malformed("STATE_MALFORMED", "state", state));
    }
}
