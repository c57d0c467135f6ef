package org.uteuzi.query.reading;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.uteuzi.access.Permission;
import org.uteuzi.access.Reads;
import org.uteuzi.access.Scope;
import org.uteuzi.query.access.Looked;
import org.uteuzi.query.access.Mapped;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.Questions;

/**
 * Notes of every answer that shows what {@link Reads} names, and of every refusal to show it, who asked for what. A file that a
 * page offers is forwarded to where it is made; it is one look. Stands before what refuses, so that it hears of that too.
 */
final class LogsReads implements HandlerInterceptor {

    private static final String RESERVED = LogsReads.class.getName();

    /** What {@code {id}} is, by what stands before it. */
    private static final Map<String, String> THINGS = Map.of(
            "/institutions/{id}", "institution:",
            "/units/{id}", "unit:",
            "/posts/{id}", "post:",
            "/people/{id}", "person:",
            "/instruments/{id}", "instrument:");

    /** By which parameters one asks for anything but today as known now. */
    private static final Set<String> POINT = Set.of("on", "knownAt", "entry", "sourceKnownAt");

    /** Noted before all others, of which there may be any number. */
    private static final List<String> NOTED = Stream.concat(
                    LoggedRead.POINTS.stream(), Stream.of("institution", "thing", "person", "instrument", "q", "name"))
            .toList();

    /** Parameters that say nothing of what was looked at. */
    private static final Set<String> MANNER = Set.of("lang", "limit", "consistentWith", "text", "key");

    /**
     * Parameters that hold names, or where a list of names goes on. The log says that such were asked for, and not which: it is
     * never changed, and of a person who is erased no name may stay in it. Whom an answer showed, it says by id.
     */
    private static final Set<String> WORDS = Set.of("q", "name", "after");

    private static final String NOT_KEPT = "…";

    private static final String INSTITUTION = "institution:";
    private static final String[] NOTHING = {};
    private static final int MOST = 20;

    /**
     * An address with its place in the log.
     *
     * @param variables of the address; a forward puts others in their place
     */
    private record Reserved(Reads.Kind kind, String address, Map<?, ?> variables) {}

    private final ReadLog log;
    private final Questions questions;
    private final InstantSource clock;

    LogsReads(ReadLog log, Questions questions, InstantSource clock) {
        this.log = log;
        this.questions = questions;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod && request.getDispatcherType() == DispatcherType.REQUEST) {
            String address = Mapped.address(request);
            Reads.of(address)
                    .ifPresent(kind -> reserve(request, new Reserved(kind, address, Mapped.variables(request))));
        }
        return true;
    }

    private void reserve(HttpServletRequest request, Reserved place) {
        if (!log.reserve()) {
            throw place.address.startsWith("/api/")
                    ? new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "READS_NOT_LOGGED", Map.of())
                    : new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        request.setAttribute(RESERVED, place);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || !(request.getAttribute(RESERVED) instanceof Reserved place)) {
            return;
        }
        request.removeAttribute(RESERVED);
        int status = response.getStatus();
        // of an answer that failed before any of it was sent the status is not said yet
        boolean shown = (failure == null || response.isCommitted())
                && (status / 100 == 2
                        || status == HttpStatus.NOT_MODIFIED.value()
                        || status == LoggedRead.SHOWN_WITH_A_MISTAKE);
        boolean refused = status == HttpStatus.FORBIDDEN.value() || status == HttpStatus.NOT_FOUND.value();
        Look look = null;
        try {
            parse(request);
            boolean asked = place.kind != Reads.Kind.STRUCTURE
                    || POINT.stream().anyMatch(name -> request.getParameter(name) != null);
            look = refused || shown && asked ? look(request, place, status) : null;
        } finally {
            if (look == null) {
                log.giveBack();
            } else {
                log.add(look);
            }
        }
    }

    /** Whoever first reads parameters that are no text is told so, once; who was refused before may have read none. */
    private static void parse(HttpServletRequest request) {
        try {
            request.getParameterMap();
        } catch (IllegalStateException noText) {
            // what can be read of them is noted
        }
    }

    private Look look(HttpServletRequest request, Reserved place, int status) {
        Sight sight = Sight.now();
        String thing = thing(place.address, place.variables);
        SortedMap<String, String> asked = asked(request);
        place.variables.forEach((name, value) -> {
            if (thing == null || !name.equals("id")) {
                asked.put(String.valueOf(name), Look.clean(String.valueOf(value)));
            }
        });
        List<String> things = new ArrayList<>();
        if (thing != null) {
            things.add(thing);
        }
        things.addAll(Looked.things(request));
        if (place.kind == Reads.Kind.REGISTER || place.kind == Reads.Kind.READS) {
            narrowedTo(request, things);
        }
        return new Look(
                clock.instant(),
                sight.caller(),
                client(),
                place.kind,
                place.address,
                List.copyOf(things),
                institutions(sight, place.kind, request, things),
                asked,
                questions.newestOrNone().map(KnownPoint::entry).orElse(null),
                status,
                Purposes.said(request));
    }

    private static @Nullable String thing(String address, Map<?, ?> variables) {
        return THINGS.entrySet().stream()
                .filter(kind -> address.contains(kind.getKey()))
                .findFirst()
                .map(kind -> Look.clean(kind.getValue() + variables.get("id")))
                .orElse(null);
    }

    /** A list may be narrowed to one thing; then it is about that one. */
    private static void narrowedTo(HttpServletRequest request, Collection<String> things) {
        first(request, "thing").filter(thing -> thing.indexOf(':') > 0).ifPresent(things::add);
        first(request, "person").ifPresent(person -> things.add("person:" + person));
        first(request, "instrument").ifPresent(instrument -> things.add("instrument:" + instrument));
    }

    /** Of a parameter that is there several times pages take the first; what no database holds narrows nothing. */
    private static Optional<String> first(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty() && value.indexOf('\0') < 0)
                .map(Look::clean);
    }

    /** Those that are named; where nothing is, those that may be looked at. */
    private static List<String> institutions(
            Sight sight, Reads.Kind kind, HttpServletRequest request, List<String> things) {
        Set<String> named = new TreeSet<>();
        Stream.ofNullable(request.getParameterValues("institution"))
                .flatMap(Stream::of)
                .map(institution -> Look.clean(institution.strip()))
                .filter(institution -> !institution.isEmpty())
                .limit(MOST)
                .forEach(named::add);
        things.stream()
                .filter(thing -> thing.startsWith(INSTITUTION))
                .map(thing -> thing.substring(INSTITUTION.length()))
                .forEach(named::add);
        if (!named.isEmpty()) {
            return List.copyOf(named);
        }
        // what is proposed may be at home nowhere yet
        if (!things.isEmpty() && kind != Reads.Kind.PROPOSAL) {
            return List.of();
        }
        Scope scope = sight.scope().isNowhere() ? sight.caller().grants().where(Permission.READ) : sight.scope();
        return scope.everywhere()
                ? List.of(ReadTable.ALL)
                : scope.institutions().stream().map(Look::clean).toList();
    }

    private static SortedMap<String, String> asked(HttpServletRequest request) {
        SortedMap<String, String> asked = new TreeMap<>();
        Map<String, String[]> all = request.getParameterMap();
        Stream.concat(NOTED.stream().filter(all::containsKey), all.keySet().stream())
                .distinct()
                .filter(name -> !MANNER.contains(name))
                .limit(MOST)
                .forEach(name -> asked.put(
                        Look.clean(name),
                        WORDS.contains(name)
                                ? NOT_KEPT
                                : Look.clean(String.join(" ", all.getOrDefault(name, NOTHING)))));
        return asked;
    }

    /** The program that asks with a token of its own, as the login server says; null for somebody in a session. */
    private static @Nullable String client() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                ? Look.clean(Objects.requireNonNullElse(
                        token.getToken().getClaimAsString("azp"),
                        Objects.requireNonNullElse(token.getToken().getClaimAsString(JwtClaimNames.SUB), "")))
                : null;
    }
}
