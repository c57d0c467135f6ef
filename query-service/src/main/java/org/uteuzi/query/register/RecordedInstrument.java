package org.uteuzi.query.register;

import java.time.Instant;
import java.util.List;

/** All entries of one instrument, the instrument itself first; no answer ever shows half of one. */
public record RecordedInstrument(List<Entry> entries) {

    public String instrumentId() {
        return entries.getFirst().instrumentId();
    }

    public long firstEntry() {
        return entries.getFirst().number();
    }

    public long lastEntry() {
        return entries.getLast().number();
    }

    public Instant recordedAt() {
        return entries.getLast().recordedAt();
    }
}
