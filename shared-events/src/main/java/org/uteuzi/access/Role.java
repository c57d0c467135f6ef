package org.uteuzi.access;

/** What somebody is to an institution; what that allows stands in {@link Permission}. */
public enum Role {
    /** Records what an authority has done. */
    HR_OFFICER,
    /** Approves what another proposed. */
    APPROVER,
    /** Looks at the structure of any day as known at any point. */
    MANAGER,
    /** Sees everything, also what was put aside, and why. */
    AUDITOR,
    /** Keeps the system running and records nothing. */
    ADMIN,
    /** Records files of the past: a permission of its own, given beside a role. */
    IMPORTER
}
