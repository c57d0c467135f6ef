package org.uteuzi.command.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last line of the answer to an import, and with it the end of what was asked.
 *
 * @param recorded how many instruments were recorded
 * @param repeated how many the register had already
 * @param refused the lines that were passed over, the first {@link #MOST_REFUSED} of them
 * @param refusedInAll how many lines were passed over
 * @param findings how many there are of each code
 * @param lastInstrumentId the last one that the register now has; null if it has none of these
 * @param lastEntry the last entry of that instrument
 * @param error why the import ended before the file did; what was not reached is recorded when the file is sent again
 */
record Report(
        long recorded,
        long repeated,
        List<Refused> refused,
        long refusedInAll,
        Map<String, Long> findings,
        @Nullable String lastInstrumentId,
        @Nullable Long lastEntry,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean preview,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Refused error) {

    static final int MOST_REFUSED = 100_000;

    /** The same with the row of a filled template in the place of each effect. */
    Report placed(SheetInstruments rows) {
        return new Report(
                recorded,
                repeated,
                refused.stream().map(line -> line.placed(rows)).toList(),
                refusedInAll,
                findings,
                lastInstrumentId,
                lastEntry,
                preview,
                error);
    }

    /**
     * @param problems each thing that is wrong with the line, as at the door; the first {@link #MOST_PROBLEMS}
     */
    record Refused(long line, String code, String message, List<Map<String, @Nullable Object>> problems) {

        static final int MOST_PROBLEMS = 20;

        private Refused placed(SheetInstruments rows) {
            SheetInstruments.SheetInstrument row = rows.byRow().get((int) line);
            return row == null
                    ? this
                    : new Refused(
                            line,
                            code,
                            message,
                            problems.stream()
                                    .map(problem -> placed(problem, row))
                                    .toList());
        }

        private static Map<String, @Nullable Object> placed(
                Map<String, @Nullable Object> problem, SheetInstruments.SheetInstrument row) {
            Map<String, @Nullable Object> placed = new LinkedHashMap<>(problem);
            placed.put("path", row.place((Integer) problem.get("effect"), null));
            return placed;
        }
    }

    /**
     * A line of the answer while the import goes on; all figures count from its beginning.
     *
     * @param line how far the file is done
     * @param effects how many effects were recorded
     * @param perSecond how many of these in a second
     */
    record Progress(long line, long recorded, long repeated, long refused, long effects, long perSecond) {}
}
