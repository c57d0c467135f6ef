package org.uteuzi.query.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.KnownTables;
import org.uteuzi.query.structure.StructureAsOf;

/**
 * What a report is asked.
 *
 * @param from the first day
 * @param to the last day; the first where it is about one day
 * @param known the point of the register up to which everything counts
 * @param tables of the projection at that point
 */
public record Asked(ReportBasis basis, LocalDate from, LocalDate to, KnownPoint known, KnownTables tables) {

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
            boolean past,

            @JsonFormat(pattern = Basis.INSTANT, timezone = "UTC") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant sourceKnownAt,

            @JsonIgnore long erasure) {

        static ReportBasis of(
                @Nullable LocalDate on,
                @Nullable LocalDate from,
                @Nullable LocalDate to,
                KnownPoint known,
                @Nullable String institution) {
            return new ReportBasis(
                    on,
                    from,
                    to,
                    known.entry(),
                    known.recordedAt(),
                    institution,
                    known.isPast(),
                    known.sourceKnownAt(),
                    known.erasure());
        }
    }

    /**
     * About an institution, or about all.
     *
     * @param to counts where it is about a period
     */
    public static Asked about(
            @Nullable String institution,
            Report.Span span,
            LocalDate from,
            LocalDate to,
            KnownPoint known,
            StructureAsOf structures) {
        boolean oneDay = span == Report.Span.DAY;
        return new Asked(
                ReportBasis.of(oneDay ? from : null, oneDay ? null : from, oneDay ? null : to, known, institution),
                from,
                oneDay ? from : to,
                known,
                structures.tables(institution, known));
    }

    @Nullable
    String institution() {
        return basis.institution();
    }

    long entry() {
        return known.entry();
    }

    /** The same about one institution. */
    Asked in(String institution, StructureAsOf structures) {
        return new Asked(
                ReportBasis.of(basis.on(), basis.from(), basis.to(), known, institution),
                from,
                to,
                known,
                structures.tables(institution, known));
    }

    /** The same about one day. */
    Asked on(LocalDate day) {
        return new Asked(ReportBasis.of(day, null, null, known, institution()), day, day, known, tables);
    }

    /** The same about no day. */
    Asked onNoDay() {
        return new Asked(ReportBasis.of(null, null, null, known, institution()), from, to, known, tables);
    }
}
