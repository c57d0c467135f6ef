package org.uteuzi.query.history;

/** Keeps what may name people. */
public interface ForgetsErased {

    /**
     * Gives up what may name somebody who was erased since it was kept.
     *
     * @param erasure the entry of the last erasure
     */
    void forgetErased(long erasure);
}
