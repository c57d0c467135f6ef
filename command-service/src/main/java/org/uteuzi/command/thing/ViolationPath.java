package org.uteuzi.command.thing;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.AssertTrue;

/** Where in the JSON that somebody sent a bound is broken. */
public final class ViolationPath {

    private ViolationPath() {}

    /** A place such as {@code effects[1].seats}; what a question about a whole object finds lies on the object. */
    public static String of(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString().replaceAll("\\.?<[^>]*>", "");
        return violation.getConstraintDescriptor().getAnnotation() instanceof AssertTrue
                ? path.substring(0, Math.max(0, path.lastIndexOf('.')))
                : path;
    }
}
