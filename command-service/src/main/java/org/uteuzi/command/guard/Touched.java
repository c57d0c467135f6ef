package org.uteuzi.command.guard;

import java.util.List;
import org.uteuzi.timeline.Recorded;

/**
 * A thing that an instrument touches, with its stream before and after.
 *
 * @param reference such as {@code post:ID}
 */
public record Touched(String reference, List<Recorded> before, List<Recorded> after) {

    public String kind() {
        return reference.substring(0, reference.indexOf(':'));
    }

    public String id() {
        return reference.substring(reference.indexOf(':') + 1);
    }

    /** What this instrument adds. */
    public List<Recorded> added() {
        return after.subList(before.size(), after.size());
    }
}
