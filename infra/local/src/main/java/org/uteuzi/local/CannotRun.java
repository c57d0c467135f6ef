package org.uteuzi.local;

/** Why the stack cannot start or go on, as the key of a sentence in {@link Messages} and its arguments (another one as the reason). */
class CannotRun extends RuntimeException {

    private final String key;
    private final Object[] arguments;

    CannotRun(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = arguments.clone();
    }

    CannotRun(Throwable cause, String key, Object... arguments) {
        this(key, arguments);
        initCause(cause);
    }

    String told() {
        return Messages.line(key, arguments);
    }

    String key() {
        return key;
    }

    Object[] arguments() {
        return arguments.clone();
    }
}
