package org.uteuzi.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uteuzi.timeline.Holding.EndBecause.DISSOLUTION;
import static org.uteuzi.timeline.Holding.EndBecause.FACT;
import static org.uteuzi.timeline.Holding.EndBecause.SUCCESSOR;
import static org.uteuzi.timeline.Holding.EndBecause.TERM;
import static org.uteuzi.timeline.Holding.TermState.HOLDING_OVER;
import static org.uteuzi.timeline.Holding.TermState.IN_TERM;
import static org.uteuzi.timeline.Holding.TermState.TERM_RUN_OUT;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.uteuzi.event.post.Absence;
import org.uteuzi.event.post.Change;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.event.post.Terms.OnExpiry;
import org.uteuzi.time.PartialDate;

/** Who holds a post, told by examples. */
class PostTimelineTest {

    @Test
    void somebody_holds_the_post_from_the_start_to_the_day_before_the_end() {
        Story story = post(1, null).appointed("asha", "2020-03-01").ended("asha", "2023-03-01");

        assertThat(story.holdersOn("2020-02-29")).isEmpty();
        assertThat(story.holdersOn("2020-03-01")).containsExactly("asha");
        assertThat(story.holdersOn("2023-02-28")).containsExactly("asha");
        assertThat(story.holdersOn("2023-03-01")).isEmpty();
        assertThat(story.holding("asha").endBecause()).isEqualTo(FACT);
        assertThat(story.holding("asha").from()).isEqualTo("2020-03-01");
        assertThat(story.holding("asha").until()).isEqualTo("2023-03-01");
    }

    @Test
    void one_leaves_and_another_enters_on_the_same_day() {
        Story story = post(1, null)
                .appointed("asha", "2020-01-01")
                .ended("asha", "2022-07-01")
                .appointed("bakari", "2022-07-01");

        assertThat(story.holdersOn("2022-06-30")).containsExactly("asha");
        assertThat(story.holdersOn("2022-07-01")).containsExactly("bakari");
        assertThat(vacantSeats(story, "2022-07-01")).isZero();
        assertThat(story.post().turningDays())
                .containsExactly(
                        LocalDate.parse("2019-01-01"), LocalDate.parse("2020-01-01"), LocalDate.parse("2022-07-01"));
    }

    @Test
    void the_earliest_end_counts_whichever_was_recorded_first() {
        Story story = post(1, null)
                .appointed("asha", "2020-01-01")
                .ended("resigned", "asha", "2022-01-01", EndReason.RESIGNED)
                .ended("died", "asha", "2021-06-01", EndReason.DIED)
                .ended("repeated", "asha", "2021-06-01", EndReason.OTHER);

        assertThat(story.holding("asha").until()).isEqualTo("2021-06-01");
        assertThat(story.holding("asha").end().factId()).isEqualTo("died");
        assertThat(story.withdrawn("w", "died")
                        .withdrawn("w2", "repeated")
                        .holding("asha")
                        .until())
                .isEqualTo("2022-01-01");
    }

    @Test
    void who_was_revoked_before_the_start_held_on_no_day_and_stays_in_the_record() {
        Story story =
                post(1, null).appointed("asha", "2020-03-01").ended("end", "asha", "2020-02-01", EndReason.REVOKED);

        assertThat(story.holdersOn("2020-02-15")).isEmpty();
        assertThat(story.holdersOn("2020-03-01")).isEmpty();
        assertThat(story.holding("asha").effective().isEmpty()).isTrue();
    }

    @Test
    void nobody_holds_a_post_on_a_day_on_which_it_does_not_exist() {
        Story story = post(1, null).appointed("asha", "2018-06-01");

        assertThat(story.holdersOn("2018-12-31")).isEmpty();
        assertThat(story.post().filledSeatsOn(LocalDate.parse("2018-12-31"))).isZero();
        assertThat(story.post().vacanciesOn(LocalDate.parse("2018-12-31"))).isEmpty();
        assertThat(story.holdersOn("2019-01-01")).containsExactly("asha");
    }

    @Test
    void where_the_law_says_vacate_the_term_ends_the_appointment() {
        Story story = post(1, OnExpiry.VACATE).appointed("asha", "2020-01-01", "2022-12-31");

        assertThat(story.holdersOn("2022-12-31")).containsExactly("asha");
        assertThat(story.holdersOn("2023-01-01")).isEmpty();
        assertThat(story.holding("asha").endBecause()).isEqualTo(TERM);
        assertThat(story.holding("asha").until()).isEqualTo("2023-01-01");
    }

    @Test
    void an_end_counts_even_if_it_is_later_than_a_term_that_vacates() {
        Story story = post(1, OnExpiry.VACATE)
                .appointed("asha", "2020-01-01", "2022-12-31")
                .ended("asha", "2023-02-01");

        assertThat(story.holding("asha").until()).isEqualTo("2023-02-01");
        assertThat(story.holding("asha").stateOn(LocalDate.parse("2022-12-31"))).isEqualTo(IN_TERM);
        assertThat(story.holding("asha").stateOn(LocalDate.parse("2023-01-01"))).isEqualTo(TERM_RUN_OUT);
    }

    @Test
    void where_the_law_says_hold_over_the_holder_stays_until_the_successor_comes() {
        Story story = post(1, OnExpiry.HOLD_OVER).appointed("asha", "2020-01-01", "2022-12-31");

        assertThat(story.holding("asha").stateOn(LocalDate.parse("2023-01-01"))).isEqualTo(HOLDING_OVER);
        assertThat(story.holding("asha").until()).isNull();
        assertThat(story.holding("asha").endBecause()).isNull();

        story.appointed("bakari", "2023-05-01");

        assertThat(story.holdersOn("2023-04-30")).containsExactly("asha");
        assertThat(story.holdersOn("2023-05-01")).containsExactly("bakari");
        assertThat(story.holding("asha").endBecause()).isEqualTo(SUCCESSOR);
        assertThat(story.withdrawn("w", "bakari").holdersOn("2023-05-01")).containsExactly("asha");
        assertThat(story.withdrawn("ww", "w").holdersOn("2023-05-01")).containsExactly("bakari");
    }

    @Test
    void where_no_law_says_what_follows_the_term_has_run_out_and_the_holder_stays() {
        Story story = post(1, null).appointed("asha", "2020-01-01", "2022");

        assertThat(story.holding("asha").stateOn(LocalDate.parse("2022-12-31"))).isEqualTo(IN_TERM);
        assertThat(story.holding("asha").stateOn(LocalDate.parse("2023-01-01"))).isEqualTo(TERM_RUN_OUT);
        assertThat(story.holdersOn("2030-01-01")).containsExactly("asha");
    }

    @Test
    void a_term_to_the_last_day_that_can_be_stated_does_not_end() {
        Story story = post(1, OnExpiry.VACATE).appointed("asha", "2020-01-01", "9999");

        assertThat(story.holding("asha").until()).isNull();
        assertThat(story.holding("asha")
                        .termOn(LocalDate.parse("9999-12-31"))
                        .value()
                        .pastFrom())
                .isNull();
        assertThat(post(1, OnExpiry.VACATE)
                        .appointed("asha", "2020-01-01", "9999-12-30")
                        .holding("asha")
                        .until())
                .isEqualTo("9999-12-31");
    }

    @Test
    void the_law_of_the_first_day_past_the_term_says_what_follows() {
        Story story = post(1, OnExpiry.VACATE)
                .appointed("asha", "2020-01-01", "2022-12-31")
                .postAmended("amended", "2023-01-01", null, new Change<>(OnExpiry.HOLD_OVER));

        assertThat(story.holding("asha").stateOn(LocalDate.parse("2023-01-01"))).isEqualTo(HOLDING_OVER);

        story.postAmended("too late", "2023-01-02", null, new Change<>(OnExpiry.VACATE));
        assertThat(story.holding("asha").until()).isNull();

        story.postAmended("not stated", "2023-01-01", null, new Change<>(null));
        assertThat(story.holding("asha").stateOn(LocalDate.parse("2023-01-01"))).isEqualTo(TERM_RUN_OUT);
    }

    @Test
    void a_successor_ends_only_as_many_as_the_seats_require_the_longest_run_out_first_then_the_lowest_id() {
        Story story = post(3, OnExpiry.HOLD_OVER)
                .appointed("chausiku", "2019-01-01", "2021-12-31")
                .appointed("asha", "2019-01-01", "2022-12-31")
                .appointed("bakari", "2019-01-01", "2021-12-31");

        assertThat(story.appointed("dalila", "2023-06-01").holdersOn("2023-06-01"))
                .containsExactlyInAnyOrder("asha", "chausiku", "dalila");
        assertThat(story.appointed("eliya", "2023-07-01").holdersOn("2023-07-01"))
                .containsExactlyInAnyOrder("asha", "dalila", "eliya");
        assertThat(story.appointed("fatma", "2023-08-01").holdersOn("2023-08-01"))
                .containsExactlyInAnyOrder("dalila", "eliya", "fatma");
        assertThat(story.appointed("ghalib", "2023-09-01").holdersOn("2023-09-01"))
                .as("nobody in term gives way")
                .containsExactlyInAnyOrder("dalila", "eliya", "fatma", "ghalib");
    }

    @Test
    void nobody_gives_way_where_seats_are_free_or_not_stated_or_who_comes_only_acts() {
        assertThat(post(2, OnExpiry.HOLD_OVER)
                        .appointed("asha", "2020-01-01", "2022-12-31")
                        .appointed("bakari", "2023-05-01")
                        .holdersOn("2023-05-01"))
                .containsExactly("asha", "bakari");
        assertThat(post(null, OnExpiry.HOLD_OVER)
                        .appointed("asha", "2020-01-01", "2022-12-31")
                        .appointed("bakari", "2023-05-01")
                        .holdersOn("2023-05-01"))
                .containsExactly("asha", "bakari");
        assertThat(post(1, OnExpiry.HOLD_OVER)
                        .appointed("asha", "2020-01-01", "2022-12-31")
                        .acting("bakari", "2023-05-01")
                        .holdersOn("2023-05-01"))
                .containsExactly("asha", "bakari");
    }

    @Test
    void who_comes_ex_officio_fills_a_seat_but_ends_nobody() {
        Story story = post(1, OnExpiry.HOLD_OVER)
                .appointed("asha", "2020-01-01", "2022-12-31")
                .exOfficio("bakari", "2023-05-01");

        assertThat(story.holdersOn("2023-05-01")).containsExactly("asha", "bakari");
        assertThat(story.post().filledSeatsOn(LocalDate.parse("2023-05-01"))).isEqualTo(2);
        assertThat(story.appointed("chausiku", "2023-06-01").holdersOn("2023-06-01"))
                .containsExactly("bakari", "chausiku");
    }

    @Test
    void holders_are_told_in_the_order_of_their_first_days_however_late_one_was_recorded() {
        Story story = post(3, null)
                .appointed("asha", "2021-01-01")
                .appointed("bakari", "2020-01-01")
                .appointed("chausiku", "2021-01-01");

        assertThat(story.holdersOn("2022-01-01")).containsExactly("bakari", "asha", "chausiku");
    }

    @Test
    void who_has_an_end_recorded_does_not_give_way() {
        Story story = post(1, OnExpiry.HOLD_OVER)
                .appointed("asha", "2020-01-01", "2022-12-31")
                .ended("asha", "2023-08-01")
                .appointed("bakari", "2023-05-01");

        assertThat(story.holdersOn("2023-07-31")).containsExactly("asha", "bakari");
        assertThat(story.holdersOn("2023-08-01")).containsExactly("bakari");
    }

    @Test
    void a_seat_that_somebody_acts_in_is_vacant_since_the_substantive_holder_left() {
        Story story = post(1, null)
                .appointed("asha", "2020-01-01")
                .ended("asha", "2022-07-01")
                .acting("bakari", "2022-08-01");

        assertThat(story.holdersOn("2022-09-01")).containsExactly("bakari");
        assertThat(story.post().filledSeatsOn(LocalDate.parse("2022-09-01"))).isZero();
        assertThat(vacantSeats(story, "2022-09-01")).isEqualTo(1);
        assertThat(vacancies(story, "2022-09-01")).singleElement().satisfies(vacancy -> {
            assertThat(vacancy.since()).isEqualTo("2022-07-01");
            assertThat(vacancy.leftBy()).extracting(Holding::appointmentId).containsExactly("asha");
        });
    }

    @Test
    void the_nth_vacant_seat_is_vacant_since_the_number_of_holders_last_fell_below_it() {
        Story story = post(3, null)
                .appointed("asha", "2019-01-01")
                .appointed("bakari", "2019-02-01")
                .appointed("chausiku", "2019-03-01")
                .ended("asha", "2020-01-01")
                .appointed("dalila", "2020-06-01")
                .ended("bakari", "2021-01-01")
                .ended("chausiku", "2022-01-01");

        assertThat(vacancies(story, "2022-05-01"))
                .extracting(Vacancy::since)
                .containsExactly(LocalDate.parse("2021-01-01"), LocalDate.parse("2022-01-01"));
        assertThat(vacancies(story, "2020-03-01"))
                .extracting(Vacancy::since)
                .containsExactly(LocalDate.parse("2020-01-01"));
        assertThat(vacancies(story, "2020-06-01")).isEmpty();
    }

    @Test
    void a_seat_that_was_never_filled_is_vacant_since_there_is_such_a_seat() {
        Story story = post(1, null).postAmended("two seats", "2021-01-01", new Change<>(2), null);

        assertThat(vacancies(story, "2022-01-01"))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.since()).isEqualTo("2019-01-01");
                            assertThat(first.leftBy()).isEmpty();
                        },
                        second -> assertThat(second.since()).isEqualTo("2021-01-01"));
    }

    @Test
    void where_seats_are_not_stated_the_post_is_vacant_only_while_nobody_holds_it() {
        Story story = post(null, null)
                .appointed("asha", "2020-01-01")
                .appointed("bakari", "2021-01-01")
                .ended("asha", "2022-01-01")
                .ended("bakari", "2023-01-01");

        assertThat(vacancies(story, "2019-06-01"))
                .extracting(Vacancy::since)
                .containsExactly(LocalDate.parse("2019-01-01"));
        assertThat(vacancies(story, "2022-06-01")).isEmpty();
        assertThat(vacancies(story, "2023-06-01"))
                .extracting(Vacancy::since)
                .containsExactly(LocalDate.parse("2023-01-01"));
    }

    @Test
    void seats_that_are_no_longer_stated_are_not_counted_and_make_nobody_give_way() {
        Story story = post(1, OnExpiry.HOLD_OVER)
                .appointed("asha", "2020-01-01", "2022-12-31")
                .postAmended("law lapsed", "2023-01-01", new Change<>(null), null)
                .appointed("bakari", "2023-05-01");

        assertThat(story.post()
                        .on(LocalDate.parse("2023-05-01"))
                        .orElseThrow()
                        .value()
                        .seats())
                .isNull();
        assertThat(story.holdersOn("2023-05-01")).containsExactly("asha", "bakari");
    }

    @Test
    void inside_the_stretch_that_a_partial_date_leaves_open_nothing_is_certain() {
        Story story = post(1, null).appointed("asha", "2019-07", "2021-06").ended("asha", "2021");
        Holding asha = story.holding("asha");

        assertThat(asha.certainOn(LocalDate.parse("2019-07-01"))).isFalse();
        assertThat(asha.certainOn(LocalDate.parse("2019-07-31"))).isFalse();
        assertThat(asha.certainOn(LocalDate.parse("2019-08-01"))).isTrue();
        assertThat(asha.certainOn(LocalDate.parse("2019-12-31"))).isTrue();
        assertThat(asha.certainOn(LocalDate.parse("2020-01-01")))
                .as("until 2021 and last day 2020 are one statement")
                .isFalse();
        assertThat(asha.certainOn(LocalDate.parse("2020-12-31"))).isFalse();
        assertThat(asha.certainOn(LocalDate.parse("2021-06-15"))).isFalse();
        assertThat(asha.certainOn(LocalDate.parse("2021-07-01"))).isTrue();
    }

    @Test
    void nobody_holds_a_post_from_the_day_of_its_abolition_and_no_seat_of_it_is_vacant() {
        Story story = post(2, null).appointed("asha", "2020-01-01").abolished("abolished", "2022-07-01");

        assertThat(story.holdersOn("2022-06-30")).containsExactly("asha");
        assertThat(story.holdersOn("2022-07-01")).isEmpty();
        assertThat(story.holding("asha").until()).isEqualTo("2022-07-01");
        assertThat(story.holding("asha").endBecause()).isEqualTo(DISSOLUTION);
        assertThat(vacantSeats(story, "2022-06-30")).isOne();
        assertThat(vacantSeats(story, "2022-07-01")).isZero();
        assertThat(story.post().vacancies().getLast().until()).isEqualTo("2022-07-01");
        assertThat(story.post().on(LocalDate.parse("2022-07-01"))).isEmpty();
        assertThat(story.post().turningDays()).endsWith(LocalDate.parse("2022-07-01"));
    }

    @Test
    void an_end_before_or_on_the_day_of_the_abolition_is_the_end_and_a_later_one_is_not() {
        Story story = post(null, null)
                .appointed("asha", "2020-01-01")
                .appointed("bakari", "2020-01-01")
                .appointed("chausiku", "2020-01-01")
                .ended("asha", "2022-06-01")
                .ended("bakari", "2022-07-01")
                .ended("chausiku", "2022-08-01")
                .abolished("abolished", "2022-07-01");

        assertThat(story.holding("asha").endBecause()).isEqualTo(FACT);
        assertThat(story.holding("bakari").endBecause()).isEqualTo(FACT);
        assertThat(story.holding("chausiku").endBecause()).isEqualTo(DISSOLUTION);
        assertThat(story.holding("chausiku").until()).isEqualTo("2022-07-01");
        assertThat(story.holding("chausiku").statedUntil()).isEqualTo(new PartialDate("2022-07-01"));
    }

    @Test
    void the_earliest_abolition_counts_and_withdrawn_the_post_and_its_holders_are_back() {
        Story story = post(1, null)
                .appointed("asha", "2020-01-01")
                .abolished("later", "2023")
                .abolished("earlier", "2022");

        assertThat(story.holding("asha").until()).isEqualTo("2022-01-01");
        assertThat(story.holding("asha").certainOn(LocalDate.parse("2021-06-01")))
                .isFalse();
        assertThat(story.withdrawn("w", "earlier").holding("asha").until()).isEqualTo("2023-01-01");
        assertThat(story.withdrawn("w2", "later").holding("asha").until()).isNull();
    }

    @Test
    void who_is_appointed_after_the_abolition_holds_on_no_day() {
        Story story = post(1, null).abolished("abolished", "2022-07-01").appointed("asha", "2022-07-01");

        assertThat(story.holding("asha").effective().isEmpty()).isTrue();
        assertThat(story.holdersOn("2022-07-01")).isEmpty();
    }

    @Test
    void a_changed_term_runs_from_its_own_day() {
        Story story = post(1, OnExpiry.VACATE)
                .appointed("asha", "2020-01-01", "2022-12-31")
                .termChanged("longer", "asha", "2022-06-01", "2024-12-31");

        assertThat(termEndsOn(story, "asha", "2022-05-31")).isEqualTo("2022-12-31");
        assertThat(termEndsOn(story, "asha", "2022-06-01")).isEqualTo("2024-12-31");
        assertThat(story.holding("asha").until()).isEqualTo("2025-01-01");
        assertThat(story.holding("asha").endBecause()).isEqualTo(TERM);
        assertThat(story.withdrawn("w", "longer").holding("asha").until()).isEqualTo("2023-01-01");
    }

    @Test
    void a_term_is_changed_in_time_up_to_the_day_after_it_and_not_later() {
        assertThat(post(1, OnExpiry.VACATE)
                        .appointed("asha", "2020-01-01", "2022-12-31")
                        .termChanged("in time", "asha", "2023-01-01", "2024-12-31")
                        .holding("asha")
                        .until())
                .isEqualTo("2025-01-01");
        assertThat(post(1, OnExpiry.VACATE)
                        .appointed("asha", "2020-01-01", "2022-12-31")
                        .termChanged("too late", "asha", "2023-01-02", "2024-12-31")
                        .holding("asha")
                        .until())
                .isEqualTo("2023-01-01");
    }

    @Test
    void a_term_that_is_cut_short_behind_its_own_day_has_run_out_on_that_day() {
        Story story = post(1, OnExpiry.VACATE)
                .appointed("asha", "2020-01-01", "2022-12-31")
                .termChanged("shorter", "asha", "2022-06-01", "2022-03-31");

        assertThat(story.holdersOn("2022-05-31")).containsExactly("asha");
        assertThat(story.holding("asha").until()).isEqualTo("2022-06-01");
    }

    @Test
    void of_the_changes_of_a_term_the_one_of_the_latest_day_counts_and_a_correction_keeps_its_place() {
        Story story = post(1, null)
                .appointed("asha", "2020-01-01", "2022-12-31")
                .termChanged("second", "asha", "2022-06-01", "2025-12-31")
                .termChanged("first", "asha", "2021-06-01", "2023-12-31")
                .termChanged("same day", "asha", "2022-06-01", "2026-12-31")
                .termChangeCorrected("c", "second", "asha", "2022-06-01", "2027-12-31");

        assertThat(termEndsOn(story, "asha", "2021-12-31")).isEqualTo("2023-12-31");
        assertThat(termEndsOn(story, "asha", "2022-06-01")).isEqualTo("2026-12-31");
        assertThat(termEndsOn(story.withdrawn("w", "same day"), "asha", "2022-06-01"))
                .isEqualTo("2027-12-31");
    }

    @Test
    void the_law_of_the_day_after_the_running_term_says_what_follows() {
        Story story = post(1, OnExpiry.VACATE)
                .postAmended("amended", "2023-06-01", null, new Change<>(OnExpiry.HOLD_OVER))
                .appointed("asha", "2020-01-01", "2022-12-31")
                .termChanged("longer", "asha", "2022-06-01", "2023-12-31");

        assertThat(story.holding("asha").until()).isNull();
        assertThat(story.holding("asha").stateOn(LocalDate.parse("2023-12-31"))).isEqualTo(IN_TERM);
        assertThat(story.holding("asha").stateOn(LocalDate.parse("2024-01-01"))).isEqualTo(HOLDING_OVER);
    }

    @Test
    void who_is_in_a_longer_term_does_not_give_way() {
        Story story = post(1, OnExpiry.HOLD_OVER)
                .appointed("asha", "2020-01-01", "2022-12-31")
                .appointed("bakari", "2023-05-01");

        assertThat(story.holdersOn("2023-05-01")).containsExactly("bakari");
        assertThat(story.termChanged("longer", "asha", "2022-06-01", "2024-12-31")
                        .holdersOn("2023-05-01"))
                .containsExactly("asha", "bakari");
    }

    @Test
    void who_is_absent_still_holds_the_seat() {
        Story story = post(1, null)
                .appointed("asha", "2020-01-01")
                .absent("away", "asha", Absence.LEAVE, "2021-03-01", "2021-06-01");

        assertThat(absence(story, "asha", "2021-02-28")).isNull();
        assertThat(absence(story, "asha", "2021-03-01")).isEqualTo(Absence.LEAVE);
        assertThat(absence(story, "asha", "2021-05-31")).isEqualTo(Absence.LEAVE);
        assertThat(absence(story, "asha", "2021-06-01")).isNull();
        assertThat(story.holdersOn("2021-04-01")).containsExactly("asha");
        assertThat(vacantSeats(story, "2021-04-01")).isZero();
    }

    @Test
    void an_absence_without_a_first_day_back_lasts_until_the_holding_ends_or_it_is_told_again() {
        Story story = post(1, null)
                .appointed("asha", "2020-01-01")
                .ended("asha", "2023-01-01")
                .absent("away", "asha", Absence.SECONDED, "2021-03-01", null);

        assertThat(absence(story, "asha", "2022-12-31")).isEqualTo(Absence.SECONDED);
        assertThat(absence(story, "asha", "2023-01-01")).isNull();

        story.absent("back", "asha", Absence.SECONDED, "2021-03-01", "2022-01-01");

        assertThat(absence(story, "asha", "2021-12-31")).isEqualTo(Absence.SECONDED);
        assertThat(absence(story, "asha", "2022-01-01")).isNull();
        assertThat(absence(story.withdrawn("w", "back"), "asha", "2022-01-01")).isEqualTo(Absence.SECONDED);
    }

    @Test
    void of_overlapping_absences_the_one_that_began_last_is_meant() {
        Story story = post(1, null)
                .appointed("asha", "2020-01-01")
                .absent("inner", "asha", Absence.SUSPENDED, "2021-03-01", "2021-04-01")
                .absent("outer", "asha", Absence.LEAVE, "2021-01-01", "2022-01-01");

        assertThat(absence(story, "asha", "2021-02-01")).isEqualTo(Absence.LEAVE);
        assertThat(absence(story, "asha", "2021-03-15")).isEqualTo(Absence.SUSPENDED);
        assertThat(absence(story, "asha", "2021-04-01")).isEqualTo(Absence.LEAVE);
    }

    @Test
    void what_is_told_of_a_duty_is_kept_and_changes_nothing() {
        Story story = post(1, null).appointed("asha", "2020-01-01").sworn("sworn", "asha", "2020-02-01");

        assertThat(story.holding("asha").from()).isEqualTo("2020-01-01");
        assertThat(story.holding("asha").duties())
                .singleElement()
                .satisfies(duty -> assertThat(duty.fact().swornOn()).isEqualTo(new PartialDate("2020-02-01")));
        assertThat(story.withdrawn("w", "sworn").holding("asha").duties()).isEmpty();
    }

    @Test
    void the_turning_days_of_a_holding_are_those_of_its_terms_and_absences_while_it_lasts() {
        Story story = post(1, null)
                .appointed("asha", "2020-01-01", "2022-12-31")
                .termChanged("longer", "asha", "2022-06-01", "2023-12-31")
                .absent("away", "asha", Absence.LEAVE, "2021-03-01", "2021-06-01")
                .absent("to the end", "asha", Absence.LEAVE, "2024-02-01", "2024-06-01")
                .ended("asha", "2024-03-01");

        assertThat(story.holding("asha").turningDays())
                .map(LocalDate::toString)
                .containsExactly(
                        "2020-01-01",
                        "2021-03-01",
                        "2021-06-01",
                        "2022-06-01",
                        "2024-01-01",
                        "2024-02-01",
                        "2024-03-01");
    }

    @Test
    void a_withdrawn_start_takes_terms_and_absences_with_it() {
        Story story = post(1, null)
                .appointed("asha", "2020-01-01")
                .termChanged("longer", "asha", "2020-06-01", "2024-12-31")
                .absent("away", "asha", Absence.OTHER, "2021-03-01", null)
                .withdrawn("w", "asha");

        assertThat(story.post().holdings()).isEmpty();
    }

    @Test
    void a_partial_date_of_a_changed_term_or_an_absence_leaves_its_stretch_uncertain() {
        Story story = post(1, null)
                .appointed("asha", "2020-01-01", "2022-12-31")
                .termChanged("longer", "asha", "2021-06", "2024")
                .absent("away", "asha", Absence.LEAVE, "2023-01-01", "2023-03");

        assertThat(story.holding("asha").certainOn(LocalDate.parse("2021-05-31")))
                .isTrue();
        assertThat(story.holding("asha").certainOn(LocalDate.parse("2021-06-15")))
                .isFalse();
        assertThat(story.holding("asha").certainOn(LocalDate.parse("2023-02-15")))
                .as("the last day away is one of February")
                .isFalse();
        assertThat(story.holding("asha").certainOn(LocalDate.parse("2023-03-15")))
                .isTrue();
        assertThat(story.holding("asha").certainOn(LocalDate.parse("2024-06-15")))
                .isFalse();
    }

    @Test
    void without_its_establishment_there_is_no_post_and_nobody_holds_it() {
        Story story = post(1, null).appointed("asha", "2020-01-01").withdrawn("w", "post");

        assertThat(PostTimeline.of(story.told())).isEmpty();
        assertThat(PostTimeline.of(List.of())).isEmpty();
        assertThat(story.withdrawn("ww", "w").holdersOn("2020-01-01")).containsExactly("asha");
    }

    private static Story post(Integer seats, OnExpiry onExpiry) {
        return Story.of().postEstablished("2019", seats, onExpiry);
    }

    private static String termEndsOn(Story story, String who, String day) {
        return story.holding(who).termOn(LocalDate.parse(day)).value().endsOn().text();
    }

    private static @Nullable Absence absence(Story story, String who, String day) {
        return story.holding(who)
                .absentOn(LocalDate.parse(day))
                .map(absent -> absent.fact().absence())
                .orElse(null);
    }

    private static int vacantSeats(Story story, String day) {
        return vacancies(story, day).size();
    }

    private static List<Vacancy> vacancies(Story story, String day) {
        return story.post().vacanciesOn(LocalDate.parse(day));
    }
}
