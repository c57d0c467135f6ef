package org.uteuzi.query.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** The address of an answer; it means the same here as in the API. Null stands for what the address leaves out. */
record Address(@Nullable String institution, @Nullable LocalDate on, Asked asked) {

    Address on(LocalDate day) {
        return new Address(institution, day, asked);
    }

    Address asked(Asked other) {
        return new Address(institution, on, other);
    }

    public @Nullable String knownAt() {
        return asked instanceof Asked.At at ? at.time().toString() : null;
    }

    public @Nullable String entry() {
        return asked instanceof Asked.Entry entry ? String.valueOf(entry.number()) : null;
    }

    /** The part after the path, which stays when the path is the same. */
    String query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "institution", institution);
        put(parameters, "on", on == null ? null : on.toString());
        put(parameters, "knownAt", knownAt());
        put(parameters, "entry", entry());
        return query(parameters);
    }

    /** The same, nothing where there is nothing to say. */
    String suffix() {
        String query = query();
        return query.length() == 1 ? "" : query;
    }

    static String query(Map<String, String> parameters) {
        return "?"
                + parameters.entrySet().stream()
                        .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                        .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
