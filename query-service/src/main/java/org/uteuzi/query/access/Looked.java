package org.uteuzi.query.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What a request turned out to be about where its address does not say so, for the log of who looked. */
public final class Looked {

    private static final String KEY = Looked.class.getName();

    private Looked() {}

    /** @param things as references */
    public static void at(Collection<String> things) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(KEY, List.copyOf(things), RequestAttributes.SCOPE_REQUEST);
        }
    }

    public static List<String> things(HttpServletRequest request) {
        return request.getAttribute(KEY) instanceof List<?> things
                ? things.stream().map(String::valueOf).toList()
                : List.of();
    }
}
