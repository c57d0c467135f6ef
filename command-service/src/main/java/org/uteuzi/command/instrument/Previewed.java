package org.uteuzi.command.instrument;

/** Ends the recording of an instrument before its last statement, so that all of it is rolled back. No stack trace. */
final class Previewed extends RuntimeException {

    private final transient Preview preview;

    Previewed(Preview preview) {
        super("previewed", null, false, false);
        this.preview = preview;
    }

    Preview preview() {
        return preview;
    }
}
