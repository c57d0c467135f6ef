package org.uteuzi.rule;

/** What becomes of an instrument that breaks a rule. */
public enum Severity {
    /** It cannot be: nothing is recorded. */
    REFUSED,
    /** The law is broken, but it may well have happened: recorded, counted and kept visible. */
    FINDING,
    /** No instrument is judged by it. */
    NOT_JUDGED
}
