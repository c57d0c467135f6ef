package org.uteuzi.query.register;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;

/**
 * An entry as it lies in the register.
 *
 * @param entry its number
 * @param thing the thing whose stream it belongs to, as a reference
 * @param sequence its place in that stream
 * @param data the stored text, byte for byte
 */
public record StoredEntry(
        long entry,

        @JsonFormat(pattern = "uuuu-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC")
        Instant recordedAt,

        String instrumentId,
        String thing,
        long sequence,
        String eventType,

        @JsonRawValue String data) {

    /** The same with another text in place of what is stored. */
    public StoredEntry saying(String other) {
        return new StoredEntry(entry, recordedAt, instrumentId, thing, sequence, eventType, other);
    }
}
