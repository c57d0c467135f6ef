package org.uteuzi.command.register;

import java.util.Collection;

/** Reads many streams at once for the unit of work that is about to load their things one by one. */
public interface StreamsTogether {

    /** What is loaded of these in the current unit of work is loaded from what is read now. */
    void read(Collection<String> references);
}
