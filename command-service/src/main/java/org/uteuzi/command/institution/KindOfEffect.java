package org.uteuzi.command.institution;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A kind of effect that may need approval, as instruments name it. What is said of an office touches no institution. */
@NotNull(message = "FIELD_REQUIRED")
@Pattern(regexp = KindOfEffect.NAMES, message = "KIND_NOT_NAMEABLE")
@Constraint(validatedBy = {})
@Target({ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface KindOfEffect {

    String NAMES = "establishInstitution|renameInstitution|changeLegalBasis|setApprovalPolicy|dissolveInstitution"
            + "|establishUnit|renameUnit|moveUnit|setMandate|setComposition|dissolveUnit"
            + "|establishPost|amendPost|abolishPost|registerPerson|amendPerson|samePerson|addDocument"
            + "|appoint|changeTerm|recordAbsence|noteDuty|endAppointment|changeHolder|correct|withdraw";

    String message() default "KIND_NOT_NAMEABLE";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
