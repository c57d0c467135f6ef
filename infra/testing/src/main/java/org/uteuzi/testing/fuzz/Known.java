package org.uteuzi.testing.fuzz;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What a test knows of its service that the document does not say, so that some requests are accepted. */
public interface Known {

    /**
     * Values that a parameter may have.
     *
     * @return none where the document alone says how they look
     */
    List<String> values(Operation operation, Caller caller, String parameter);

    /**
     * A body that may be accepted.
     *
     * @return null where the document alone says how one looks
     */
    byte @Nullable [] body(Operation operation, Caller caller, String mediaType, SplittableRandom dice);

    /** How many things are recorded; only an answer that accepts may change it. */
    long recorded();

    /** Codes of problems with which a service may say that it cannot answer as it was asked. */
    List<String> allowedUnavailable();
}
