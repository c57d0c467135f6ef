package org.uteuzi.event.post;

/** In what way a holder is absent; never why. */
public enum Absence {
    SUSPENDED,
    LEAVE,
    SECONDED,
    OTHER
}
