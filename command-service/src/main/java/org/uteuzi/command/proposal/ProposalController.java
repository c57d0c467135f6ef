package org.uteuzi.command.proposal;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.uteuzi.access.Caller;
import org.uteuzi.command.http.Requests;
import org.uteuzi.command.instrument.InstrumentRecorder;
import org.uteuzi.command.instrument.Preview;
import org.uteuzi.proposal.ProposalState;

/** {@code /api/proposals}: what waits for another to approve it. How it stands is told by the query-service. */
@RestController
@RequestMapping(
        path = "/api/proposals",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class ProposalController {

    /** How a proposal stands after what was done to it. */
    record Answer(
            String proposalId,
            int version,
            ProposalState.Status state,
            List<String> institutions,

            @JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", timezone = "UTC") @Nullable
            Instant expiresAt) {}

    /** In megabytes: what another is to read before they approve it. */
    private static final int LARGEST_BODY = 1;

    private final Proposals proposals;
    private final InstrumentRecorder recorder;
    private final InstantSource clock;

    ProposalController(Proposals proposals, InstrumentRecorder recorder, InstantSource clock) {
        this.proposals = proposals;
        this.recorder = recorder;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<Answer> propose(
            HttpServletRequest request,
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        String key = Requests.key(idempotencyKey);
        ProposalBody body =
                ProposalBody.of(Requests.body(request, LARGEST_BODY), "proposalId", "instrument", "comment");
        Proposals.Outcome outcome =
                proposals.propose(caller, body.proposalId(), key, body.instrument(), body.text("comment"));
        return ResponseEntity.status(outcome.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .location(proposals.location(outcome.state().proposalId()))
                .body(answer(outcome.state()));
    }

    @PutMapping("/{id}")
    Answer amend(HttpServletRequest request, Caller caller, @PathVariable String id) {
        ProposalBody body = ProposalBody.of(Requests.body(request, LARGEST_BODY), "version", "instrument", "comment");
        return answer(proposals.amend(caller, id, body.version(), body.instrument(), body.text("comment")));
    }

    @PostMapping(path = "/{id}/preview", consumes = MediaType.ALL_VALUE)
    ResponseEntity<Preview.Answer> preview(Caller caller, Locale locale, @PathVariable String id) {
        String language = Requests.language(locale);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .body(proposals.preview(caller, id).in(language));
    }

    @PostMapping("/{id}/comments")
    Answer comment(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        String key = Requests.key(idempotencyKey);
        ProposalBody body = ProposalBody.of(Requests.body(request, LARGEST_BODY), "comment");
        return answer(proposals.comment(caller, id, Proposals.idOf(caller, key), body.requiredText("comment")));
    }

    @PostMapping("/{id}/reject")
    Answer reject(HttpServletRequest request, Caller caller, @PathVariable String id) {
        ProposalBody body = ProposalBody.of(Requests.body(request, LARGEST_BODY), "reason");
        return answer(proposals.reject(caller, id, body.requiredText("reason")));
    }

    @PostMapping("/{id}/withdraw")
    Answer withdraw(HttpServletRequest request, Caller caller, @PathVariable String id) {
        ProposalBody body = ProposalBody.of(Requests.body(request, LARGEST_BODY), "reason");
        return answer(proposals.withdraw(caller, id, body.text("reason")));
    }

    @PostMapping("/{id}/approve")
    ResponseEntity<Object> approve(HttpServletRequest request, Caller caller, @PathVariable String id) {
        ProposalBody body = ProposalBody.of(Requests.body(request, LARGEST_BODY), "version", "comment");
        InstrumentRecorder.Outcome outcome = proposals.approve(caller, id, body.version(), body.text("comment"));
        return ResponseEntity.status(outcome.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .location(recorder.location(outcome.instrument().instrumentId()))
                .body(outcome.instrument());
    }

    private Answer answer(ProposalState state) {
        return new Answer(
                state.proposalId(),
                state.version(),
                state.statusAt(clock.instant()),
                state.request().institutions(),
                state.request().expiresAt());
    }
}
