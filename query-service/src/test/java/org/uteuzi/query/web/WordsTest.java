package org.uteuzi.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uteuzi.query.web.SampleStructures.date;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.structure.Structure;
import org.uteuzi.text.LocalizedText;

class WordsTest {

    private static final Words SWAHILI = new Words(PageLanguage.SWAHILI);
    private static final Words ENGLISH = new Words(PageLanguage.ENGLISH);

    @ParameterizedTest
    @CsvSource({
        "2020-03-01, tarehe 1 Machi 2020, 1 March 2020, 1 Machi 2020",
        "2020-12, Desemba 2020, December 2020, Desemba 2020",
        "2019, mwaka 2019, 2019, mwaka 2019"
    })
    void a_date_carries_its_own_noun(String date, String swahili, String english, String alone) {
        assertThat(SWAHILI.phrase(date(date))).isEqualTo(swahili);
        assertThat(ENGLISH.phrase(date(date))).isEqualTo(english);
        assertThat(SWAHILI.shortly(date(date))).isEqualTo(alone);
    }

    @Test
    void a_day_asked_about_fits_the_title_in_both_languages() {
        LocalDate day = LocalDate.parse("2026-02-01");
        assertThat(SWAHILI.say("structure.title", SWAHILI.on(day))).isEqualTo("Muundo wa tarehe 1 Februari 2026");
        assertThat(ENGLISH.say("structure.title", ENGLISH.on(day))).isEqualTo("Structure on 1 February 2026");
    }

    @Test
    void a_time_of_recording_is_told_by_the_clock_of_the_institution_and_without_saa() {
        ZoneId there = SampleStructures.ZONE;
        assertThat(SWAHILI.phrase(SampleStructures.NOW, there)).isEqualTo("tarehe 23 Novemba 2026, 10:15 (EAT)");
        assertThat(ENGLISH.phrase(SampleStructures.NOW, there)).isEqualTo("23 November 2026, 10:15 (EAT)");
    }

    @Test
    void a_law_is_cited_with_what_is_stated_of_it() {
        assertThat(SWAHILI.cite(new LegalBasis("TZ-ZNZ", "12", 2019, null)))
                .isEqualTo("Sheria Namba 12 ya mwaka 2019 (Zanzibar)");
        assertThat(ENGLISH.cite(new LegalBasis("TZ-ZNZ", "12", 2019, "5(2)")))
                .isEqualTo("Act No. 12 of 2019, section 5(2) (Zanzibar)");
        assertThat(ENGLISH.cite(new LegalBasis("KE", "7", null, null))).isEqualTo("Act No. 7 (KE)");
        assertThat(ENGLISH.cite(new LegalBasis(null, null, 2010, null))).isEqualTo("Act of 2010");
        assertThat(ENGLISH.cite(new LegalBasis("TZ", null, null, null))).isNull();
        assertThat(ENGLISH.cite(null)).isNull();
        assertThat(SWAHILI.cite(
                        new LegalBasis(null, "12", 2019, null),
                        List.of(new Structure.ContinuedBy(new LegalBasis(null, "1", 2024, null), "41", "f", "i"))))
                .isEqualTo(
                        "Sheria Namba 12 ya mwaka 2019; kisha kwa mujibu wa Sheria Namba 1 ya mwaka 2024, kifungu 41");
    }

    @Test
    void a_text_that_is_missing_in_a_language_is_given_in_the_other_and_marked_so() {
        assertThat(ENGLISH.say(new LocalizedText("Bodi", "Board"))).isEqualTo(new Words.Said("Board", null));
        assertThat(ENGLISH.say(new LocalizedText("Bodi", null))).isEqualTo(new Words.Said("Bodi", "sw"));
        assertThat(SWAHILI.say(new LocalizedText(" ", "Board"))).isEqualTo(new Words.Said("Board", "en"));
    }

    @Test
    void the_other_language_is_offered_only_where_it_says_something_more() {
        assertThat(ENGLISH.sayOtherwise(new LocalizedText("Bodi", "Board"))).isEqualTo(new Words.Said("Bodi", "sw"));
        assertThat(ENGLISH.sayOtherwise(new LocalizedText("Bodi", null))).isNull();
        assertThat(ENGLISH.sayOtherwise(new LocalizedText(null, "Board"))).isNull();
    }

    @Test
    void what_is_put_in_is_never_read_as_a_pattern() {
        assertThat(ENGLISH.say("institution.unknown", "{0} '{1}' <b>"))
                .isEqualTo("There is no institution with the identifier “{0} '{1}' <b>” in the register.");
    }

    @Test
    void parts_are_joined_as_each_language_does() {
        assertThat(SWAHILI.list(List.of("siku", "mwezi", "mwaka"))).isEqualTo("siku, mwezi na mwaka");
        assertThat(ENGLISH.list(List.of("day", "month"))).isEqualTo("day and month");
        assertThat(ENGLISH.list(List.of("day"))).isEqualTo("day");
    }
}
