package org.uteuzi.command.instrument;

/** Some instruments cannot be recorded together: one of them waits for another, or something is to be said against one. */
public final class NotTogether extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int first;

    /** @param first how many of the first are to be tried next */
    NotTogether(int first) {
        super("not together", null, false, false);
        this.first = first;
    }

    public int first() {
        return first;
    }
}
