package org.uteuzi.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uteuzi.rule.RuleOfLaw.About.PERSON;
import static org.uteuzi.rule.RuleOfLaw.About.POST;
import static org.uteuzi.rule.RuleOfLaw.About.UNIT;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uteuzi.rule.RuleOfLaw.About;

/** For each rule of law what breaks it, since when and until when, and what keeps it. */
class RulesOfLawTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-30");

    private final Told told = new Told().unit("u", "");

    // ---------------------------------------------------------------------------------------------------- authorities

    @ParameterizedTest
    @CsvSource({
        "office:minister, 2020-01-01, APPOINTED_BY_OTHER_THAN_THE_AUTHORITY_IN_FORCE a 2020-01-01..",
        "office:president, 2020-01-01,",
        // the law changes on 1 July 2022
        "office:president, 2022-07-01, APPOINTED_BY_OTHER_THAN_THE_AUTHORITY_IN_FORCE a 2022-07-01..",
        "office:minister, 2022-07-01,",
        // the true day may lie under either law
        "office:president, 2022,",
        "office:minister, 2022,",
        "office:secretary, 2022, APPOINTED_BY_OTHER_THAN_THE_AUTHORITY_IN_FORCE a 2022-01-01.."
    })
    void who_appoints_is_judged_by_the_law_of_the_day(String by, String from, String found) {
        told.post("p", "terms: {appointingAuthority: 'office:president'}")
                .amend("p", "2022-07-01", "terms: {appointingAuthority: {to: 'office:minister'}}")
                .appoint("a", "p", "x", from, "appointedBy: '" + by + "'");

        assertThat(told.found(POST)).isEqualTo(found == null ? List.of() : List.of(found));
    }

    @Test
    void what_nobody_stated_is_not_judged() {
        told.post("p", "")
                .post("q", "terms: {appointingAuthority: 'office:president'}")
                .appoint("a", "p", "x", "2020", "appointedBy: 'office:minister', termEndsOn: '2090', termNumber: 9")
                .appoint("b", "q", "y", "2020")
                .end("a", "p", "2025", "REVOKED", "endedBy: 'office:clerk'")
                .end("b", "q", "2025", "REVOKED");

        assertThat(told.found(POST, UNIT, PERSON)).isEmpty();
        assertThat(RulesOfLaw.isJudgedOn(TODAY, told.post("p").orElseThrow())).isFalse();
        assertThat(RulesOfLaw.isJudgedOn(TODAY, told.post("q").orElseThrow())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "REVOKED, office:minister, ENDED_BY_OTHER_THAN_THE_AUTHORITY_IN_FORCE a-end 2021-03-01..",
        "REVOKED, office:president,",
        "RESIGNED, office:minister,"
    })
    void who_revokes_is_judged_by_the_law_of_the_day(String reason, String by, String found) {
        told.post("p", "terms: {appointingAuthority: 'office:president'}")
                .appoint("a", "p", "x", "2020")
                .end("a", "p", "2021-03-01", reason, "endedBy: '" + by + "'");

        assertThat(told.found(POST)).isEqualTo(found == null ? List.of() : List.of(found));
    }

    @ParameterizedTest
    @CsvSource({
        "2019-12-31, APPOINTED_BY_A_POST_THAT_NOBODY_HELD a 2022-01-01..",
        "2019, APPOINTED_BY_A_POST_THAT_NOBODY_HELD a 2022-01-01..",
        "2020-01-01,",
        "2020,",
        "2020-06-15, APPOINTED_BY_A_POST_WHOSE_HOLDER_WAS_ABSENT a 2022-01-01..",
        "2020-06, APPOINTED_BY_A_POST_WHOSE_HOLDER_WAS_ABSENT a 2022-01-01..",
        // somebody acts
        "2020-08-15,",
        "2021-01-01, APPOINTED_BY_A_POST_THAT_NOBODY_HELD a 2022-01-01..",
        ","
    })
    void the_post_that_appoints_is_held_by_somebody_present_when_the_paper_is_signed(String signed, String found) {
        told.post("head", "")
                .appoint("h", "head", "boss", "2020-01-01")
                .end("h", "head", "2021-01-01", "RESIGNED")
                .absent("h", "head", "2020-06-01", "2020-09-01")
                .act("k", "head", "deputy", "2020-08-01")
                .end("k", "head", "2020-09-01", "ACTING_CEASED")
                .post("p", "")
                .appoint("a", "p", "x", "2022-01-01", "appointedBy: 'post:head'")
                .appoint("b", "p", "y", "2022-01-01", "appointedBy: 'office:president'")
                .signed("b", "2019");
        if (signed != null) {
            told.signed("a", signed);
        }

        assertThat(told.found(POST)).isEqualTo(found == null ? List.of() : List.of(found));
    }

    // ---------------------------------------------------------------------------------------------------------- seats

    @Test
    void more_people_than_seats_are_found_while_they_are_too_many() {
        told.post("p", "seats: 2")
                .appoint("a", "p", "x", "2020-01-01")
                .appoint("b", "p", "y", "2020-01-01")
                .act("k", "p", "k", "2020-01-01")
                .end("k", "p", "2020-02-01", "ACTING_CEASED");
        assertThat(told.found(POST)).noneMatch(found -> found.startsWith("MORE_HOLDERS"));

        told.appoint("c", "p", "z", "2021-01-01").end("a", "p", "2021-06-01", "RESIGNED");
        assertThat(told.found(POST)).contains("MORE_HOLDERS_THAN_SEATS c 2021-01-01..2021-06-01");

        told.amend("p", "2023-01-01", "seats: {to: 1}");
        assertThat(told.found(POST)).anyMatch(found -> found.endsWith(" 2023-01-01.."));
    }

    @Test
    void a_last_day_and_a_first_day_of_the_same_year_leave_nobody_too_many_for_certain() {
        told.post("p", "seats: 1")
                .appoint("a", "p", "x", "2018")
                .end("a", "p", "2020", "RESIGNED")
                .appoint("b", "p", "y", "2019");
        assertThat(told.found(POST)).isEmpty();

        told.appoint("c", "p", "z", "2021");
        assertThat(told.found(POST)).containsExactly("MORE_HOLDERS_THAN_SEATS c 2022-01-01..");
    }

    @ParameterizedTest
    @CsvSource({
        "x, 2021-01-01, SAME_PERSON_TWICE_IN_ONE_POST b 2021-01-01..2022-01-01",
        "second-id, 2021-01-01, SAME_PERSON_TWICE_IN_ONE_POST b 2021-01-01..2022-01-01",
        "y, 2021-01-01,",
        "x, 2022-01-01,"
    })
    void nobody_holds_one_post_twice(String person, String from, String found) {
        told.person("x", "Mfano Asha")
                .person("second-id", "Mfano Asha Juma")
                .joined("second-id", "x")
                .post("p", "")
                .appoint("a", "p", "x", "2020-01-01")
                .end("a", "p", "2022-01-01", "RESIGNED")
                .appoint("b", "p", person, from);

        assertThat(told.found(POST)).isEqualTo(found == null ? List.of() : List.of(found));
    }

    @Test
    void somebody_appointed_anew_when_the_term_had_run_out_is_in_the_post_once_and_no_term_hangs() {
        told.post("p", "").appoint("a", "p", "x", "2020-01-01", "termEndsOn: '2022-12-31'");
        assertThat(told.found(POST)).containsExactly("TERM_ENDED_WITHOUT_ENDING a 2023-01-01..");

        told.appoint("b", "p", "x", "2023-03-01");
        assertThat(told.found(POST)).containsExactly("TERM_ENDED_WITHOUT_ENDING a 2023-01-01..2023-03-01");
    }

    @Test
    void a_term_that_the_law_goes_on_from_does_not_hang() {
        told.post("vacate", "terms: {onExpiry: 'VACATE'}")
                .post("over", "terms: {onExpiry: 'HOLD_OVER'}")
                .appoint("a", "vacate", "x", "2020-01-01", "termEndsOn: '2022-12-31'")
                .appoint("b", "over", "y", "2020-01-01", "termEndsOn: '2022-12-31'");

        assertThat(told.found(POST)).isEmpty();
    }

    @Test
    void somebody_acts_only_beside_nobody_present() {
        told.post("p", "seats: 1")
                .appoint("a", "p", "x", "2020-01-01")
                .absent("a", "p", "2020-03-01", "2020-05-01")
                .act("k", "p", "y", "2020-02-01")
                .end("a", "p", "2020-07-01", "RESIGNED");

        assertThat(told.found(POST))
                .containsExactly(
                        "ACTING_BESIDE_A_SUBSTANTIVE_HOLDER k 2020-02-01..2020-03-01",
                        "ACTING_BESIDE_A_SUBSTANTIVE_HOLDER k 2020-05-01..2020-07-01");
    }

    @Test
    void as_many_may_act_as_stated_seats_are_free() {
        told.post("p", "seats: 2").appoint("a", "p", "x", "2020-01-01").act("k", "p", "y", "2020-02-01");
        assertThat(told.found(POST)).isEmpty();

        told.act("l", "p", "z", "2020-03-01");
        assertThat(told.found(POST)).containsExactly("ACTING_BESIDE_A_SUBSTANTIVE_HOLDER l 2020-03-01..");
    }

    // ---------------------------------------------------------------------------------------------------------- terms

    @ParameterizedTest
    @CsvSource({
        "2020-03-01, 2023-02-28,",
        "2020-03-01, 2023-03-01, TERM_LONGER_THAN_ALLOWED a 2020-03-01..",
        "2020, 2023,",
        "2020, 2024, TERM_LONGER_THAN_ALLOWED a 2020-01-01..",
        // from 2024 the law allows two years
        "2024-01-01, 2026-12-31, TERM_LONGER_THAN_ALLOWED a 2024-01-01.."
    })
    void a_term_is_no_longer_than_the_law_of_its_first_day_says(String from, String termEndsOn, String found) {
        told.post("p", "terms: {termLength: 'P3Y', onExpiry: 'HOLD_OVER'}")
                .amend("p", "2024-01-01", "terms: {termLength: {to: 'P2Y'}}")
                .appoint("a", "p", "x", from, "termEndsOn: '" + termEndsOn + "'")
                .appoint("k", "p", "y", "1990-01-01", "capacity: 'ACTING', termEndsOn: '1999-12-31'")
                .end("k", "p", "2000-06-01", "ACTING_CEASED");

        assertThat(told.found(POST)).isEqualTo(found == null ? List.of() : List.of(found));
    }

    @ParameterizedTest
    @CsvSource({"'', MORE_TERMS_THAN_ALLOWED c 2010-01-01..", "termNumber: 2,", "continues: 'b',"})
    void nobody_serves_more_terms_than_the_law_allows(String more, String found) {
        told.person("x", "Mfano Asha")
                .person("second-id", "Mfano Asha Juma")
                .joined("second-id", "x")
                .post("p", "terms: {maxTerms: 2}")
                .appoint("a", "p", "x", "2001-01-01")
                .end("a", "p", "2004-01-01", "EXPIRED")
                .appoint("other", "p", "y", "2001-01-01")
                .appoint("b", "p", "second-id", "2004-01-01")
                .end("b", "p", "2010-01-01", "EXPIRED")
                .appoint("c", "p", "x", "2010-01-01", more);

        assertThat(told.found(POST)).isEqualTo(found == null ? List.of() : List.of(found));
    }

    @Test
    void a_stated_term_number_counts_where_the_register_does_not_know_the_terms_before() {
        told.post("p", "terms: {maxTerms: 2}")
                .appoint("a", "p", "x", "2001-01-01", "termNumber: 2")
                .end("a", "p", "2004-01-01", "EXPIRED")
                .appoint("b", "p", "x", "2004-01-01");

        assertThat(told.found(POST)).containsExactly("MORE_TERMS_THAN_ALLOWED b 2004-01-01..");
    }

    @Test
    void a_qualification_that_the_law_asks_for_is_shown() {
        told.post("p", "terms: {qualifications: ['Degree in law', 'Ten years of practice']}")
                .appoint("a", "p", "x", "2020-01-01", "qualifications: [' degree  in LAW', 'Ten years of practice']")
                .appoint("b", "p", "y", "2020-01-01", "qualifications: ['Degree in law']");

        assertThat(told.found(POST)).containsExactly("QUALIFICATION_NOT_SHOWN b 2020-01-01..");
        assertThat(told.findings(POST, "p").getFirst().arguments())
                .containsEntry("qualification", List.of("Ten years of practice"));
    }

    @Test
    void acting_is_counted_without_a_break_over_all_appointments() {
        told.post("p", "terms: {actingLimit: 'P6M'}")
                .act("a", "p", "x", "2020-01-01")
                .end("a", "p", "2020-05-01", "ACTING_CEASED")
                .act("b", "p", "x", "2020-05-01")
                .end("b", "p", "2020-07-01", "ACTING_CEASED")
                .act("other", "p", "y", "2020-07-01")
                .end("other", "p", "2020-08-01", "ACTING_CEASED");
        assertThat(told.found(POST)).isEmpty();

        told.act("c", "p", "x", "2020-07-01")
                .end("c", "p", "2020-09-01", "ACTING_CEASED")
                .act("d", "p", "x", "2020-09-02")
                .end("d", "p", "2020-12-01", "ACTING_CEASED");
        assertThat(told.found(POST)).containsExactly("ACTING_BEYOND_ITS_LIMIT c 2020-07-01..2020-09-01");
    }

    // --------------------------------------------------------------------------------------------------------- people

    @Test
    void nobody_holds_two_full_time_posts() {
        told.person("x", "Mfano Asha")
                .post("p", "terms: {fullTime: true}")
                .post("q", "terms: {fullTime: true}")
                .post("part", "terms: {fullTime: false}")
                .appoint("a", "p", "x", "2020-01-01")
                .appoint("c", "part", "x", "2020-01-01")
                .act("k", "q", "x", "2020-01-01")
                .end("k", "q", "2020-06-01", "ACTING_CEASED");
        assertThat(told.found(PERSON)).isEmpty();

        told.appoint("b", "q", "x", "2021-01-01").end("a", "p", "2021-03-01", "RESIGNED");
        assertThat(told.found(PERSON))
                .containsExactly("FULL_TIME_PERSON_IN_TWO_FULL_TIME_POSTS b 2021-01-01..2021-03-01");
        assertThat(told.findings(PERSON, "x").getFirst().arguments())
                .containsEntry("otherPost", "p")
                .containsEntry("otherInstitution", "i");
    }

    @Test
    void a_post_in_a_unit_that_is_not_known_is_told_by_that_unit() {
        told.person("x", "Mfano Asha")
                .post("p", "terms: {fullTime: true}, unitId: 'elsewhere'")
                .post("q", "terms: {fullTime: true}")
                .appoint("a", "p", "x", "2020-01-01")
                .appoint("b", "q", "x", "2021-01-01");

        assertThat(told.findings(PERSON, "x").getFirst().arguments()).containsEntry("otherInstitution", "elsewhere");
    }

    @Test
    void a_law_that_makes_a_post_full_time_finds_who_is_in_another_from_that_day() {
        told.person("x", "Mfano Asha")
                .post("p", "terms: {fullTime: true}")
                .post("q", "")
                .appoint("a", "p", "x", "2020-01-01")
                .appoint("b", "q", "x", "2020-01-01")
                .amend("q", "2023-01-01", "terms: {fullTime: {to: true}}");

        assertThat(told.found(PERSON)).containsExactly("FULL_TIME_PERSON_IN_TWO_FULL_TIME_POSTS b 2023-01-01..");
    }

    @Test
    void the_dead_hold_nothing() {
        told.person("x", "Mfano Asha")
                .post("p", "")
                .post("q", "")
                .appoint("a", "p", "x", "2020-01-01")
                .appoint("b", "q", "x", "2020-01-01")
                .end("a", "p", "2022-05-11", "RESIGNED");
        assertThat(told.found(PERSON)).isEmpty();

        told.appoint("c", "p", "x", "2022-06-01").end("c", "p", "2023-02-01", "DIED");
        assertThat(told.found(PERSON)).containsExactly("DEAD_PERSON_HOLDS_A_POST b 2023-02-01..");
    }

    @Test
    void a_namesake_is_found_until_the_two_are_joined() {
        told.person("x", "Mfano Asha").person("y", "mfano  ASHA").person("z", "Mfano Bakari");
        assertThat(told.found(PERSON)).containsExactly("NAMESAKE_REGISTERED_AGAIN y ..");

        told.joined("y", "x");
        assertThat(told.found(PERSON)).isEmpty();
    }

    // --------------------------------------------------------------------------------------------------------- boards

    @Test
    void a_board_has_no_fewer_and_no_more_members_than_the_law_asks_for() {
        told.post("p", "")
                .appoint("a", "p", "x", "2020-01-01")
                .appoint("b", "p", "y", "2020-03-01")
                .appoint("c", "p", "z", "2021-01-01")
                .act("k", "p", "w", "2019-01-01")
                .end("a", "p", "2022-01-01", "RESIGNED")
                .composition("u", "2020-02-01", "factId: 'law', minimum: 2, maximum: 2");

        assertThat(told.found(UNIT))
                .containsExactly(
                        "BOARD_ABOVE_ITS_MAXIMUM c 2021-01-01..2022-01-01",
                        "BOARD_BELOW_ITS_MINIMUM law 2020-02-01..2020-03-01");
    }

    @Test
    void members_who_may_or_may_not_be_there_make_no_board_too_small_or_too_large() {
        told.post("p", "")
                .appoint("a", "p", "x", "2020-01-01")
                .appoint("b", "p", "y", "2020")
                .composition("u", "2020-01-01", "minimum: 2, maximum: 2");
        assertThat(told.found(UNIT)).isEmpty();

        told.appoint("c", "p", "z", "2020");
        assertThat(told.found(UNIT)).containsExactly("BOARD_ABOVE_ITS_MAXIMUM c 2021-01-01..");
    }

    @Test
    void a_seat_held_ex_officio_counts_while_somebody_holds_the_post_that_it_names() {
        told.unit("elsewhere", "")
                .post("head", "")
                .amend("head", "2000", "unitId: {to: 'elsewhere'}")
                .appoint("h", "head", "x", "2020-01-01")
                .post("p", "")
                .appoint("a", "p", "", "2019-01-01", "capacity: 'EX_OFFICIO', exOfficio: 'post:head'")
                .composition("u", "2019-01-01", "factId: 'law', minimum: 1");
        assertThat(told.found(UNIT)).containsExactly("BOARD_BELOW_ITS_MINIMUM law 2019-01-01..2020-01-01");

        told.end("h", "head", "2021-01-01", "RESIGNED");
        assertThat(told.found(UNIT)).anyMatch(found -> found.endsWith(" 2021-01-01.."));
    }

    @Test
    void quotas_count_members_by_qualification_and_by_authority() {
        told.post("p", "")
                .appoint("a", "p", "x", "2020-01-01", "qualifications: ['Lawyer'], appointedBy: 'office:minister'")
                .appoint("b", "p", "y", "2020-01-01", "appointedBy: 'office:minister'")
                .composition(
                        "u",
                        "2020-01-01",
                        "factId: 'law', quotas: [{qualification: 'lawyer', minimum: 2}, {appointedBy: 'office:minister', maximum: 1},"
                                + " {appointedBy: 'office:minister', minimum: 2}]");

        assertThat(told.found(UNIT))
                .containsExactly("BOARD_QUOTA_EXCEEDED b 2020-01-01..", "BOARD_QUOTA_NOT_MET b 2020-01-01..");
    }

    // ------------------------------------------------------------------------------------------- what somebody caused

    @Test
    void what_was_there_before_is_not_caused_and_what_grows_is() {
        told.post("p", "seats: 1").appoint("a", "p", "x", "2020-01-01").appoint("b", "p", "y", "2021-01-01");
        Told before = told.copy();
        told.end("b", "p", "2023-01-01", "RESIGNED");
        assertThat(caused(before, POST, "p")).isEmpty();

        Told ended = told.copy();
        told.appoint("c", "p", "z", "2022-01-01");
        assertThat(caused(ended, POST, "p")).containsExactly("MORE_HOLDERS_THAN_SEATS c 2022-01-01..2023-01-01");
    }

    @Test
    void a_finding_open_on_more_days_is_caused_for_those() {
        told.post("p", "seats: 1").appoint("a", "p", "x", "2020-01-01").appoint("b", "p", "y", "2021-01-01");
        Told ended = told.copy().end("b", "p", "2023-01-01", "RESIGNED");

        assertThat(
                        RulesOfLaw.caused(ended.findings(POST, "p").stream(), told.findings(POST, "p").stream(), TODAY)
                                .stream()
                                .map(Told::words))
                .containsExactly("MORE_HOLDERS_THAN_SEATS b 2023-01-01..");
    }

    @Test
    void a_law_that_comes_late_puts_in_doubt_what_was_done_under_it_and_nothing_else() {
        told.post("p", "")
                .appoint("a", "p", "x", "2020-01-01", "appointedBy: 'office:minister'")
                .end("a", "p", "2022-01-01", "RESIGNED")
                .appoint("b", "p", "y", "2022-01-01", "appointedBy: 'office:minister'");
        Told before = told.copy();
        told.amend("p", "2021-06-01", "terms: {appointingAuthority: {to: 'office:president'}}");

        assertThat(caused(before, POST, "p"))
                .containsExactly("APPOINTED_BY_OTHER_THAN_THE_AUTHORITY_IN_FORCE b 2022-01-01..");
    }

    @Test
    void what_comes_with_time_is_caused_by_nobody_before_it_is_due() {
        told.post("p", "terms: {actingLimit: 'P6M'}");
        Told before = told.copy();
        told.act("a", "p", "x", "2026-05-01");
        assertThat(told.found(POST)).containsExactly("ACTING_BEYOND_ITS_LIMIT a 2026-11-01..");
        assertThat(caused(before, POST, "p")).isEmpty();

        told.end("a", "p", "2026-12-01", "ACTING_CEASED");
        assertThat(caused(before, POST, "p")).containsExactly("ACTING_BEYOND_ITS_LIMIT a 2026-11-01..2026-12-01");
    }

    @Test
    void a_finding_stands_on_the_days_on_which_it_is_open() {
        told.post("p", "seats: 1")
                .appoint("a", "p", "x", "2020-01-01")
                .appoint("b", "p", "y", "2021-01-01")
                .end("a", "p", "2022-01-01", "RESIGNED");

        assertThat(RulesOfLaw.openOn(LocalDate.parse("2020-12-31"), POST, "p", told))
                .isEmpty();
        assertThat(RulesOfLaw.openOn(LocalDate.parse("2021-12-31"), POST, "p", told))
                .hasSize(1);
        assertThat(RulesOfLaw.openOn(LocalDate.parse("2022-01-01"), POST, "p", told))
                .isEmpty();
    }

    private List<String> caused(Told before, About kind, String id) {
        return RulesOfLaw.caused(before.findings(kind, id).stream(), told.findings(kind, id).stream(), TODAY).stream()
                .map(Told::words)
                .toList();
    }
}
