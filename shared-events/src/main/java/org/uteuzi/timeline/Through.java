package org.uteuzi.timeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.HolderAbsent;

/**
 * By whom an ex-officio seat is held: whoever holds the post that it names.
 *
 * @param chain the appointment to the named post, and where that is held ex officio too, the one by which it is, and so on
 *     to the one that names a person; not empty
 */
public record Through(List<Holding> chain) {

    /** The appointment to the post that the seat names. */
    public Holding direct() {
        return chain.getFirst();
    }

    /** The appointment of the person. */
    public Holding holder() {
        return chain.getLast();
    }

    /** Whether the person only acts in a post on the way. */
    public boolean acting() {
        return chain.stream().anyMatch(holding -> holding.capacity() == Capacity.ACTING);
    }

    Optional<Believed<HolderAbsent>> absentOn(LocalDate day) {
        return chain.stream().flatMap(holding -> holding.absentOn(day).stream()).findFirst();
    }
}
