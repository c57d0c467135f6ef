package org.uteuzi.query.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.problem.ProblemException;

/** Why somebody looks at a person: programs say it with each question, people once for each person and session. */
public final class Purposes {

    public static final int SHORTEST = 3;
    public static final int LONGEST = 200;

    static final String HEADER = "Uteuzi-Purpose";

    private static final String KEY = Purposes.class.getName();

    /** Of so many people a session remembers it. */
    private static final int MOST = 500;

    private Purposes() {}

    /** As it was typed, if it says something. */
    public static Optional<String> read(String typed) {
        String purpose = typed.strip();
        boolean fits = purpose.length() >= SHORTEST && purpose.length() <= LONGEST;
        return fits && purpose.chars().noneMatch(Character::isISOControl) ? Optional.of(purpose) : Optional.empty();
    }

    /** For as long as the session lasts. */
    public static void keep(HttpSession session, String person, String purpose) {
        synchronized (Purposes.class) {
            Map<String, String> kept = new LinkedHashMap<>(kept(session));
            kept.put(person, purpose);
            if (kept.size() > MOST) {
                kept.remove(kept.keySet().iterator().next());
            }
            session.setAttribute(KEY, Collections.unmodifiableMap(kept));
        }
    }

    /**
     * What is said with the request or was said before in its session; null where nothing was.
     *
     * @throws ProblemException 400 if what is said makes no sense
     */
    static @Nullable String of(HttpServletRequest request, String person) {
        String header = request.getHeader(HEADER);
        if (header != null) {
            String text = new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            return read(text).orElseThrow(() -> ProblemException.malformed("PURPOSE_MALFORMED", HEADER, text));
        }
        HttpSession session = request.getSession(false);
        return session == null ? null : kept(session).get(person);
    }

    static void say(HttpServletRequest request, String purpose) {
        request.setAttribute(KEY, purpose);
    }

    /** With what was looked; null where nothing was said. */
    static @Nullable String said(HttpServletRequest request) {
        return request.getAttribute(KEY) instanceof String purpose ? purpose : null;
    }

    @SuppressWarnings("unchecked") // kept above
    private static Map<String, String> kept(HttpSession session) {
        return session.getAttribute(KEY) instanceof Map<?, ?> kept ? (Map<String, String>) kept : Map.of();
    }
}
