package org.uteuzi.query.unit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.unit.CompositionSet.Quota;
import org.uteuzi.query.structure.Basis;

/**
 * Whether a unit was properly constituted on a day, under the law then in force. That it was not is a finding: only auditors see
 * whether it was.
 *
 * @param required null where no instrument states its composition; then there is nothing to measure
 * @param satisfied null where nothing is required, and for who is no auditor
 * @param breaches null for who is no auditor
 */
record ConstitutionAnswer(
        Basis basis,
        String unitId,
        @Nullable Required required,
        Actual actual,
        @Nullable Boolean satisfied,
        @Nullable List<Breach> breaches) {

    record Required(
            @Nullable Integer minimum,
            @Nullable Integer maximum,
            List<Quota> quotas,
            @Nullable LegalBasis legalBasis,
            String factId,
            String instrumentId) {}

    /** @param members those who fill a seat of its posts; who only acts is none */
    record Actual(int members, List<Integer> quotas) {}

    /**
     * @param code of the rule
     * @param quota which one, from 0; null where it is not about a quota
     */
    record Breach(
            String code,
            @Nullable Integer required,
            @Nullable Integer actual,
            @Nullable Integer quota) {}

    /** The stretches of days between two days on which it was not; null for who is no auditor. */
    record Over(Basis basis, String unitId, @Nullable List<Stretch> notConstituted) {}

    /** @param until the first day after it; null where it goes on past the days asked about */
    record Stretch(
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate lastDay,
            List<Breach> breaches) {}
}
