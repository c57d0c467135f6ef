package org.uteuzi.command.thing;

/** How an instrument comes in: from somebody who records what an authority has just done, or with a file of the past. */
public enum Mode {
    LIVE(Live.class),
    HISTORIC(Historic.class);

    /** Holds for what is recorded live only. */
    public interface Live {}

    /** Holds for imports only. */
    public interface Historic {}

    private final Class<?> constraints;

    Mode(Class<?> constraints) {
        this.constraints = constraints;
    }

    /** The group of constraints that hold in this mode alone. */
    public Class<?> constraints() {
        return constraints;
    }
}
