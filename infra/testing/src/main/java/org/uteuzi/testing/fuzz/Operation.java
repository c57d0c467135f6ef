package org.uteuzi.testing.fuzz;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What the document offers at an address.
 *
 * @param method in capitals
 * @param parameters with references resolved
 */
public record Operation(String method, String path, List<Parameter> parameters, JsonNode described) {

    /** @param in path, query or header */
    public record Parameter(String name, String in, boolean required, JsonNode schema) {}

    /** The kinds of bodies that it takes; none where it takes no body. */
    public List<String> mediaTypes() {
        return described
                .at("/requestBody/content")
                .propertyStream()
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
