package org.uteuzi.query.desk;

/** A kind of effect that an approval policy can name. What is said of an office touches no institution. */
enum NamedEffect {
    APPOINT("appoint"),
    CHANGE_HOLDER("changeHolder"),
    END_APPOINTMENT("endAppointment"),
    CHANGE_TERM("changeTerm"),
    RECORD_ABSENCE("recordAbsence"),
    NOTE_DUTY("noteDuty"),
    REGISTER_PERSON("registerPerson"),
    AMEND_PERSON("amendPerson"),
    SAME_PERSON("samePerson"),
    ESTABLISH_POST("establishPost"),
    AMEND_POST("amendPost"),
    ABOLISH_POST("abolishPost"),
    ESTABLISH_UNIT("establishUnit"),
    RENAME_UNIT("renameUnit"),
    MOVE_UNIT("moveUnit"),
    DISSOLVE_UNIT("dissolveUnit"),
    SET_MANDATE("setMandate"),
    SET_COMPOSITION("setComposition"),
    ESTABLISH_INSTITUTION("establishInstitution"),
    CHANGE_LEGAL_BASIS("changeLegalBasis"),
    RENAME_INSTITUTION("renameInstitution"),
    DISSOLVE_INSTITUTION("dissolveInstitution"),
    SET_APPROVAL_POLICY("setApprovalPolicy"),
    ADD_DOCUMENT("addDocument"),
    CORRECT("correct"),
    WITHDRAW("withdraw");

    private final String type;

    NamedEffect(String type) {
        this.type = type;
    }

    /** As in the API. */
    String type() {
        return type;
    }
}
