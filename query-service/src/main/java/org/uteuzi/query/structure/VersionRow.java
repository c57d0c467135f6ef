package org.uteuzi.query.structure;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What all rows of the projection have in common: the days over which something is believed to hold, and the entries over
 * which that is believed.
 */
@MappedSuperclass
abstract class VersionRow {

    @Id
    long versionId;

    LocalDate effectiveFrom = LocalDate.MIN;

    @Nullable
    LocalDate effectiveUntil;

    long knownFrom;

    @Nullable
    Long knownUntil;

    String factId = "";

    String instrumentId = "";
}
