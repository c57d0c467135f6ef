package org.uteuzi.command.institution;

import static org.uteuzi.command.thing.Effects.correct;
import static org.uteuzi.command.thing.Effects.effect;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.uteuzi.command.thing.ThingFixture;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Correction.Cause;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.institution.InstitutionEstablished;
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
