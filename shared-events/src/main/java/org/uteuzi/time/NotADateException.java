package org.uteuzi.time;

/** A text that is no date of the calendar in the forms that the register knows. */
public final class NotADateException extends IllegalArgumentException {

    private final String text;

    NotADateException(String text) {
        super("not a date: " + text);
        this.text = text;
    }

    /** What was written where a date belongs. */
    public String text() {
        return text;
    }
}
