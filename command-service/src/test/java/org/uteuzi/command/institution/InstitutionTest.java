package org.uteuzi.command.institution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uteuzi.command.thing.Effects.correct;
import static org.uteuzi.command.thing.Effects.effect;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.uteuzi.command.thing.ThingFixture;
import org.uteuzi.command.unit.LapseMandate;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Correction.Cause;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.institution.InstitutionDissolved;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.institution.InstitutionRenamed;
import org.uteuzi.event.institution.LegalBasisChanged;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

class InstitutionTest {

    private static final EstablishInstitution INSTITUTION = effect(
            EstablishInstitution.class,
            "{factId: 'f', institutionId: 'i', name: {sw: 'Wakala', en: 'Agency'}, effectiveFrom: '2019'}");

    private final ThingFixture<Institution> institution =
            new ThingFixture<>(Institution.class, Institution::new, "institution:i");

    @Test
    void an_institution_lives_by_the_time_of_dar_es_salaam_unless_told_otherwise() {
        institution.when(INSTITUTION).records(established("f", "Agency", "Africa/Dar_es_Salaam", null));
    }

    @Test
    void name_and_time_zone_are_correctable() {
        institution
                .given(INSTITUTION)
                .when(correct("c", "f", "{name: {en: 'Authority'}, timeZone: 'Africa/Nairobi'}"))
                .records(established(
                        "c",
                        "Authority",
                        "Africa/Nairobi",
                        new Correction("f", Cause.RECORDING, "typed wrongly", null)));
    }

    @Test
    void a_time_zone_that_nobody_knows_and_another_id_are_refused() {
        institution
                .given(INSTITUTION)
                .when(correct("c", "f", "{timeZone: 'Africa/Zanzibar'}"))
                .isRefusedWith("TIME_ZONE_NOT_KNOWN", Map.of("path", "timeZone"));
        new ThingFixture<>(Institution.class, Institution::new, "institution:i")
                .given(INSTITUTION)
                .when(correct("c", "f", "{institutionId: 'j'}"))
                .isRefusedWith("NOT_CORRECTABLE", Map.of("factId", "f", "path", "institutionId"));
    }

    @Test
    void an_institution_goes_by_another_name_from_a_day_on() {
        institution
                .given(INSTITUTION)
                .when(effect(
                        RenameInstitution.class,
                        "{factId: 'r', institutionId: 'i', name: {sw: 'Mamlaka'}, effectiveFrom: '2024'}"))
                .records(new InstitutionRenamed(
                        "r", "i", new LocalizedText("Mamlaka", null), new PartialDate("2024"), DateBasis.STATED, null));
    }

    @Test
    void an_institution_is_dissolved_once() {
        DissolveInstitution dissolve =
                effect(DissolveInstitution.class, "{factId: 'd', institutionId: 'i', effectiveFrom: '2024-07-01'}");
        institution
                .given(INSTITUTION)
                .when(dissolve)
                .records(new InstitutionDissolved(
                        "d", "i", List.of(), new PartialDate("2024-07-01"), DateBasis.STATED, null));
        new ThingFixture<>(Institution.class, Institution::new, "institution:i")
                .given(INSTITUTION, dissolve)
                .when(effect(DissolveInstitution.class, "{factId: 'd2', institutionId: 'i', lastDay: '2024'}"))
                .isRefusedWith(
                        "INSTITUTION_ALREADY_DISSOLVED",
                        Map.of("institution", "i", "lastDay", new PartialDate("2024-06-30")));
    }

    @Test
    void a_new_law_is_recorded_with_what_becomes_of_everything_and_what_lapses_follows_from_it() {
        ChangeLegalBasis law = effect(
                ChangeLegalBasis.class,
                "{factId: 'l', institutionId: 'i', legalBasis: {number: '1', year: 2024}, repeals: 'act', effectiveFrom: '2024',"
                        + " decisions: [{reference: 'post:p', outcome: 'CARRIES_OVER', section: '41'},"
                        + " {reference: 'mandate:m', outcome: 'LAPSES', factId: 'lm'}]}");
        PartialDate day = new PartialDate("2024");
        institution
                .given(INSTITUTION)
                .when(law)
                .records(new LegalBasisChanged(
                        "l",
                        "i",
                        new LegalBasis(null, "1", 2024, null),
                        "act",
                        List.of(
                                new LegalBasisChanged.Decision("post:p", LegalBasisChanged.Outcome.CARRIES_OVER, "41"),
                                new LegalBasisChanged.Decision("mandate:m", LegalBasisChanged.Outcome.LAPSES, null)),
                        day,
                        DateBasis.STATED,
                        null));
        assertThat(law.consequences()).containsExactly(LapseMandate.of("lm", "m", day, DateBasis.STATED));
    }

    private static InstitutionEstablished established(
            String factId, String english, String zone, @Nullable Correction corrects) {
        return new InstitutionEstablished(
                factId,
                "i",
                new LocalizedText("Wakala", english),
                zone,
                null,
                List.of(),
                new PartialDate("2019"),
                DateBasis.STATED,
                corrects);
    }
}
