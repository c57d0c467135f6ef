package org.uteuzi.event.instrument;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.EventType;
import org.uteuzi.time.PartialDate;

/**
 * A legal instrument was recorded; always the first entry of its instrument. A correction of its particulars is an entry of the
 * instrument that corrects them, and repeats the rest.
 *
 * @param eventsThatFollow how many entries of the same instrument come after this one
 * @param findings the rules of law that it breaks
 * @param imported whether it came with a file of the past
 * @param sourceRecordedAt of an imported one, when its source says to have learned it; the importer's claim
 */
@EventType("instrument.instrument-recorded")
public record InstrumentRecorded(
        String factId,
        String instrumentId,
        Particulars particulars,
        String recordedBy,
        List<Finding> findings,
        Integer eventsThatFollow,
        Boolean imported,
        @Nullable Instant sourceRecordedAt,
        @Nullable Correction corrects)
        implements InstrumentEvent {

    /** An instrument has dates (signed, published) but none on which it counts: its effects have those. */
    @Override
    public @Nullable PartialDate effectiveFrom() {
        return null;
    }
}
