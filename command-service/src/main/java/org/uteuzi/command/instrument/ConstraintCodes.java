package org.uteuzi.command.instrument;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The code of the rule that a constraint of the database stands for, where it decides a race. */
final class ConstraintCodes {

    static final String SEAT = "one_holder_per_seat";
    static final String PAPER = "paper_recorded_once";

    static final Map<String, String> CODES = Map.ofEntries(
            Map.entry(SEAT, "SEAT_TAKEN_MEANWHILE"),
            Map.entry(PAPER, "INSTRUMENT_ALREADY_RECORDED"),
            Map.entry("request_pkey", "INSTRUMENT_ALREADY_RECORDED"),
            Map.entry("post_in_existing_unit", "UNIT_DOES_NOT_EXIST_ON_THAT_DAY"),
            Map.entry("unit_in_existing_unit", "UNIT_DOES_NOT_EXIST_ON_THAT_DAY"),
            Map.entry("unit_in_existing_institution", "INSTITUTION_DOES_NOT_EXIST_ON_THAT_DAY"),
            Map.entry("appointment_to_existing_post", "POST_DOES_NOT_EXIST_ON_THAT_DAY"),
            Map.entry("appointment_of_registered_person", "OTHERS_STAND_ON_THIS_FACT"),
            Map.entry("mentioned_thing_stands", "OTHERS_STAND_ON_THIS_FACT"),
            Map.entry("appointment_id_used_once", "IDENTIFIER_ALREADY_USED"),
            Map.entry("fact_id_used_once", "IDENTIFIER_ALREADY_USED"),
            Map.entry("idempotency_key_used_once", "IDEMPOTENCY_KEY_REUSED"),
            // somebody else changed the same thing
            Map.entry("one_event_per_sequence_number", "CHANGED_MEANWHILE"),
            Map.entry("one_event_per_step_of_a_proposal", "CHANGED_MEANWHILE"),
            Map.entry("institution_pkey", "CHANGED_MEANWHILE"),
            Map.entry("approval_pkey", "CHANGED_MEANWHILE"),
            Map.entry("unit_pkey", "CHANGED_MEANWHILE"),
            Map.entry("post_pkey", "CHANGED_MEANWHILE"),
            Map.entry("person_pkey", "CHANGED_MEANWHILE"),
            Map.entry("appointment_pkey", "CHANGED_MEANWHILE"),
            Map.entry("mandate_pkey", "CHANGED_MEANWHILE"),
            Map.entry("standing_pkey", "CHANGED_MEANWHILE"),
            Map.entry("mention_pkey", "CHANGED_MEANWHILE"));

    private ConstraintCodes() {}

    static String of(@Nullable String constraint) {
        return constraint == null ? "CHANGED_MEANWHILE" : CODES.getOrDefault(constraint, "CHANGED_MEANWHILE");
    }
}
