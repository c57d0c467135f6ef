package org.uteuzi.command.unit;

import static org.uteuzi.command.thing.Effects.correct;
import static org.uteuzi.command.thing.Effects.effect;
import static org.uteuzi.command.thing.Effects.withdraw;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.uteuzi.command.thing.ThingFixture;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Correction.Cause;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.event.unit.MandateLapsed;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.event.unit.UnitMoved;
import org.uteuzi.event.unit.UnitRenamed;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

class UnitTest {

    private static final EstablishUnit UNIT = effect(
            EstablishUnit.class,
            "{factId: 'u-established', unitId: 'u', institutionId: 'i', parentUnitId: 'top', kind: 'DEPARTMENT',"
                    + " name: {sw: 'Idara'}, effectiveFrom: '2019'}");

    private final ThingFixture<Unit> unit = new ThingFixture<>(Unit.class, Unit::new, "unit:u");

    @Test
    void a_unit_is_set_up_in_the_words_of_the_instrument() {
        unit.when(UNIT)
                .records(new UnitEstablished(
                        "u-established",
                        "u",
                        "i",
                        "top",
                        UnitKind.DEPARTMENT,
                        new LocalizedText("Idara", null),
                        null,
                        List.of(),
                        new PartialDate("2019"),
                        DateBasis.STATED,
                        null));
    }

    @Test
    void a_name_is_given_from_a_day_on() {
        unit.given(UNIT)
                .when(
                        effect(
                                RenameUnit.class,
                                "{factId: 'f', unitId: 'u', name: {en: 'Office'}, effectiveFrom: '2021-02', dateBasis: 'SIGNED'}"))
                .records(new UnitRenamed(
                        "f",
                        "u",
                        new LocalizedText(null, "Office"),
                        new PartialDate("2021-02"),
                        DateBasis.SIGNED,
                        null));
    }

    @Test
    void a_unit_moved_nowhere_stands_directly_in_its_institution() {
        unit.given(UNIT)
                .when(effect(MoveUnit.class, "{factId: 'f', unitId: 'u', parentUnitId: null, effectiveFrom: '2021'}"))
                .records(new UnitMoved("f", "u", null, new PartialDate("2021"), DateBasis.STATED, null));
    }

    @Test
    void a_mandate_keeps_its_words_and_a_correction_of_one_word_keeps_the_others() {
        unit.given(
                        UNIT,
                        effect(
                                SetMandate.class,
                                "{factId: 'm', unitId: 'u', text: {sw: 'Kusimamia', en: 'To oversea'}, effectiveFrom: '2019',"
                                        + " functions: [{sw: 'a'}, {sw: 'b'}], legalBasis: {number: '12', year: 2019}}"))
                .when(correct("c", "m", "{text: {en: 'To oversee'}, legalBasis: {section: '7'}}"))
                .records(new MandateSet(
                        "c",
                        "u",
                        new LocalizedText("Kusimamia", "To oversee"),
                        List.of(new LocalizedText("a", null), new LocalizedText("b", null)),
                        new LegalBasis(null, "12", 2019, "7"),
                        List.of(),
                        new PartialDate("2019"),
                        DateBasis.STATED,
                        correction("m")));
    }

    @Test
    void a_text_is_not_corrected_away_in_both_languages() {
        unit.given(UNIT)
                .when(correct("c", "u-established", "{name: {sw: null}}"))
                .isRefusedWith("CORRECTION_MALFORMED", Map.of("factId", "u-established"));
    }

    @Test
    void institution_and_parent_are_correctable_and_the_id_is_not() {
        unit.given(UNIT)
                .when(correct("c", "u-established", "{institutionId: 'j', parentUnitId: null}"))
                .records(new UnitEstablished(
                        "c",
                        "u",
                        "j",
                        null,
                        UnitKind.DEPARTMENT,
                        new LocalizedText("Idara", null),
                        null,
                        List.of(),
                        new PartialDate("2019"),
                        DateBasis.STATED,
                        correction("u-established")));
        new ThingFixture<>(Unit.class, Unit::new, "unit:u")
                .given(UNIT)
                .when(correct("c", "u-established", "{unitId: 'v'}"))
                .isRefusedWith("NOT_CORRECTABLE", Map.of("factId", "u-established", "path", "unitId"));
    }

    @Test
    void nothing_more_is_said_of_a_unit_whose_establishment_is_withdrawn() {
        unit.given(UNIT, withdraw("w1", "u-established"))
                .when(effect(MoveUnit.class, "{factId: 'f', unitId: 'u', effectiveFrom: '2021'}"))
                .isRefusedWith("THING_IS_WITHDRAWN", Map.of("thing", "unit:u"));
    }

    @Test
    void a_unit_whose_establishment_is_withdrawn_can_be_brought_back_and_corrected() {
        unit.given(UNIT, withdraw("w1", "u-established"), withdraw("w2", "w1"))
                .when(correct("c", "u-established", "{kind: 'OFFICE'}"))
                .records(new UnitEstablished(
                        "c",
                        "u",
                        "i",
                        "top",
                        UnitKind.OFFICE,
                        new LocalizedText("Idara", null),
                        null,
                        List.of(),
                        new PartialDate("2019"),
                        DateBasis.STATED,
                        correction("u-established")));
    }

    @Test
    void a_unit_is_dissolved_on_its_last_day_and_once() {
        DissolveUnit dissolve =
                effect(DissolveUnit.class, "{factId: 'd', unitId: 'u', lastDay: '2023', succeededBy: ['unit:v']}");
        unit.given(UNIT)
                .when(dissolve)
                .records(new UnitDissolved(
                        "d", "u", List.of("unit:v"), new PartialDate("2024"), DateBasis.STATED, null));
        new ThingFixture<>(Unit.class, Unit::new, "unit:u")
                .given(UNIT, dissolve)
                .when(effect(DissolveUnit.class, "{factId: 'd2', unitId: 'u', effectiveFrom: '2024-01-01'}"))
                .isRefusedWith("UNIT_ALREADY_DISSOLVED", Map.of("unit", "u", "lastDay", new PartialDate("2023")));
        new ThingFixture<>(Unit.class, Unit::new, "unit:u")
                .given(UNIT, dissolve)
                .when(correct("c", "d", "{lastDay: '2022-06-30'}"))
                .records(new UnitDissolved(
                        "c", "u", List.of("unit:v"), new PartialDate("2022-07-01"), DateBasis.STATED, correction("d")));
    }

    @Test
    void a_composition_is_laid_down_in_numbers_and_kinds() {
        unit.given(UNIT)
                .when(effect(
                        SetComposition.class,
                        "{factId: 'c', unitId: 'u', minimum: 5, quotas: [{qualification: 'TEHAMA', minimum: 2}],"
                                + " effectiveFrom: '2020'}"))
                .records(new CompositionSet(
                        "c",
                        "u",
                        5,
                        null,
                        List.of(new CompositionSet.Quota("TEHAMA", null, 2, null)),
                        null,
                        new PartialDate("2020"),
                        DateBasis.STATED,
                        null));
    }

    @Test
    void a_mandate_lapses_if_it_is_one_of_the_unit_and_which_one_is_not_correctable() {
        SetMandate mandate =
                effect(SetMandate.class, "{factId: 'm', unitId: 'u', text: {sw: 'Kusimamia'}, effectiveFrom: '2019'}");
        PartialDate day = new PartialDate("2024");
        LapseMandate lapse = LapseMandate.of("l", "m", day, DateBasis.STATED);
        unit.given(UNIT, mandate).when(lapse).records(new MandateLapsed("l", "u", "m", day, DateBasis.STATED, null));
        new ThingFixture<>(Unit.class, Unit::new, "unit:u")
                .given(UNIT, mandate, withdraw("w", "m"))
                .when(lapse)
                .isRefusedWith("FACT_NOT_KNOWN", Map.of("factId", "m"));
        new ThingFixture<>(Unit.class, Unit::new, "unit:u")
                .given(UNIT, mandate, lapse)
                .when(correct("c", "l", "{mandate: 'n'}"))
                .isRefusedWith("NOT_CORRECTABLE", Map.of("factId", "l", "path", "mandate"));
        new ThingFixture<>(Unit.class, Unit::new, "unit:u")
                .given(UNIT, mandate, lapse)
                .when(correct("c", "l", "{effectiveFrom: '2025'}"))
                .records(new MandateLapsed("c", "u", "m", new PartialDate("2025"), DateBasis.STATED, correction("l")));
    }

    private static Correction correction(String root) {
        return new Correction(root, Cause.RECORDING, "typed wrongly", null);
    }
}
