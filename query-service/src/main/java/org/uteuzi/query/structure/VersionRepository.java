package org.uteuzi.query.structure;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads what is asked across institutions; what is asked of one comes from memory. */
interface VersionRepository extends Repository<InstitutionVersion, Long> {

    /** A row counts on a day as known after an entry. */
    String THEN = " v.effectiveFrom <= :on and (v.effectiveUntil is null or v.effectiveUntil > :on)"
            + " and v.knownFrom <= :entry and (v.knownUntil is null or v.knownUntil > :entry) ";

    @Query("from InstitutionVersion v where" + THEN + "order by v.institutionId")
    List<InstitutionVersion> institutions(LocalDate on, long entry);
}
