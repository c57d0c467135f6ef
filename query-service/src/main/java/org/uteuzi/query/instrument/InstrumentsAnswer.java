package org.uteuzi.query.instrument;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.query.structure.Basis;

/** A page of instruments, the newest first. */
public record InstrumentsAnswer(List<Listed> instruments) {

    /** @param lastEntry the point of the register from which it is known */
    public record Listed(
            String instrumentId,
            Particulars particulars,
            String recordedBy,

            @JsonFormat(pattern = Basis.INSTANT, timezone = "UTC")
            Instant recordedAt,

            long firstEntry,
            long lastEntry) {}
}
