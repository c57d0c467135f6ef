package org.uteuzi.access;

import java.util.Set;

/** What can be allowed, each with the roles that are. Nobody else may, and what stands nowhere here nobody may. */
public enum Permission {
    /**
     * “structure, holders, diff, days and reports without findings: MANAGER and above at any (on, known)”; with it what these
     * rest on: timelines of what is believed, people, units, papers and search, all of it without what {@link #AUDIT} is for.
     */
    READ(Role.HR_OFFICER, Role.APPROVER, Role.MANAGER, Role.AUDITOR, Role.ADMIN),

    /** “beliefs=all, explain, register, findings, reasons of corrections: AUDITOR”, and identity numbers. */
    AUDIT(Role.AUDITOR),

    /** Hands people what the register holds of them, all of it, of every institution in which they are at home. */
    DISCLOSE(Role.HR_OFFICER, Role.AUDITOR),

    /** “instruments: HR_OFFICER”, on each institution that the instrument touches; the desk is the way to it. */
    RECORD(Role.HR_OFFICER),

    /** Approves or rejects what another proposed, on each institution that it touches. */
    APPROVE(Role.APPROVER),

    /** Says something of a proposal. */
    DISCUSS(Role.HR_OFFICER, Role.APPROVER),

    /** Sees what is proposed and what became of it, on all institutions that it touches. */
    FOLLOW(Role.HR_OFFICER, Role.APPROVER, Role.AUDITOR),

    /** “establishing an institution or an office needs HR_OFFICER on *”. */
    FOUND(Role.HR_OFFICER),

    /** “imports: the IMPORTER permission”, on each institution that a line touches. */
    IMPORT(Role.IMPORTER),

    /** “an administrator records nothing”: measurements of the running services. */
    OPERATE(Role.ADMIN);

    private final Set<Role> roles;

    Permission(Role... roles) {
        this.roles = Set.of(roles);
    }

    public Set<Role> roles() {
        return roles;
    }

    /** Whether it is of no use for single institutions. */
    public boolean isForAllOnly() {
        return this == FOUND || this == OPERATE;
    }
}
