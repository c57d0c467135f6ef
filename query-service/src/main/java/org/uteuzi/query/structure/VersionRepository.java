package org.uteuzi.query.structure;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Reads rows at (day, entry). Flat lists that are joined in Java: joining stretches of two axes in one statement leads the
 * planner astray.
 */
interface VersionRepository extends Repository<UnitVersion, Long> {

    /** A row counts on a day as known after an entry. */
    String THEN = " v.effectiveFrom <= :on and (v.effectiveUntil is null or v.effectiveUntil > :on)"
            + " and v.knownFrom <= :entry and (v.knownUntil is null or v.knownUntil > :entry) ";

    @Query("from InstitutionVersion v where" + THEN + "order by v.institutionId")
    List<InstitutionVersion> institutions(LocalDate on, long entry);

    @Query("from InstitutionVersion v where v.institutionId = :institution and" + THEN)
    Optional<InstitutionVersion> institution(String institution, LocalDate on, long entry);

    @Query("from UnitVersion v where v.institutionId = :institution and" + THEN + "order by v.unitId")
    List<UnitVersion> units(String institution, LocalDate on, long entry);

    @Query("from MandateVersion v where v.unitId in :units and" + THEN)
    List<MandateVersion> mandates(Collection<String> units, LocalDate on, long entry);

    @Query("from PostVersion v where v.unitId in :units and" + THEN + "order by v.postId")
    List<PostVersion> posts(Collection<String> units, LocalDate on, long entry);

    @Query("from PostVersion v where v.postId = :post and" + THEN)
    Optional<PostVersion> post(String post, LocalDate on, long entry);

    @Query("from UnitVersion v where v.unitId = :unit and" + THEN)
    Optional<UnitVersion> unit(String unit, LocalDate on, long entry);

    @Query("from HolderVersion v where v.postId in :posts and" + THEN + "order by v.appointmentId")
    List<HolderVersion> holders(Collection<String> posts, LocalDate on, long entry);

    @Query("from VacancyVersion v where v.postId in :posts and" + THEN)
    List<VacancyVersion> vacancies(Collection<String> posts, LocalDate on, long entry);

    @Query("from PersonVersion v where v.personId in :people and" + THEN)
    List<PersonVersion> people(Collection<String> people, LocalDate on, long entry);

    @Query("from OfficeVersion v where v.officeId in :offices and" + THEN + "order by v.officeId")
    List<OfficeVersion> offices(Collection<String> offices, LocalDate on, long entry);
}
