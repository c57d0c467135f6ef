package org.uteuzi.event.post;

/** Why an appointment ended. */
public enum EndReason {
    EXPIRED,
    RESIGNED,
    REVOKED,
    RETIRED,
    TRANSFERRED,
    DIED,
    DECLINED,
    ANNULLED,
    ACTING_CEASED,
    POST_ABOLISHED,
    LAW_LAPSED,
    OTHER;

    /** Whether an end for this reason may lie on or before the start, so that the appointment held on no day. */
    public boolean mayPrecedeStart() {
        return this == REVOKED || this == DECLINED || this == ANNULLED;
    }
}
