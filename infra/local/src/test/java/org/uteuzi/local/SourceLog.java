package org.uteuzi.local;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A file of real history: read by brute force, and turned into instruments. */
interface SourceLog {

    String institution();

    /** The moments at which the source changed. */
    Set<Instant> moments();

    /** The days on which something changes, and those around them. */
    Set<LocalDate> days();

    /** The instruments, one a line, in the order in which the source recorded them. */
    String lines();

    /** Who held what on a day by what stood in the source at a moment. */
    List<Held> held(LocalDate day, Instant knownAt);

    /** Which units stood on a day by what stood in the source at a moment. */
    List<String> units(LocalDate day, Instant knownAt);

    /** A holder as an answer tells of it, all in words. */
    record Held(String post, String holder, String from, String until, String state, boolean certain) {}
}
