package org.uteuzi.command.thing;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What takes over or hands over work, as {@code unit:ID} or {@code institution:ID}; required. */
@NotNull(message = "FIELD_REQUIRED")
@Pattern(regexp = "(unit|institution):[a-z0-9][a-z0-9._-]{0,63}", message = "BODY_MALFORMED")
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface Body {

    String message() default "BODY_MALFORMED";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
