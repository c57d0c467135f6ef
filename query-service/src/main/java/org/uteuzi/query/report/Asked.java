package org.uteuzi.query.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.structure.Basis;

/**
 * What a report is asked.
 *
 * @param from the first day
 * @param to the last day; the first where it is about one day
 * @param entry the point of the register up to which everything counts
 */
public record Asked(ReportBasis basis, LocalDate from, LocalDate to, long entry) {

    /**
     * What a report rests on, as {@link Basis} has it.
     *
     * @param on the day it is about; null where it is about a period
     * @param from the first day of the period
     * @param to the last day of the period
     */
    public record ReportBasis(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate on,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate from,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate to,

            long entry,

            @JsonFormat(pattern = Basis.INSTANT, timezone = "UTC")
            Instant knownAt,

            @Nullable String institution,
            boolean past) {}

    @Nullable
    String institution() {
        return basis.institution();
    }

    /** The same about one institution. */
    Asked in(String institution) {
        ReportBasis about = new ReportBasis(
                basis.on(), basis.from(), basis.to(), basis.entry(), basis.knownAt(), institution, basis.past());
        return new Asked(about, from, to, entry);
    }

    /** The same about one day. */
    Asked on(LocalDate day) {
        ReportBasis about =
                new ReportBasis(day, null, null, basis.entry(), basis.knownAt(), basis.institution(), basis.past());
        return new Asked(about, day, day, entry);
    }
}
