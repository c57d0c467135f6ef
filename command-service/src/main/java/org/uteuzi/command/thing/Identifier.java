package org.uteuzi.command.thing;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An id: 1 to 64 small letters, digits, dots, hyphens and underscores, the first a letter or digit; required. */
@NotNull(message = "FIELD_REQUIRED")
@OptionalIdentifier
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface Identifier {

    String message() default "IDENTIFIER_MALFORMED";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
