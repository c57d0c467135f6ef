package org.uteuzi.command.post;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** A period of one day to a hundred years; may be missing. */
@Constraint(validatedBy = PositivePeriod.Bounds.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@interface PositivePeriod {

    String message() default "NUMBER_OUT_OF_RANGE";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** No part below zero, not nothing, at most a hundred years. */
    final class Bounds implements ConstraintValidator<PositivePeriod, Period> {

        @Override
        public boolean isValid(@Nullable Period period, ConstraintValidatorContext context) {
            return period == null
                    || (!period.isNegative()
                            && !period.isZero()
                            && period.toTotalMonths() <= 1200
                            && period.getDays() <= 36_525);
        }
    }
}
