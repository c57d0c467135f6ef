package org.uteuzi.command.thing;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.text.LocalizedText;

/** None of the texts in it is longer than so many characters; may be missing. */
@Constraint(validatedBy = {Limited.InEachLanguage.class, Limited.InEachPart.class})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Limited {

    /** As many characters as a name or a title may have. */
    int NAME = 400;

    /** As many characters as what an Act says of one unit may have. */
    int PROSE = 20_000;

    int value() default NAME;

    String message() default "TEXT_TOO_LONG";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** A text in Swahili, English or both. */
    final class InEachLanguage implements ConstraintValidator<Limited, LocalizedText> {

        private int limit;

        @Override
        public void initialize(Limited limited) {
            limit = limited.value();
        }

        @Override
        public boolean isValid(@Nullable LocalizedText text, ConstraintValidatorContext context) {
            return text == null || areWithin(limit, text.sw(), text.en());
        }

        static boolean areWithin(int limit, @Nullable String... texts) {
            return Stream.of(texts).allMatch(text -> text == null || text.length() <= limit);
        }
    }

    /** What names a law and a section of it. */
    final class InEachPart implements ConstraintValidator<Limited, LegalBasis> {

        private int limit;

        @Override
        public void initialize(Limited limited) {
            limit = limited.value();
        }

        @Override
        public boolean isValid(@Nullable LegalBasis law, ConstraintValidatorContext context) {
            return law == null || InEachLanguage.areWithin(limit, law.jurisdiction(), law.number(), law.section());
        }
    }
}
