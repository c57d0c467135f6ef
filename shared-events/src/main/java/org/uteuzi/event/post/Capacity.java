package org.uteuzi.event.post;

/** In what way somebody holds a post. */
public enum Capacity {
    SUBSTANTIVE,
    /** In the place of a substantive holder; the seat stays vacant. */
    ACTING,
    /** By holding another post. */
    EX_OFFICIO;

    /** Whether the holder fills a seat of the post. */
    public boolean fillsSeat() {
        return this != ACTING;
    }
}
