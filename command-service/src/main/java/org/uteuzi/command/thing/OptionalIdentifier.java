package org.uteuzi.command.thing;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An id that may be missing. */
@Pattern(regexp = "[a-z0-9][a-z0-9._-]{0,63}", message = "IDENTIFIER_MALFORMED")
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface OptionalIdentifier {

    String message() default "IDENTIFIER_MALFORMED";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
