package org.uteuzi.query.structure;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an answer rests on: the day asked about and what the register held.
 *
 * @param on the effective date, in the calendar of the institution
 * @param entry the last entry at or before the point asked that concerns the institution
 * @param knownAt when that entry was recorded
 * @param institution null where the answer is about all of them
 * @param sourceKnownAt the moment of the sources asked about, where the order is theirs
 * @param erasure the entry of the last erasure of a person; with each the same question has another answer
 * @param past whether the point asked lies before the newest entry of the register; from then on the answer stays the same
 */
public record Basis(
        LocalDate on,
        long entry,

        @JsonFormat(pattern = Basis.INSTANT, timezone = "UTC")
        Instant knownAt,

        @Nullable String institution,
        boolean past,

        @JsonFormat(pattern = Basis.INSTANT, timezone = "UTC") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Instant sourceKnownAt,

        @JsonIgnore long erasure) {

    public Basis(LocalDate on, long entry, Instant knownAt, @Nullable String institution, boolean past) {
        this(on, entry, knownAt, institution, past, null, -1);
    }

    public static Basis of(LocalDate on, KnownPoint known, @Nullable String institution) {
        return new Basis(
                on,
                known.entry(),
                known.recordedAt(),
                institution,
                known.isPast(),
                known.sourceKnownAt(),
                known.erasure());
    }

    /** How moments are written: UTC with milliseconds, always three digits. */
    public static final String INSTANT = "uuuu-MM-dd'T'HH:mm:ss.SSSX";
}
