package org.uteuzi.command.thing;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who appoints or ends, as {@code office:ID} or {@code post:ID}; may be missing. */
@Pattern(regexp = "(office|post):[a-z0-9][a-z0-9._-]{0,63}", message = "AUTHORITY_MALFORMED")
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface Authority {

    String message() default "AUTHORITY_MALFORMED";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
