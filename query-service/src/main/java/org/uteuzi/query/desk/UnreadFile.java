package org.uteuzi.query.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/**
 * A request whose file is so large that nothing of it is looked at. The server refuses to say anything about what it does not
 * read, be it asked for a parameter alone, so nobody asks it, and whoever sent the file is told why it is not taken.
 */
final class UnreadFile extends HttpServletRequestWrapper {

    UnreadFile(HttpServletRequest request) {
        super(request);
    }

    static boolean is(HttpServletRequest request) {
        return WebUtils.getNativeRequest(request, UnreadFile.class) != null;
    }

    @Override
    public @Nullable String getContentType() {
        return null;
    }

    @Override
    public @Nullable String getParameter(String name) {
        return null;
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
    }
}
