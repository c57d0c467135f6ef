package org.uteuzi.query.structure;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.uteuzi.query.access.Redaction;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.register.Sha256;

/**
 * Sends answers that rest on a basis. An answer depends on nothing but its resource, basis, language and media type, so that
 * 304 needs one comparison and no looking up. What names persons is asked for again each time; of the rest, answers for a
 * given day as known in the past never change.
 */
@Component
public class Answers {

    /** Raised when the same question would be answered otherwise, also by a rule of law, so that no cache keeps the old answer. */
    private static final String ANSWER_VERSION = "9";

    /** Forms that hold the time at which they were made: the same answer, never the same bytes. */
    private static final Set<String> MADE_ANEW = Set.of(
            MediaType.APPLICATION_PDF_VALUE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final StructureAsOf structure;
    private final Questions questions;

    Answers(StructureAsOf structure, Questions questions) {
        this.structure = structure;
        this.questions = questions;
    }

    /** Answers about something of one institution on the day and at the point asked. */
    public <T> @Nullable ResponseEntity<T> about(
            ServletWebRequest request,
            Resource resource,
            Function<Question, String> institution,
            BiFunction<Basis, KnownPoint, T> answer) {
        return described(request, resource, institution, basis -> {}, answer);
    }

    /** @param describe gives the answer further headers, also where it is not sent again */
    <T> @Nullable ResponseEntity<T> described(
            ServletWebRequest request,
            Resource resource,
            Function<Question, String> institution,
            Consumer<Basis> describe,
            BiFunction<Basis, KnownPoint, T> answer) {
        Question question = read(request, resource);
        String institutionId = seen(request, institution.apply(question));
        LocalDate on = question.on() == null ? structure.today(institutionId) : question.on();
        Basis basis = structure.basis(institutionId, on, question.known());
        describe.accept(basis);
        return send(request, resource, List.of(basis), () -> answer.apply(basis, question.known()));
    }

    /** Answers about one institution at two points; the answer rests on both. */
    public <T> @Nullable ResponseEntity<T> about(
            ServletWebRequest request,
            Resource resource,
            Function<Question, String> institution,
            Function<Basis, Basis> other,
            BiFunction<Basis, Basis, T> answer) {
        Question question = read(request, resource);
        String institutionId = seen(request, institution.apply(question));
        LocalDate on = question.on() == null ? structure.today(institutionId) : question.on();
        Basis basis = structure.basis(institutionId, on, question.known());
        Basis against = other.apply(basis);
        return send(request, resource, List.of(basis, against), () -> answer.apply(basis, against));
    }

    /** Answers about what belongs to no single institution. */
    public <T> @Nullable ResponseEntity<T> aboutAll(
            ServletWebRequest request, Resource resource, BiFunction<Basis, KnownPoint, T> answer) {
        Question question = read(request, resource);
        if (Sight.now().audits(null)) {
            Redaction.none();
        }
        LocalDate on = question.on() == null ? structure.today() : question.on();
        KnownPoint known = question.known();
        Basis basis = Basis.of(on, known, null);
        return send(request, resource, List.of(basis), () -> answer.apply(basis, known));
    }

    /** Answers about what belongs to no single institution, today and with all that is recorded; nobody is to keep it. */
    public <T> ResponseEntity<T> aboutAllNow(
            ServletWebRequest request, Resource resource, BiFunction<Basis, KnownPoint, T> answer) {
        Set<String> parameters = new HashSet<>(resource.parameters());
        parameters.add("consistentWith");
        questions.check(request.getRequest().getParameterMap(), parameters);
        KnownPoint known = questions.newest();
        ResponseEntity.BodyBuilder made = ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(resource.mediaType()))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
        if (resource.worded()) {
            made.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE).header(HttpHeaders.CONTENT_LANGUAGE, language());
        }
        return made.body(answer.apply(Basis.of(structure.today(), known, null), known));
    }

    /** What stands in an institution that whoever asks may not see is answered as if it were not there. */
    private static String seen(ServletWebRequest request, String institutionId) {
        Sight sight = Sight.now();
        sight.require(institutionId, Sight.asked(request.getRequest()));
        if (sight.audits(institutionId)) {
            Redaction.none();
        }
        return institutionId;
    }

    private Question read(ServletWebRequest request, Resource resource) {
        return questions.read(request.getRequest().getParameterMap(), resource.parameters());
    }

    private static <T> @Nullable ResponseEntity<T> send(
            ServletWebRequest request, Resource resource, List<Basis> bases, Supplier<T> answer) {
        boolean past = bases.stream().allMatch(Basis::past) && request.getParameter("on") != null;
        return isHeld(request, resource, bases, past)
                ? null
                : ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(resource.mediaType()))
                        .body(answer.get());
    }

    /**
     * Says how long an answer may be kept and by what it is known again.
     *
     * @param bases what it rests on, all of it
     * @param past whether it stays the same for ever: a given day as known in the past
     * @return whether the asker holds it already; then all is answered
     */
    public static boolean isHeld(ServletWebRequest request, Resource resource, List<?> bases, boolean past) {
        HttpServletResponse response = Objects.requireNonNull(request.getResponse());
        CacheControl caching = past && !resource.personal()
                ? CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable()
                : CacheControl.noCache().cachePrivate();
        response.setHeader(HttpHeaders.CACHE_CONTROL, caching.getHeaderValue());
        // by these it is known who asks: what was kept of somebody is not for whoever sits there next
        response.addHeader(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
        if (resource.worded()) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language());
        }
        return request.checkNotModified(etag(request.getRequest(), resource, bases));
    }

    /** The language of sentences: Swahili where English is not asked for. */
    public static String language() {
        return "en".equals(LocaleContextHolder.getLocale().getLanguage()) ? "en" : "sw";
    }

    private static String etag(HttpServletRequest request, Resource resource, List<?> bases) {
        StringBuilder key = new StringBuilder(request.getRequestURI());
        resource.parameters().stream()
                .sorted()
                .forEach(name ->
                        key.append('|').append(name).append('=').append(String.valueOf(request.getParameter(name))));
        key.append('|').append(bases);
        key.append('|').append(resource.worded() ? language() : "");
        key.append('|').append(resource.mediaType()).append('|').append(ANSWER_VERSION);
        key.append(Sight.now().mark());
        String tag = '"' + Sha256.hex(key.toString()).substring(0, 32) + '"';
        return MADE_ANEW.contains(resource.mediaType()) ? "W/" + tag : tag;
    }
}
