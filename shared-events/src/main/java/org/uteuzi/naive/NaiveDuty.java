package org.uteuzi.naive;

import org.jspecify.annotations.Nullable;
import org.uteuzi.time.PartialDate;

/** Told dates of an appointment, each the last told; null: never told. */
public record NaiveDuty(
        @Nullable PartialDate swornOn,
        @Nullable PartialDate assumedOn,
        @Nullable PartialDate releasedOn) {

    static final NaiveDuty NOTHING_TOLD = new NaiveDuty(null, null, null);
}
