package org.uteuzi.vault;

import org.jspecify.annotations.Nullable;

/** What is sealed does not open: the key is lost, is another one, or what it sealed was changed. Never of who was erased. */
public final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param of whose key it should be */
    UnreadableException(String of, @Nullable Throwable cause) {
        super("what is sealed with the key of " + of + " does not open", cause);
    }
}
