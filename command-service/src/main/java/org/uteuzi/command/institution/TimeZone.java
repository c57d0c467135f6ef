package org.uteuzi.command.institution;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The IANA name of a time zone; may be missing. */
@Constraint(validatedBy = TimeZone.Known.class)
@Retention(RetentionPolicy.RUNTIME)
@interface TimeZone {

    String message() default "TIME_ZONE_NOT_KNOWN";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Knows the zones that this Java knows. */
    final class Known implements ConstraintValidator<TimeZone, String> {

        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            return name == null || ZoneId.getAvailableZoneIds().contains(name);
        }
    }
}
