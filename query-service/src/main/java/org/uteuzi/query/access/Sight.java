package org.uteuzi.query.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.uteuzi.access.Caller;
import org.uteuzi.access.Permission;
import org.uteuzi.access.Scope;
import org.uteuzi.query.problem.ProblemException;
import org.uteuzi.service.access.Callers;

/**
 * What whoever asks may see: the institutions for which they have what the address needs. Where nobody asks, nothing.
 *
 * @param needed by the address, or by what is asked of it
 */
public record Sight(Caller caller, @Nullable Permission needed) {

    private static final String KEY = Sight.class.getName();

    /** Of the request that is being answered. */
    public static Sight now() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null && request.getAttribute(KEY, RequestAttributes.SCOPE_REQUEST) instanceof Sight sight
                ? sight
                : new Sight(Callers.now(), null);
    }

    /**
     * From here on the request needs this.
     *
     * @throws ProblemException 403 if whoever asks may not, or not in the institution that the request names
     */
    public static void demand(Permission permission) {
        RequestAttributes request = RequestContextHolder.currentRequestAttributes();
        Sight sight = new Sight(Callers.now(), permission);
        request.setAttribute(KEY, sight, RequestAttributes.SCOPE_REQUEST);
        if (!sight.caller.grants().may(permission)
                || !sight.scope().includesAll(OpenAddresses.named(OpenAddresses.current(request)))) {
            throw notAllowed();
        }
    }

    static ProblemException notAllowed() {
        return new ProblemException(HttpStatus.FORBIDDEN, "NOT_ALLOWED", Map.of());
    }

    /** The institutions that may be seen. */
    public Scope scope() {
        return needed == null ? Scope.NOWHERE : caller.grants().where(needed);
    }

    /** Whether something may be done in an institution, or in any where none is named. */
    public boolean may(Permission permission, @Nullable String institution) {
        return institution == null
                ? caller.grants().may(permission)
                : caller.grants().may(permission, institution);
    }

    /**
     * Which things of a column of references are seen in some institutions, as a condition of SQL with the parameter
     * {@code :seen}: what is at home in one of them, or nowhere.
     */
    public static String condition(Scope scope, String thing) {
        return scope.everywhere()
                ? "true"
                : "(%1$s in (select home.thing from home where home.institution_id = any(:seen))".formatted(thing)
                        + " or not exists (select from home where home.thing = %1$s))".formatted(thing);
    }

    /** Whether an institution may be seen. */
    public boolean shows(String institution) {
        return scope().includes(institution);
    }

    /** Whether a thing may be seen that stands in the records of these institutions, or of none. */
    public boolean reaches(Collection<String> institutions) {
        return scope().reaches(institutions);
    }

    /**
     * Of a thing that stands in an institution.
     *
     * @throws ProblemException 404, as if it were not there
     */
    public void require(String institution, String thing) {
        if (!shows(institution)) {
            throw ProblemException.notFound(thing);
        }
    }

    /** The id of the thing that an address names; else the address itself. */
    public static String asked(HttpServletRequest request) {
        return Mapped.variables(request).get("id") instanceof String id ? id : request.getRequestURI();
    }

    /** Whether also findings and the reasons of corrections may be seen, in an institution or, where none is named, in all. */
    public boolean audits(@Nullable String institution) {
        Scope audited = caller.grants().where(Permission.AUDIT);
        return institution == null ? audited.everywhere() : audited.includes(institution);
    }

    /** Empty for who sees everything: on what else than the question an answer depends. */
    public String mark() {
        return caller.grants().where(Permission.AUDIT).everywhere() ? "" : caller.grants() + " " + needed;
    }
}
