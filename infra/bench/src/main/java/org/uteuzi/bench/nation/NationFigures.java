package org.uteuzi.bench.nation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.bench.Machine;

/**
 * All that one run found.
 *
 * @param web of the last of the nations
 * @param parts how long each part of the run took
 */
record NationFigures(
        String measuredOn,
        boolean quick,
        Machine machine,
        int institutions,
        int posts,
        List<Scale> scales,
        @Nullable WebFigures web,
        List<Part> parts) {

    /** @param rebuildSeconds of the projection, with the start of its process */
    record Scale(
            long versions,
            long instruments,
            long events,
            double copySeconds,
            double rebuildSeconds,
            MemoryFigures memory,
            @Nullable XtdbFigures xtdb) {}

    record Part(String what, long seconds) {}
}
