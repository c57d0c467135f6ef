package org.uteuzi.query.structure;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;

/**
 * What an address of the API takes and gives.
 *
 * @param mediaType in which it answers
 * @param parameters beside the common ones
 * @param personal whether its answers name persons
 * @param worded whether they hold sentences, and so depend on the language asked for
 */
public record Resource(String mediaType, Set<String> parameters, boolean personal, boolean worded) {

    /** In JSON, without parameters of its own, in no language, naming nobody. */
    public static final Resource PLAIN = new Resource(MediaType.APPLICATION_JSON_VALUE, Set.of(), false, false);

    /** The same, and its questions may take the order of the sources. */
    public static final Resource KNOWN_TO_SOURCES = PLAIN.with("sourceKnownAt");

    public Resource naming() {
        return new Resource(mediaType, parameters, true, worded);
    }

    public Resource inWords() {
        return new Resource(mediaType, parameters, personal, true);
    }

    public Resource as(String otherMediaType) {
        return new Resource(otherMediaType, parameters, personal, worded);
    }

    public Resource with(String... more) {
        return new Resource(
                mediaType,
                Stream.concat(parameters.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet()),
                personal,
                worded);
    }
}
