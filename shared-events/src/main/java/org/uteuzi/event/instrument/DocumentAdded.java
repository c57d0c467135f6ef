package org.uteuzi.event.instrument;

import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.EventType;
import org.uteuzi.time.PartialDate;

/**
 * A file of the paper came in after the paper was recorded. A file is added, never exchanged.
 *
 * @param sha256 64 hexadecimal digits
 */
@EventType("instrument.document-added")
public record DocumentAdded(
        String factId,
        String instrumentId,
        String name,
        String mediaType,
        String sha256,
        @Nullable Correction corrects) implements InstrumentEvent {

    public Document document() {
        return new Document(name, mediaType, sha256);
    }

    @Override
    public @Nullable PartialDate effectiveFrom() {
        return null;
    }
}
