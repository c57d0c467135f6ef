package org.uteuzi.command.thing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.uteuzi.time.PartialDate;

/** The end of something, given as the last day in or as the first day out. */
public final class FirstDayOut {

    private FirstDayOut() {}

    /**
     * Answers give the last day in and the first day out, so both must be dates.
     *
     * @throws org.uteuzi.time.NotADateException if one of them would lie outside the calendar
     */
    public static void requireDates(@Nullable PartialDate lastDay, @Nullable PartialDate firstDayOut) {
        if (lastDay != null) {
            lastDay.following();
        }
        if (firstDayOut != null) {
            firstDayOut.preceding();
        }
    }

    public static PartialDate of(@Nullable PartialDate lastDay, @Nullable PartialDate firstDayOut) {
        return lastDay == null ? Objects.requireNonNull(firstDayOut) : lastDay.following();
    }
}
