package org.uteuzi.event;

/** What an effective date rests on; anything but {@link #STATED} is shown beside the date. */
public enum DateBasis {
    STATED,
    SIGNED,
    PUBLISHED,
    FIRST_SEEN
}
