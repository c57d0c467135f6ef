package org.uteuzi.query.structure;

/** Keeps answers that may name people. */
interface ForgetsErased {

    /**
     * Gives up what may name somebody who was erased since it was kept.
     *
     * @param erasure the entry of the last erasure
     */
    void forgetErased(long erasure);
}
