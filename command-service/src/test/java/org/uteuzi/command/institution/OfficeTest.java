package org.uteuzi.command.institution;

import static org.uteuzi.command.thing.Effects.correct;
import static org.uteuzi.command.thing.Effects.effect;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.uteuzi.command.thing.ThingFixture;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Correction.Cause;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.institution.OfficeEstablished;
import org.uteuzi.event.institution.OfficeRenamed;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

class OfficeTest {

    private static final EstablishOffice OFFICE =
            effect(EstablishOffice.class, "{factId: 'f', officeId: 'o', jurisdiction: 'TZ-ZNZ', name: {sw: 'Rais'}}");

    private final ThingFixture<Office> office = new ThingFixture<>(Office.class, Office::new, "office:o");

    @Test
    void an_office_is_made_known_without_a_date() {
        office.when(OFFICE)
                .records(new OfficeEstablished("f", "o", "TZ-ZNZ", new LocalizedText("Rais", null), null, null, null));
    }

    @Test
    void what_is_said_of_an_office_is_correctable_but_its_id() {
        office.given(OFFICE)
                .when(correct("c", "f", "{name: {en: 'President'}, effectiveFrom: '1964'}"))
                .records(new OfficeEstablished(
                        "c",
                        "o",
                        "TZ-ZNZ",
                        new LocalizedText("Rais", "President"),
                        null,
                        new PartialDate("1964"),
                        new Correction("f", Cause.RECORDING, "typed wrongly", null)));
        new ThingFixture<>(Office.class, Office::new, "office:o")
                .given(OFFICE)
                .when(correct("c", "f", "{officeId: 'q'}"))
                .isRefusedWith("NOT_CORRECTABLE", Map.of("factId", "f", "path", "officeId"));
    }

    @Test
    void an_office_keeps_its_jurisdiction() {
        office.given(OFFICE)
                .when(correct("c", "f", "{jurisdiction: null}"))
                .isRefusedWith("FIELD_REQUIRED", Map.of("path", "jurisdiction"));
    }

    @Test
    void an_office_goes_by_another_name_from_a_day_on() {
        office.given(OFFICE)
                .when(effect(
                        RenameOffice.class,
                        "{factId: 'r', officeId: 'o', name: {sw: 'Rais wa Zanzibar'}, effectiveFrom: '1985-01'}"))
                .records(new OfficeRenamed(
                        "r",
                        "o",
                        new LocalizedText("Rais wa Zanzibar", null),
                        new PartialDate("1985-01"),
                        DateBasis.STATED,
                        null));
    }
}
