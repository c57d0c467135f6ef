package org.uteuzi.query.web;

import java.time.Instant;

/** As known when. */
sealed interface Asked {

    /** With everything recorded so far. */
    record Now() implements Asked {}

    record At(Instant time) implements Asked {}

    record Entry(long number) implements Asked {}
}
