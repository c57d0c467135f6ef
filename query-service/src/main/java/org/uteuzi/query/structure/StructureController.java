package org.uteuzi.query.structure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.structure.Structure;

/** The questions about structures, posts and timelines, for any day as known at any point. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class StructureController {

    /** Raised when the same question would be answered in another form, so that no cache keeps the old one. */
    private static final String ANSWER_VERSION = "1";

    private final StructureAsOf structure;
    private final Timelines timelines;
    private final Questions questions;

    StructureController(StructureAsOf structure, Timelines timelines, Questions questions) {
        this.structure = structure;
        this.timelines = timelines;
        this.questions = questions;
    }

    /** The institutions of a day. */
    record InstitutionsAnswer(Basis basis, List<Structure.Institution> institutions) {}

    /** One institution on a day; null before it exists. */
    record InstitutionAnswer(Basis basis, Structure.@Nullable Institution institution) {}

    /** The days on which a structure changes. */
    record DaysAnswer(Basis basis, List<ChangeDay> days) {}

    @GetMapping("/institutions")
    @Nullable
    ResponseEntity<InstitutionsAnswer> institutions(ServletWebRequest request) {
        Question question = questions.read(request.getRequest().getParameterMap(), Set.of());
        LocalDate on = question.on() == null ? structure.today() : question.on();
        Basis basis = new Basis(
                on,
                question.known().entry(),
                question.known().recordedAt(),
                null,
                !question.known().newest());
        return answer(
                request,
                basis,
                false,
                () -> new InstitutionsAnswer(basis, structure.institutions(on, question.known())));
    }

    @GetMapping("/institutions/{id}")
    @Nullable
    ResponseEntity<InstitutionAnswer> institution(ServletWebRequest request, @PathVariable String id) {
        return about(
                request,
                question -> id,
                Set.of(),
                false,
                (basis, known) -> new InstitutionAnswer(basis, structure.institution(id, basis.on(), known)));
    }

    @GetMapping("/institutions/{id}/structure")
    @Nullable
    ResponseEntity<StructureAnswer> structure(ServletWebRequest request, @PathVariable String id) {
        return about(
                request, question -> id, Set.of(), true, (basis, known) -> structure.structure(id, basis.on(), known));
    }

    @GetMapping("/institutions/{id}/days")
    @Nullable
    ResponseEntity<DaysAnswer> days(ServletWebRequest request, @PathVariable String id) {
        return about(
                request,
                question -> id,
                Set.of(),
                false,
                (basis, known) -> new DaysAnswer(basis, structure.days(id, known)));
    }

    @GetMapping("/posts/{id}/holders")
    @Nullable
    ResponseEntity<HoldersAnswer> holders(ServletWebRequest request, @PathVariable String id) {
        return about(
                request,
                question -> structure.institutionOfPost(id, question.on(), question.known()),
                Set.of(),
                true,
                (basis, known) -> structure.holders(id, basis, known));
    }

    @GetMapping("/posts/{id}/timeline")
    @Nullable
    ResponseEntity<Timelines.TimelineAnswer> postTimeline(ServletWebRequest request, @PathVariable String id) {
        boolean allBeliefs = allBeliefs(request);
        return about(
                request,
                question -> structure.institutionOfPost(id, question.on(), question.known()),
                Set.of("beliefs"),
                true,
                (basis, known) -> timelines.ofPost(id, basis, known, allBeliefs));
    }

    @GetMapping("/units/{id}/timeline")
    @Nullable
    ResponseEntity<Timelines.TimelineAnswer> unitTimeline(ServletWebRequest request, @PathVariable String id) {
        boolean allBeliefs = allBeliefs(request);
        return about(
                request,
                question -> structure.institutionOfUnit(id, question.known()),
                Set.of("beliefs"),
                false,
                (basis, known) -> timelines.ofUnit(id, basis, known, allBeliefs));
    }

    @GetMapping("/people/{id}/timeline")
    @Nullable
    ResponseEntity<Timelines.TimelineAnswer> personTimeline(ServletWebRequest request, @PathVariable String id) {
        boolean allBeliefs = allBeliefs(request);
        Question question = questions.read(request.getRequest().getParameterMap(), Set.of("beliefs"));
        LocalDate on = question.on() == null ? structure.today() : question.on();
        KnownPoint known = question.known();
        Basis basis = new Basis(on, known.entry(), known.recordedAt(), null, !known.newest());
        timelines.requirePerson(id, known);
        return answer(request, basis, true, () -> timelines.ofPerson(id, basis, known, allBeliefs));
    }

    /** Answers about something of one institution on the day and at the point asked. */
    private <T> @Nullable ResponseEntity<T> about(
            ServletWebRequest request,
            Function<Question, String> institution,
            Set<String> others,
            boolean personal,
            BiFunction<Basis, KnownPoint, T> answer) {
        Question question = questions.read(request.getRequest().getParameterMap(), others);
        String institutionId = institution.apply(question);
        LocalDate on = question.on() == null ? structure.today(institutionId) : question.on();
        Basis basis = structure.basis(institutionId, on, question.known());
        return answer(request, basis, personal, () -> answer.apply(basis, question.known()));
    }

    /**
     * Sends the answer, or 304 before anything is looked up: it depends on nothing but the resource and its basis. What
     * names persons is asked for again each time; of the rest, answers for a given day as known in the past never change.
     */
    private static <T> @Nullable ResponseEntity<T> answer(
            ServletWebRequest request, Basis basis, boolean personal, Supplier<T> answer) {
        CacheControl caching = !personal && basis.past() && request.getParameter("on") != null
                ? CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable()
                : CacheControl.noCache().cachePrivate();
        String etag = etag(request, basis);
        Objects.requireNonNull(request.getResponse()).setHeader(HttpHeaders.CACHE_CONTROL, caching.getHeaderValue());
        if (request.checkNotModified(etag)) {
            return null;
        }
        return ResponseEntity.ok().eTag(etag).body(answer.get());
    }

    private static String etag(ServletWebRequest request, Basis basis) {
        String key = String.join(
                "|",
                request.getRequest().getRequestURI(),
                String.valueOf(request.getParameter("beliefs")),
                basis.toString(),
                MediaType.APPLICATION_JSON_VALUE,
                ANSWER_VERSION);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean allBeliefs(ServletWebRequest request) {
        String beliefs = request.getParameter("beliefs");
        if (beliefs == null || beliefs.equals("all")) {
            return beliefs != null;
        }
        throw ProblemException.malformed("MALFORMED", "beliefs", beliefs);
    }
}
