package org.uteuzi.naive;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.post.Terms;
import org.uteuzi.text.LocalizedText;

/**
 * A post on a day on which it exists.
 *
 * @param vacantSeats null where the seats are not stated
 * @param vacantSince one day for each vacant seat, the longest vacant first; where the seats are not stated, one day while
 *     no seat-filling holder is there
 * @param holders in the order of their appointmentIds, acting ones among them
 */
public record NaivePost(
        String id,
        String unitId,
        LocalizedText title,
        @Nullable String reportsTo,
        @Nullable Boolean headsUnit,
        @Nullable Integer seats,
        Terms terms,
        @Nullable Integer vacantSeats,
        List<LocalDate> vacantSince,
        List<NaiveHolder> holders) {

    /** What of it a structure answers. */
    public NaivePost asAnswered() {
        return new NaivePost(
                id,
                unitId,
                title,
                reportsTo,
                headsUnit,
                seats,
                terms,
                vacantSeats,
                vacantSince,
                holders.stream().map(NaiveHolder::asAnswered).toList());
    }
}
