package org.uteuzi.event;

/** The register holds, or was given, a type of event that this version does not know. Whoever reads must stop. */
public final class UnknownEventTypeException extends RuntimeException {

    public UnknownEventTypeException(String name) {
        super("unknown event type: " + name);
    }
}
