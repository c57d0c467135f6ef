package org.uteuzi.event.instrument;

/** What kind of paper an instrument is. */
public enum InstrumentKind {
    ACT,
    REGULATION,
    GAZETTE_NOTICE,
    APPOINTMENT_LETTER,
    REVOCATION_LETTER,
    PRESS_STATEMENT,
    BOARD_RESOLUTION,
    ADMINISTRATIVE_ORDER,
    CIRCULAR,
    COURT_ORDER,
    CORRECTION_NOTE,
    OTHER;

    /** Acts, regulations and Gazette notices are numbered by their jurisdiction, every other paper by its issuer. */
    public boolean isNumberedByJurisdiction() {
        return this == ACT || this == REGULATION || this == GAZETTE_NOTICE;
    }
}
