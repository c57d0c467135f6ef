package org.uteuzi.query.reading;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriUtils;
import org.uteuzi.access.Reads;
import org.uteuzi.access.Scope;
import org.uteuzi.query.access.Mapped;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.problem.ProblemException;

/** Lets nobody look at a person without saying why, where an institution in which they see that person wants it. */
final class AsksPurpose implements HandlerInterceptor {

    private final ReadTable table;
    private final Set<String> wantedBy;

    AsksPurpose(ReadTable table, ReadProperties properties) {
        this.table = table;
        this.wantedBy = properties.purposeFor();
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        String address = Mapped.address(request);
        if (!(handler instanceof HandlerMethod)
                || request.getDispatcherType() != DispatcherType.REQUEST
                || Reads.of(address).orElse(null) != Reads.Kind.PERSON) {
            return true;
        }
        String person = String.valueOf(Mapped.variables(request).get("id"));
        String purpose = Purposes.of(request, person);
        if (purpose != null) {
            Purposes.say(request, purpose);
        } else if (isWanted("person:" + person)) {
            if (address.startsWith("/api/")) {
                throw new ProblemException(
                        HttpStatus.PRECONDITION_REQUIRED, "PURPOSE_NEEDED", Map.of("header", Purposes.HEADER));
            }
            response.sendRedirect(form(request, person));
            return false;
        }
        return true;
    }

    /** Asked by the institutions in which the person may be seen alone: of others nothing is told, not even this. */
    private boolean isWanted(String thing) {
        if (wantedBy.isEmpty()) {
            return false;
        }
        Scope scope = Sight.now().scope();
        return table.homes(List.of(thing)).getOrDefault(thing, Set.of()).stream()
                .filter(scope::includes)
                .anyMatch(home -> wantedBy.contains(ReadTable.ALL) || wantedBy.contains(home));
    }

    private static String form(HttpServletRequest request, String person) {
        String query = request.getQueryString();
        String then = request.getRequestURI().substring(request.getContextPath().length())
                + (query == null ? "" : "?" + query);
        return request.getContextPath() + "/purpose?person=" + encode(person) + "&then=" + encode(then);
    }

    private static String encode(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
