package org.uteuzi.command.instrument;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The code of the rule that a constraint of the database stands for, where it decides a race. */
final class ConstraintCodes {

    private static final Map<String, String> CODES = Map.of(
            "post_in_existing_unit", "UNIT_DOES_NOT_EXIST_ON_THAT_DAY",
            "unit_in_existing_unit", "UNIT_DOES_NOT_EXIST_ON_THAT_DAY",
            "unit_in_existing_institution", "INSTITUTION_DOES_NOT_EXIST_ON_THAT_DAY",
            "appointment_to_existing_post", "POST_DOES_NOT_EXIST_ON_THAT_DAY",
            "appointment_of_registered_person", "OTHERS_STAND_ON_THIS_FACT",
            "appointment_id_used_once", "IDENTIFIER_ALREADY_USED",
            "fact_id_used_once", "IDENTIFIER_ALREADY_USED",
            "idempotency_key_used_once", "IDEMPOTENCY_KEY_REUSED");

    private ConstraintCodes() {}

    static String of(@Nullable String constraint) {
        return constraint == null ? "CHANGED_MEANWHILE" : CODES.getOrDefault(constraint, "CHANGED_MEANWHILE");
    }
}
